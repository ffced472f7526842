import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { invite, month, planOf, startPlanning } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { type as typeInto } from '../support/spreadsheet/hands.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import type { Tab } from '../support/spreadsheet/tab.ts';

let service: Service;
let machine: Machine;
let second: Person;
const book = new Book('undo');

beforeAll(async () => {
  service = await startPlanning();
  second = await invite(service, 'second@qingquan.example', ['planner'], ['*']);
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  machine = new Machine(office);
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

/** Runs a function of the add-on and gives everything that it said. */
async function run(name: string, args: unknown[] = [], person: Person = 'planner') {
  const { said, failure } = await machine.run({ book, person }, name, args);
  expect(failure).toBeNull();
  return said
    .filter(({ how }) => how === 'toast' || how === 'dialog')
    .map(({ text }) => text)
    .join('\n---\n');
}

/** Where a header stands, and the row in which a column holds a text. */
function placeOf(tab: Tab, header: string, key: string, text: string) {
  const [rows, columns] = tab.last();
  const at = (row: number, column: number) => String(tab.look(row, column).content.v ?? '');
  const all = Array.from({ length: columns + 1 }, (_, c) => c);
  const column = all.find((c) => at(2, c) === header) ?? -1;
  const named = all.find((c) => at(2, c) === key) ?? -1;
  const row = Array.from({ length: rows + 1 }, (_, r) => r).find((r) => at(r, named) === text);
  return { row: row ?? rows + 1, column };
}

const set = (tab: Tab, header: string, key: string, text: string, value: string | number) => {
  const { row, column } = placeOf(tab, header, key, text);
  typeInto(book, tab, row, column, value);
};
const get = (tab: Tab, header: string, key: string, text: string) => {
  const { row, column } = placeOf(tab, header, key, text);
  return tab.look(row, column).content.v ?? null;
};

test('a push of customers goes back; what it added stays, and that is said', async () => {
  await run('customersOpen');
  const tab = book.named('Customers');
  const { row } = placeOf(tab, 'Code', 'Code', 'nobody yet');
  for (const [header, value] of Object.entries({
    Code: 'N1',
    Name: 'New one',
    Territory: 'EAST',
  })) {
    typeInto(book, tab, row, placeOf(tab, header, 'Code', 'N1').column, value);
  }
  set(tab, 'Town', 'Code', 'D1', 'Ningbo');
  expect(await run('customersPush')).toContain('1 row added');
  const town = async () =>
    (await service.ask(routes.customers.getCustomer, { params: { customerId: 'D1' } }, 'admin'))
      .town;
  expect(await town()).toBe('Ningbo');
  expect(await run('customersUndo')).toMatch(/Town: Ningbo → \(empty\)[^]*can’t be taken[^]*N1/);
  expect(await town()).toBeNull();
  expect(get(tab, 'Town', 'Code', 'D1')).toBeNull();
  expect(get(tab, 'Name', 'Code', 'N1')).toBe('New one');
});

test('a price of the list stays where the rest of a push of products goes back', async () => {
  await run('productsOpen');
  const tab = book.named('Products');
  set(tab, 'Price', 'Code', 'TEA', 3.5);
  set(tab, 'Units per case', 'Code', 'TEA', 12);
  await run('productsPush');
  expect(await run('productsUndo')).toContain('Prices stay');
  const table = await service.ask(routes.products.listProducts, {}, 'planner');
  const tea = toRecords<'code' | 'price' | 'caseSize'>(table).find(({ code }) => code === 'TEA');
  expect(tea).toMatchObject({ price: 350, caseSize: 24 });
  set(tab, 'Price', 'Code', 'TEA', 3);
  await run('productsPush');
  expect(await run('productsUndo')).toMatch(/no cell that can be set back[^]*Prices stay/);
});

test('an undo is one’s own, and what was typed since the push stays in the sheet', async () => {
  await run('plansOpenMonthOf', [month]);
  const tab = book.named(`Plan ${month}`);
  set(tab, 'Target', 'Product code', 'TEA', 10);
  await run('plansPush');
  expect(await run('plansUndo', [], second)).toContain('No push of yours');
  set(tab, 'Target', 'Product code', 'TEA', 11);
  await run('plansUndo');
  expect((await planOf(service, 'D1')).lines).toEqual([]);
  expect(get(tab, 'Target', 'Product code', 'TEA')).toBe(11);
  await run('plansPush');
  expect((await planOf(service, 'D1')).lines[0]?.quantity).toBe(11 * 24);
});

test('a price goes from the sheet with its target, and comes back with it when undone', async () => {
  set(book.named(`Plan ${month}`), 'Price', 'Product code', 'TEA', 2.5);
  await run('plansPush');
  const tab = book.named(`Plan ${month}`);
  const price = () => get(tab, 'Price', 'Product code', 'TEA');
  set(tab, 'Target', 'Product code', 'TEA', '');
  await run('plansPush');
  expect([price(), (await planOf(service, 'D1')).lines]).toEqual([null, []]);
  await run('plansUndo');
  expect([price(), (await planOf(service, 'D1')).lines[0]?.price]).toEqual([2.5, 250]);
  expect(await run('plansPush')).toContain('Nothing to push');
  set(tab, 'Target', 'Product code', 'TEA', '');
  await run('plansPush');
  set(tab, 'Target', 'Product code', 'TEA', 11);
  await run('plansPush');
  // The line is made anew at the price of the list; no other one is shown for it.
  expect([price(), (await planOf(service, 'D1')).lines[0]?.price]).toEqual([null, 300]);
  await run('plansRefresh');
  expect(price()).toBe(3);
});

test('after a refresh the last push is still known; after a submission it is refused', async () => {
  await run('plansRefresh');
  const params = { month, dealerId: 'D1' };
  await service.ask(routes.plans.submitPlan, { params }, 'planner');
  const said = await run('plansUndo');
  expect(said).toMatch(/Nothing was undone[^]*D1[^]*Target: /);
  expect((await planOf(service, 'D1')).lines[0]?.quantity).toBe(11 * 24);
});

test('a sheet that an older version pulled knows of no push, and goes on working', async () => {
  const hidden = book.named('_dealerbook');
  const [rows] = hidden.last();
  for (let row = 0; row <= rows; row++) {
    if (hidden.look(row, 1).content.v !== 'pushes') continue;
    hidden.cell(row, 0).content = { ...hidden.cell(row, 0).content, v: 'older' };
  }
  expect(await run('plansUndo')).toContain('No push of yours');
  expect(await run('plansPush')).not.toContain('not known');
});
