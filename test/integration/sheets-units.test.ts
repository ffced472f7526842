import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { toRecords } from '../../domain/values/table.ts';
import { addMonths } from '../../domain/values/month.ts';
import { month as firstMonth, startPlanning } from '../support/planning.ts';
import type { Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { type as typeInto } from '../support/spreadsheet/hands.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import type { Trouble } from '../support/spreadsheet/page.ts';
import { readPlan } from '../support/spreadsheet/plan-grid.ts';

let service: Service;
let machine: Machine;
let month = firstMonth;
let book = new Book('units');

beforeAll(async () => {
  service = await startPlanning();
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  machine = new Machine(office);
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

async function run(name: string, trouble: Trouble = {}, button: 'YES' | 'NO' = 'YES') {
  const args = name === 'plansOpenMonthOf' ? [month] : [];
  const seat = { book, person: 'planner', answers: () => ({ button, text: '' }) } as const;
  const ran = await machine.run(seat, name, args, trouble);
  if (ran.failure && !ran.killed) throw new Error(ran.failure.message);
  return { ...ran, ...(ran.result as { message?: string } | null) };
}

const tab = () => book.named(`Plan ${month}`);
const target = () => {
  const cell = readPlan(tab()).cells.find(({ key }) => key === 'D1|TEA quantity');
  if (!cell) throw new Error('no target');
  return cell;
};
const shown = () => tab().look(target().row, target().column).content.v;
const fillIn = (value: number) => {
  typeInto(book, tab(), target().row, target().column, value);
};
const planned = async () => {
  const params = { month, dealerId: 'D1' };
  return (await service.ask(routes.plans.getPlan, { params }, 'admin')).lines[0]?.quantity;
};

/** A target of ten cases of 24, pushed from a new sheet of a month of its own. */
async function tenCases() {
  month = addMonths(month, 1);
  book = new Book('units');
  await run('plansUnits');
  await run('plansOpenMonthOf');
  fillIn(10);
  await run('plansPush');
  expect(await planned()).toBe(240);
}

test('a product that is packed anew shows the same target in the new cases', async () => {
  await tenCases();
  const pack = async (caseSize: number) => {
    const { products } = routes;
    const params = { productId: 'TEA' };
    const list = toRecords<'code' | 'version'>(
      await service.ask(products.listProducts, {}, 'admin'),
    );
    const version = Number(list.find(({ code }) => code === 'TEA')?.version);
    await service.ask(products.changeProduct, { params, body: { version, caseSize } }, 'admin');
  };
  await pack(12);
  await run('plansRefresh');
  expect(shown()).toBe(20);
  await run('plansPush');
  expect(await planned()).toBe(240);
  await pack(24);
});

test('a refresh killed anywhere while the units change misreads no target', async () => {
  await tenCases();
  const steps = (await run('plansRefresh')).usage.steps;
  for (let killBefore = steps - 24; killBefore <= steps; killBefore += 3) {
    const inCases = shown() === 10;
    await run('plansUnits', {}, inCases ? 'NO' : 'YES');
    await run('plansRefresh', { killBefore });
    await run('plansPush');
    await run('plansRefresh');
    await run('plansPush');
    expect([killBefore, await planned(), shown()]).toEqual([killBefore, 240, inCases ? 240 : 10]);
  }
}, 60_000);

test('what is typed after a killed change of units is asked for again, never guessed', async () => {
  await tenCases();
  const steps = (await run('plansRefresh')).usage.steps;
  await run('plansUnits', {}, 'NO');
  await run('plansRefresh', { killBefore: steps - 12 });
  fillIn(11);
  expect((await run('plansPush')).message).toContain('Refresh');
  await run('plansRefresh');
  expect(target().note).toMatch(/^⚠ .*“11” was typed here while the units/);
  expect(shown()).toBe(240);
  await run('plansPush');
  expect(await planned()).toBe(240);
  fillIn(264);
  await run('plansPush');
  expect(await planned()).toBe(264);
});

test('what a killed refresh was writing can be typed later on, and is pushed', async () => {
  await tenCases();
  const other = new Book('other');
  const mine = book;
  book = other;
  await run('plansOpenMonthOf');
  fillIn(20);
  await run('plansPush');
  book = mine;
  const { steps } = (await run('plansRefresh')).usage;
  fillIn(10);
  await run('plansPush');
  book = other;
  await run('plansRefresh');
  fillIn(20);
  await run('plansPush');
  book = mine;
  expect((await run('plansRefresh', { killBefore: steps - 12 })).killed).toBe(true);
  book = other;
  fillIn(30);
  await run('plansPush');
  book = mine;
  await run('plansRefresh');
  fillIn(20);
  await run('plansPush');
  expect(await planned()).toBe(480);
});
