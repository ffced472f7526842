import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Entry, EntryId } from '../../domain/entry.ts';
import { readEntries } from '../../store/entries.ts';
import { consumedBy } from '../support/capacity.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

/** Days of November, and how many sales each has: far more than a page and what is read ahead. */
const days = Array.from({ length: 20 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
const salesOfDay = 45;

let trade: Trade;
let corrected: Map<EntryId, EntryId>;
beforeAll(async () => {
  trade = await startTrade();
  await trade.dealer('D1');
  for (const day of ['2025-03-10', '2026-10-30', ...days]) {
    await record(day, salesOfDay);
  }
  const settles = [{ document: '2026-11-02 3', amount: 400 }];
  const paid = newEntry('payment', { day: '2026-11-03', amount: 900, settles });
  const returned = newEntry('return', {
    day: '2026-11-04',
    document: 'R1',
    of: '2026-11-02 5',
    lines: worth(100),
  });
  await trade.post([paid, returned]);
  const [first] = (await stored()).filter(({ document }) => document === '2026-11-02 7');
  corrected = new Map();
  for (const reverses of [paid.entryId, returned.entryId, first?.entryId ?? '']) {
    const correction = newEntry('correction', { day: '2026-11-20', reverses, reason: 'Mistaken' });
    await trade.recorded(correction);
    corrected.set(reverses, correction.entryId);
  }
});
afterAll(() => trade.stop());

async function record(day: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += salesOfDay) {
    const sales = Array.from({ length: salesOfDay }, (_, j) =>
      newEntry('sale', { day, document: `${day} ${String(i + j)}`, lines: worth(100 + 100 * j) }),
    );
    await trade.post(sales);
  }
}

const stored = (): Promise<Entry[]> => readEntries(trade.db, 'D1');

type Page = Awaited<ReturnType<typeof asked>>;
const asked = (query: { from?: string; to?: string; cursor?: string }) =>
  trade.ask(routes.accounts.listEntries, { params: { dealerId: 'D1' }, query }, 'admin');

async function pagesOf(
  query: { from?: string; to?: string },
  between: (page: number) => Promise<unknown> = async () => null,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; cursor = pages.at(-1)?.next) {
    if (pages.length > 0) await between(pages.length);
    pages.push(await asked({ ...query, ...(cursor === '' ? {} : { cursor }) }));
  }
  return pages;
}

/** What a statement from one day to another must show, counted from all entries. */
function counted(all: readonly Entry[], from: string, to: string) {
  const documents = new Map<string, number>();
  for (const { allocations } of all) {
    for (const { document, amount } of allocations) {
      documents.set(document, (documents.get(document) ?? 0) + amount);
    }
  }
  let owed = 0;
  return all.flatMap((entry) => {
    owed += entry.amount;
    if (entry.day < from || entry.day > to) return [];
    const open = documents.get(entry.document ?? '') ?? 0;
    const status = open === 0 ? 'settled' : open < entry.amount ? 'part' : 'open';
    return [
      {
        entryId: entry.entryId,
        owedAfter: owed,
        settlement: entry.kind === 'sale' ? status : null,
        reversedBy: corrected.get(entry.entryId) ?? null,
      },
    ];
  });
}

const rowsOf = (pages: readonly Page[]) =>
  pages.flatMap(({ entries }) =>
    entries.map(({ entryId, owedAfter, settlement, reversedBy }) => ({
      entryId,
      owedAfter,
      settlement,
      reversedBy,
    })),
  );

describe('a statement far longer than a page', () => {
  it.each([
    ['2026-11-01', '2026-11-30'],
    ['2026-11-02', '2026-11-02'],
    ['2026-11-03', '2026-11-19'],
    ['2026-10-15', '2026-11-05'],
    ['2025-01-01', '2025-12-31'],
  ])('from %s to %s shows what all entries together tell', async (from, to) => {
    const pages = await pagesOf({ from, to });
    expect(rowsOf(pages)).toEqual(counted(await stored(), from, to));
    for (const [i, page] of pages.slice(1).entries()) expect(page.opening).toBe(pages[i]?.closing);
  });

  it('goes on rightly where something was recorded on days that were shown already', async () => {
    const [from, to] = ['2026-11-01', '2026-11-30'];
    const pages = await pagesOf({ from, to }, (page) =>
      page > 3
        ? Promise.resolve()
        : trade.recorded(newEntry('payment', { day: '2026-11-01', amount: 100 + page })),
    );
    const all = await stored();
    const expected = new Map(counted(all, from, to).map((row) => [row.entryId, row.owedAfter]));
    for (const { entries } of pages.slice(3)) {
      for (const { entryId, owedAfter } of entries) expect(owedAfter).toBe(expected.get(entryId));
    }
    const sales = (page: Page) => page.entries.filter(({ kind }) => kind === 'sale');
    expect(pages.flatMap(sales)).toHaveLength(days.length * salesOfDay);
  });

  it('costs what its page costs, however much was recorded after it', async () => {
    const { db } = await import('../../functions/database.ts');
    const cost = async () => {
      // Whoever reads first keeps the totals that the stream's reader would have kept.
      await asked({ from: '2026-11-01' });
      const first = await consumedBy(db, () => asked({ from: '2026-11-01' }));
      const cursor = first.result.next ?? '';
      const second = await consumedBy(db, () => asked({ from: '2026-11-01', cursor }));
      return [first.read, second.read];
    };
    expect(await cost()).toEqual([83, 84]);
    await record('2026-11-21', 10 * salesOfDay);
    expect(await cost()).toEqual([83, 84]);
  });
});
