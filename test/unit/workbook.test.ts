import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterRun, monthsToWrite, type WorkbookMonth } from '../../domain/workbook/month.ts';
import type { FrozenMonth } from '../../domain/workbook/frozen.ts';
import { decimal } from '../../domain/values/currency.ts';
import { columnNames, tabOf } from '../../functions/workbook/layout.ts';
import { changesOf } from '../../functions/workbook/requests.ts';

const sold = { net: 0, lastMonth: 0, growthOnMonth: null, lastYear: 0, growthOnYear: null };
const figures = {
  ...{ ...sold, actual: 0, plan: null, attainment: null, yearToDate: 0, lastYearToDate: 0 },
  ...{ growthToDate: null, payments: 0, owed: 0, open: 0, overdue: 0 },
};
const about = {
  ...{ month: '2026-02', territory: null, basis: 'invoice' as const, asOf: '2026-02-28' },
  ...{ knownAt: '2026-03-01T01:00:00.000Z', dealers: 1, withoutPlan: 1, withoutSales: 1 },
};
const noEnds = { best: [], worst: [] };
const dealerOf = (name: string) => ({ dealerId: 'D1', code: '0012', name, territory: 'EAST' });
const frozen = (given: Partial<FrozenMonth> = {}, currency = 'CNY'): FrozenMonth => ({
  ...{ release: 'test', versions: {}, knownOn: '2026-03-02', products: [] },
  company: { name: 'Co', currency, language: currency === 'CNY' ? 'zh' : 'en' },
  summary: {
    ...about,
    ...{ figures, newYear: null, ofDealers: noEnds, productsAgainst: 'last-year' },
    ...{ ofProducts: noEnds, debtors: [], debtorsInAll: 0 },
  },
  dealers: [{ ...dealerOf('D'), ...figures }],
  ...given,
});
const at = (column: (typeof columnNames)[number]) => columnNames.indexOf(column);

describe('the tab of a month', () => {
  test('says of which day it is known where the company is, which is none of UTC', () => {
    const [, line] = tabOf(frozen()).rows;
    expect(line?.cells[0]).toContain('2026-03-02');
  });

  test('has amounts that are the decimal amount exactly, in every kind of currency', () => {
    const amounts = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(amounts, fc.constantFrom('CNY', 'JPY', 'KWD'), (net, currency) => {
        const dealers = [{ ...dealerOf('D'), ...figures, net }];
        const cell = tabOf(frozen({ dealers }, currency)).rows.at(-1)?.cells[at('net')];
        const digits = { CNY: 2, JPY: 0, KWD: 3 }[currency] ?? 0;
        expect(typeof cell === 'number' && cell.toFixed(digits)).toBe(
          decimal(net, currency).replaceAll(',', ''),
        );
      }),
    );
  });

  test('has rates as fractions, a dash for what is not known, nothing for what is not there', () => {
    const product = { productId: 'P', code: 'P', variety: 'Tea', specification: '', quantity: -3 };
    const products = [{ ...product, ...sold, growthOnYear: -250_000, plan: null }];
    const cells = tabOf(frozen({ products })).rows.at(-1)?.cells ?? [];
    expect(cells[at('growthOnYear')]).toBe(-0.25);
    expect([cells[at('plan')], cells[at('growthOnMonth')]]).toEqual(['–', '–']);
    expect([cells[at('payments')], cells[at('place')], cells[at('overdue')]]).toEqual([
      ...[null, null, null],
    ]);
    expect(cells[at('quantity')]).toBe(-3);
  });

  test('is as wide and high as its table, with its heads in sight, whatever there is to show', () => {
    const both = { ...frozen().summary, newYear: sold };
    for (const month of [frozen(), frozen({ dealers: [] }), frozen({ summary: both }, 'GBP')]) {
      const tab = tabOf(month);
      const [add] = changesOf(tab, 'mark', 0);
      expect(add?.addSheet?.properties?.gridProperties).toEqual({
        ...{ rowCount: tab.rows.length, columnCount: columnNames.length },
        ...{ frozenRowCount: 3, frozenColumnCount: 1 },
      });
      expect(tab.rows[2]?.cells).toHaveLength(columnNames.length);
      expect(tab.rows.length).toBeGreaterThan(tab.frozenRows);
    }
  });

  test('gives Google each text as a text, also one that begins like a formula or a number', () => {
    for (const name of ['=1+1', '+86', '-5', '@me', '0012', '<b>', "'x"]) {
      const dealers = [{ ...dealerOf(name), ...figures }];
      const [, fill] = changesOf(tabOf(frozen({ dealers })), 'mark', 0);
      const [first, code] = fill?.updateCells?.rows?.at(-1)?.values ?? [];
      expect(first).toEqual({ userEnteredValue: { stringValue: name } });
      expect(code).toEqual({ userEnteredValue: { stringValue: '0012' } });
    }
  });
});

const name = { spreadsheetId: 'x'.repeat(20), month: '2026-01' };
const nothing = { problem: null, account: null, sha256: null };
const when = (day: string) => ({ day, at: `${day}T01:00:00.000Z` });
const failed = { ...nothing, state: 'failed', problem: 'not-shared' } as const;
const written = { ...nothing, state: 'written' } as const;

describe('what became of a month', () => {
  test('the same failure is kept once a day, another one and the next day’s again', () => {
    const first = afterRun(null, name, failed, when('2026-02-01'));
    expect(first).toMatchObject({ state: 'failed', version: 1, writtenAt: null });
    expect(afterRun(first, name, failed, when('2026-02-01'))).toBeNull();
    const other = { ...failed, problem: 'api-off' } as const;
    expect(afterRun(first, name, other, when('2026-02-01'))).toMatchObject({ version: 2 });
    expect(afterRun(first, name, failed, when('2026-02-02'))).toMatchObject({ version: 2 });
  });

  test('what is written stays written, and what was empty can be written later', () => {
    const done = afterRun(null, name, written, when('2026-02-01'));
    expect(done?.writtenAt).toBe('2026-02-01T01:00:00.000Z');
    expect(afterRun(done, name, failed, when('2026-02-02'))).toBeNull();
    const empty = afterRun(null, name, { ...nothing, state: 'empty' }, when('2026-02-01'));
    expect(afterRun(empty, name, failed, when('2026-02-02'))).toBeNull();
    expect(afterRun(empty, name, written, when('2026-02-02'))).toMatchObject({ version: 2 });
  });

  test('the month before is due, with those since the first that were missed or failed', () => {
    const known = (month: string, state: WorkbookMonth['state']) => ({ month, state });
    expect(monthsToWrite('2026-02-01', [])).toEqual(['2026-01']);
    const some = [known('2025-11', 'written'), known('2025-12', 'failed')];
    expect(monthsToWrite('2026-03-31', some)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(monthsToWrite('2025-12-31', some)).toEqual([]);
    expect(monthsToWrite('2030-01-01', some)).toHaveLength(12);
    expect(monthsToWrite('2026-02-01', [known('2026-01', 'empty')])).toEqual([]);
  });
});
