import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { letterNameOf } from '../../domain/letters/letter.ts';
import { newLetter } from '../../domain/letters/sending.ts';
import { clock } from '../../functions/clock.ts';
import { addLetter } from '../../store/letters.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, post, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';

let service: Service;
let machine: Machine;
const book = new Book('books');

beforeAll(async () => {
  clock.now = () => Date.parse('2026-11-20T04:00:00.000Z');
  service = await startService();
  await foundCompany(service);
  await service.invite(['finance']);
  await addProducts(service, { TEA: 300 });
  await addCustomers(service, dealer('E1'), dealer('E2'));
  await post(service, sale('E1', '2026-11-05', { TEA: 50 }), sale('E2', '2026-11-06', { TEA: 10 }));
  machine = new Machine(await openOffice('2026-11-20T04:00:00Z'));
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

/** Runs a function of the add-on with what is answered to its dialogs, one after the other. */
async function run(name: string, ...answers: { button?: 'NO' | 'YES'; text?: string }[]) {
  const seat = {
    ...{ book, person: 'finance' as const, locale: 'en' },
    answers: () => ({ button: 'OK' as const, text: '', ...answers.shift() }),
  };
  const { said, failure } = await machine.run(seat, name);
  expect([failure, answers]).toEqual([null, []]);
  return said.at(-1)?.text ?? '';
}

/** Selects the cell of a column in the first row of a tab. */
function select(name: string, header: string) {
  const tab = book.named(name);
  const [, width] = tab.last();
  const columns = Array.from({ length: width }, (_, i) => tab.look(2, i).content.v);
  const column = columns.indexOf(header);
  expect([header, column >= 0]).toEqual([header, true]);
  book.selection = { sheet: tab.facts.id, row: 3, column, rows: 1, columns: 1 };
}

test('[P10] a follow-up is pinned to the selected figure, listed, and closed with its outcome', async () => {
  await run('ledgerByDealer', { text: '2026-11' });
  select('Dealers 2026-11', 'Net amount');
  const said = await run(
    'followUpsPin',
    { text: 'Offer the new range' },
    { text: '' },
    { text: '' },
  );
  expect(said).toBe('Pinned. Ledger → Follow-ups lists it.');
  const { followUps } = await service.ask(
    routes['follow-ups'].listFollowUps,
    { query: { owner: 'me' } },
    'finance',
  );
  expect(followUps).toMatchObject([
    { dealerId: 'E1', figure: 'netAmount', value: 15_000, month: '2026-11', due: '2026-11-27' },
  ]);
  expect(await run('followUpsShow')).toBe('1 follow-up.');
  const row = () => {
    const tab = book.named('Follow-ups');
    return Array.from({ length: 10 }, (_, i) => tab.look(3, i).content.v ?? '');
  };
  expect(row().slice(0, 3)).toEqual(['E1', 'Dealer E1', 'Open']);
  expect(row().slice(4)).toEqual([
    ...['finance', 'Offer the new range', '', 'Net amount', '2026-11', '150.00'],
  ]);
  select('Follow-ups', 'State');
  await run('followUpsClose', { button: 'YES' }, { text: 'Ordered 20 cases' });
  expect([row()[2], row()[6]]).toEqual(['Done', 'Ordered 20 cases']);
});

test('without a figure of a dealer selected it says where to go', async () => {
  select('Follow-ups', 'State');
  expect(await run('followUpsPin')).toContain('Select a figure of a dealer first');
});

test('a follow-up is pinned to the balance of a statement, answered or not', async () => {
  const name = letterNameOf('dealer-statement~d-E1~2026-10');
  const about = { territories: ['EAST'], askedBy: null, reason: null };
  await addLetter(service.db, newLetter(name, about, '2026-11-01T00:00:00.000Z'));
  expect(await run('answersShow', { text: '' })).toBe(
    '1 statement: 0 questioned, 1 without an answer.',
  );
  select('Answers 2026-10', 'Stated balance');
  await run('followUpsPin', { text: 'Call about the statement' }, { text: '' }, { text: '' });
  const { followUps } = await service.ask(
    routes['follow-ups'].listFollowUps,
    { query: { owner: 'me', state: 'open' } },
    'finance',
  );
  expect(followUps).toMatchObject([
    { dealerId: 'E1', figure: 'balance', value: null, month: '2026-10' },
  ]);
});
