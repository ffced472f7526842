import { expect } from 'vitest';
import type { Entry } from '../../domain/entry.ts';
import type { Totals } from '../../domain/totals.ts';
import { fiscalYearStart, monthOf, type Month } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { readHeads } from '../../store/heads.ts';
import { accountInTable } from '../../store/kept-totals.ts';
import { readTotals } from '../../store/totals.ts';

/** Figures by name, those that are zero left out. */
type Counted = Record<string, number>;

/**
 * Checks that the totals of these dealers are the fold of their entries: those kept as of their
 * own mark, those read as of the account's head, in every month with entries. Answers how many
 * months are kept up to the head.
 */
export async function expectTotals(db: Db, dealerIds: readonly string[]): Promise<number> {
  const { fiscalYearStart: startMonth } = await readCompany(db);
  const heads = await readHeads(db, dealerIds);
  let upToHead = 0;
  for (const [dealerId, head] of heads) {
    const entries = await readEntries(db, dealerId);
    const months = [...new Set(entries.map((entry) => monthOf(entry.day)))];
    const account = accountInTable(db, dealerId);
    for (const month of months) {
      const kept = await account.kept(month);
      if (!kept) continue;
      const until = entries.filter((entry) => entry.version <= kept.mark);
      expect(shown(kept.totals), `${dealerId} ${month}`).toEqual(count(until, month, startMonth));
      if (kept.mark >= (head.touched[month] ?? 0)) upToHead++;
    }
    const read = await readTotals(db, new Map([[dealerId, head]]), months, startMonth);
    for (const month of months) {
      const totals = read.get(dealerId)?.get(month);
      expect(totals && shown(totals)).toEqual(count(entries, month, startMonth));
    }
  }
  return upToHead;
}

function shown({ products, month, year, entries }: Totals): Counted {
  const counted: Counted = { entries };
  for (const [name, amount] of Object.entries(month)) counted[`month ${name}`] = amount as number;
  for (const [name, amount] of Object.entries(year)) counted[`year ${name}`] = amount as number;
  for (const [productId, figures] of products) {
    for (const [name, figure] of Object.entries(figures)) {
      counted[`${productId} ${name}`] = figure as number;
    }
  }
  return withoutZeros(counted);
}

/** The same figures counted from the entries one by one. */
function count(entries: readonly Entry[], month: Month, startMonth: number): Counted {
  const start = fiscalYearStart(month, startMonth);
  const counted: Counted = {};
  const add = (name: string, figure: number) => {
    counted[name] = (counted[name] ?? 0) + figure;
  };
  for (const entry of entries) {
    const of = monthOf(entry.day);
    if (of < start || of > month) continue;
    const own = of === month;
    if (own) add('entries', 1);
    const back = entry.kind === 'correction';
    const kind = back ? entry.reversesKind : entry.kind;
    const money = moneyNames[kind ?? ''];
    if (money) {
      add(`year ${money.name}`, money.sign * entry.amount);
      if (own) add(`month ${money.name}`, money.sign * entry.amount);
    }
    if (kind !== 'sale' && kind !== 'return') continue;
    for (const { productId, quantity, amount } of entry.lines) {
      const name = kind === 'sale' ? 'sales' : 'returns';
      const sign = (kind === 'sale' ? 1 : -1) * (back ? -1 : 1);
      add(`${productId} yearQuantity`, sign * quantity);
      add(`${productId} yearAmount`, sign * amount);
      if (own) add(`${productId} ${name}Quantity`, (back ? -1 : 1) * quantity);
      if (own) add(`${productId} ${name}Amount`, (back ? -1 : 1) * amount);
    }
  }
  return withoutZeros(counted);
}

const moneyNames: Readonly<Record<string, { name: string; sign: number }>> = {
  payment: { name: 'payments', sign: -1 },
  refund: { name: 'refunds', sign: 1 },
  'write-off': { name: 'writeOffs', sign: -1 },
  opening: { name: 'openings', sign: 1 },
};

const withoutZeros = (counted: Counted): Counted =>
  Object.fromEntries(Object.entries(counted).filter(([, figure]) => figure !== 0));
