import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addMonths } from '../../domain/values/month.ts';
import { toRecords } from '../../domain/values/table.ts';
import { invite, month, refusal, startPlanning } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import { readPlan } from '../support/spreadsheet/plan-grid.ts';

const { getReview, writeReview, getProposal, getMonthPlans } = routes.plans;
const next = addMonths(month, 1);
const west: Person = 'west@qingquan.example';

let service: Service;
let machine: Machine;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, west, ['planner'], ['WEST']);
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  machine = new Machine(office);
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

const params = { month, dealerId: 'D1' };
const written = (version: number, worked: string | null, failed: string | null) => ({
  params,
  body: { version, worked, failed },
});

/** What stands in the rows of dealers when the month after is opened. */
async function inNextMonth(person: Person = 'planner') {
  const reply = await service.ask(getMonthPlans, { params: { month: next } }, person);
  const rows = toRecords<'dealerId' | 'worked' | 'failed'>(reply.dealers);
  return rows.map(({ dealerId, worked, failed }) => [dealerId, worked, failed]);
}

test('what worked in a month and what did not is there when the next one is planned', async () => {
  expect((await service.ask(getReview, { params }, 'viewer')).review).toBeNull();
  const kept = await service.ask(writeReview, written(0, 'Tasting', 'Late trucks'), 'planner');
  expect(kept.review).toMatchObject({ worked: 'Tasting', failed: 'Late trucks', version: 1 });
  expect(await inNextMonth()).toEqual([
    ['D1', 'Tasting', 'Late trucks'],
    ['D2', null, null],
  ]);
  const proposal = { params: { month: next, dealerId: 'D1' } };
  expect((await service.ask(getProposal, proposal, 'planner')).review).toEqual(kept.review);
  const later = { params: { month: addMonths(next, 1), dealerId: 'D1' } };
  expect((await service.ask(getProposal, later, 'planner')).review).toBeNull();
});

test('a review sent again is one change, and one that was not seen is not overwritten', async () => {
  const again = await service.ask(writeReview, written(0, 'Tasting', 'Late trucks'), 'planner');
  expect(again.review?.version).toBe(1);
  const unseen = service.ask(writeReview, written(0, 'Price', null), 'manager');
  expect(await refusal(unseen)).toBe('changed-meanwhile');
  const seen = await service.ask(writeReview, written(1, 'Price', null), 'manager');
  expect(seen.review).toMatchObject({ worked: 'Price', failed: null, version: 2 });
});

test('nobody reads or writes a review of a dealer outside their territories', async () => {
  expect(await refusal(service.ask(getReview, { params }, west))).toBe('not-found');
  const other = service.ask(writeReview, written(2, 'Mine', null), west);
  expect(await refusal(other)).toBe('not-found');
  expect(await inNextMonth(west)).toEqual([['D2', null, null]]);
});

test('in the sheet the month before is reviewed in two questions, and shown at the dealer', async () => {
  const book = new Book('review');
  const run = async (name: string, typed: string[], args: unknown[] = []) => {
    const questions: string[] = [];
    const answers = (text: unknown) => {
      questions.push(JSON.stringify(text));
      return { button: 'OK' as const, text: typed.shift() ?? '' };
    };
    const ran = await machine.run({ book, person: 'planner', answers }, name, args);
    if (ran.failure) throw new Error(ran.failure.message);
    return { questions, message: (ran.result as { message?: string }).message ?? '' };
  };
  await run('plansOpenMonthOf', [], [next]);
  const tab = book.named(`Plan ${next}`);
  const row = readPlan(tab).cells.find(({ key }) => key === 'D1|* note')?.row ?? 0;
  book.selection = { sheet: tab.facts.id, row, column: 0, rows: 1, columns: 1 };
  const { questions, message } = await run('plansReview', ['', '=Two late trucks']);
  expect(questions).toHaveLength(2);
  expect(questions[0]).toContain('Worked: Price');
  expect(message).toContain(`D1`);
  await run('plansRefresh', []);
  const header = Array.from({ length: 26 }, (_, i) => String(tab.look(2, i).content.v ?? ''));
  const shown = tab.look(row, header.indexOf('Month before, reviewed')).content;
  expect(shown).toMatchObject({ v: 'Worked: Price · Did not work: =Two late trucks' });
  expect((await run('plansReview', ['-', ''])).message).toContain('Kept');
  const { review } = await service.ask(getReview, { params }, 'planner');
  expect(review).toMatchObject({ worked: null, failed: '=Two late trucks', version: 4 });
  expect((await run('plansReview', ['', ''])).message).toContain('nothing was changed');
});
