import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addMonths } from '../../domain/values/month.ts';
import { post, sale } from '../support/month.ts';
import { month, startPlanning } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { type as typeInto } from '../support/spreadsheet/hands.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import { readPlan } from '../support/spreadsheet/plan-grid.ts';

const next = addMonths(month, 1);
let service: Service;
let machine: Machine;

beforeAll(async () => {
  service = await startPlanning();
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  machine = new Machine(office);
  for (const day of ['2026-08-05', '2026-09-05', '2026-10-05']) {
    await post(service, sale('D1', day, { TEA: 240, WATER: 48 }));
  }
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

type Button = 'YES' | 'NO' | 'OK';

/** Runs a function of the add-on; what was asked meanwhile is answered with the button. */
async function run(book: Book, name: string, button: Button, person: Person = 'planner') {
  const asked: string[] = [];
  const answers = (text: unknown) => {
    asked.push(JSON.stringify(text));
    return { button, text: '' };
  };
  const args = name === 'plansOpenMonthOf' ? [next] : [];
  const ran = await machine.run({ book, person, answers }, name, args);
  if (ran.failure) throw new Error(ran.failure.message);
  const { message = '', ok = false } = ran.result as { message?: string; ok?: boolean };
  return { asked, message, ok };
}

const lines = async () => {
  const params = { month: next, dealerId: 'D1' };
  const plan = await service.ask(routes.plans.getPlan, { params }, 'planner');
  return plan.lines.map(({ productId, quantity, proposed }) => [productId, quantity, proposed]);
};

/** What a column shows at a row of D1. */
function shown(book: Book, product: string, column: string): unknown {
  const tab = book.named(`Plan ${next}`);
  const cells = readPlan(tab).cells;
  const row = cells.find(({ key }) => key === `D1|${product} quantity`)?.row ?? 0;
  const header = Array.from({ length: 24 }, (_, i) => String(tab.look(2, i).content.v ?? ''));
  return tab.look(row, header.indexOf(column)).content.v ?? null;
}

test('[P11] who plans is asked whether a new month begins with the proposals; No leaves it empty', async () => {
  const book = new Book('no');
  const { asked } = await run(book, 'plansOpenMonthOf', 'NO');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('1 dealer has no plan for 2026-12');
  expect(await lines()).toEqual([]);
  expect(shown(book, 'TEA', 'Proposal')).toBe(10);
  expect(shown(book, 'TEA', 'Target')).toBeNull();
});

test('who makes no plans is asked nothing and changes nothing', async () => {
  expect((await run(new Book('viewer'), 'plansOpenMonthOf', 'YES', 'viewer')).asked).toEqual([]);
  expect(await lines()).toEqual([]);
});

test('[P11] opened with proposals, each target is marked until it is edited, then accepted', async () => {
  const book = new Book('yes');
  const { message } = await run(book, 'plansOpenMonthOf', 'YES');
  expect(message).toContain('1 plan begun with proposed targets');
  expect(await lines()).toEqual([
    ['TEA', 240, true],
    ['WATER', 48, true],
  ]);
  expect([shown(book, 'TEA', 'Target'), shown(book, 'TEA', 'Only proposed')]).toEqual([
    10,
    'proposed',
  ]);
  const tab = book.named(`Plan ${next}`);
  const cell = readPlan(tab).cells.find(({ key }) => key === 'D1|TEA quantity');
  typeInto(book, tab, cell?.row ?? 0, cell?.column ?? 0, 12);
  await run(book, 'plansPush', 'OK');
  expect(shown(book, 'TEA', 'Only proposed')).toBeNull();
  expect(shown(book, 'WATER', 'Only proposed')).toBe('proposed');
  await run(book, 'plansAccept', 'OK');
  expect(shown(book, 'WATER', 'Only proposed')).toBeNull();
  expect(await lines()).toEqual([
    ['TEA', 288, undefined],
    ['WATER', 48, undefined],
  ]);
});

test('a month that some dealers have a plan for is opened without a question', async () => {
  expect((await run(new Book('later'), 'plansOpenMonthOf', 'YES')).asked).toEqual([]);
});

test('[3.3] the explanation shows every term of the selected dealer, and they add up', async () => {
  const book = new Book('why');
  await run(book, 'plansOpenMonthOf', 'NO');
  const tab = book.named(`Plan ${next}`);
  const row = readPlan(tab).cells.find(({ key }) => key === 'D1|TEA quantity')?.row ?? 0;
  book.selection = { sheet: tab.facts.id, row, column: 0, rows: 1, columns: 1 };
  await run(book, 'plansExplain', 'OK');
  const page = book.named(`Proposal D1 ${next}`);
  const cells = (at: number) =>
    Array.from({ length: 5 }, (_, i) => page.look(at, i).content.v ?? null);
  expect(cells(4)).toEqual(['Product', 'Rests on', 'Base', 'Proposal', null]);
  expect(cells(5)).toEqual(['Drinks TEA', null, 10, 10, null]);
});
