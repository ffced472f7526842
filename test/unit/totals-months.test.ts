import { describe, expect, it } from 'vitest';
import {
  areExact,
  closingMonths,
  holderOf,
  lastChange,
  monthsWithEntries,
} from '../../domain/totals-months.ts';
import { noTotals } from '../../domain/totals.ts';
import { touch } from '../../domain/touched.ts';
import { addMonths, fiscalYearStart, monthsBetween } from '../../domain/values/month.ts';

const head = { version: 9, touched: { '2025-12': 4, '2026-02': 9, '2026-04': 7 } };

describe('what the head knows of a month', () => {
  it('is the newest version of the months of the fiscal year up to it', () => {
    expect(lastChange(head, '2026-01', '2026-01')).toBe(0);
    expect(lastChange(head, '2026-03', '2026-01')).toBe(9);
    expect(lastChange(head, '2026-04', '2026-01')).toBe(9);
    expect(lastChange(head, '2026-01', '2025-07')).toBe(4);
  });

  it('names the last month with entries as the one that holds cumulated totals', () => {
    expect(holderOf(head, '2026-03', '2026-01')).toBe('2026-02');
    expect(holderOf(head, '2026-01', '2026-01')).toBe(null);
    expect(holderOf(head, '2026-01', '2025-07')).toBe('2025-12');
  });

  it('is conservative where old months folded: any of them may hold entries', () => {
    let touched: Record<string, number> = {};
    for (let i = 0; i < 16; i++) touched = touch(touched, addMonths('2025-01', i), i + 1);
    touched = touch(touched, '2025-01', 17);
    const folded = { version: 17, touched };
    expect(Object.keys(touched)).toHaveLength(14);
    expect(lastChange(folded, '2025-01', '2025-01')).toBe(17);
    expect(lastChange(folded, '2026-04', '2026-01')).toBe(16);
    expect(monthsWithEntries(folded, '2025-01', '2025-04')).toEqual(
      monthsBetween('2025-01', '2025-04'),
    );
  });
});

describe('kept totals are exact for a head', () => {
  const kept = { mark: 9, yearFrom: '2026-01', totals: noTotals };

  it('from the last change on up to the head’s own version', () => {
    expect(areExact(kept, head, '2026-03', '2026-01')).toBe(true);
    expect(areExact({ ...kept, mark: 8 }, head, '2026-03', '2026-01')).toBe(false);
    expect(areExact({ ...kept, mark: 10 }, head, '2026-03', '2026-01')).toBe(false);
  });

  it('and only for the fiscal year that they were cumulated in', () => {
    expect(areExact({ ...kept, yearFrom: '2025-07' }, head, '2026-03', '2026-01')).toBe(false);
  });
});

describe('what moved after a month', () => {
  it('stands in the last months of its fiscal year and of those with later entries', () => {
    expect(closingMonths([head], '2025-11', 1)).toEqual(['2025-12', '2026-12']);
    expect(closingMonths([head], '2026-04', 1)).toEqual(['2026-12']);
    expect(closingMonths([head], '2025-11', 4)).toEqual(['2026-03', '2027-03']);
  });

  it('is found without counting through the years in between', () => {
    const odd = { version: 2, touched: { '0001-01': 1, '9999-12': 2 } };
    expect(closingMonths([odd], '0001-01', 1)).toEqual(['0001-12', '9999-12']);
  });
});

describe('months at the ends of the calendar', () => {
  it('stay months of four digits', () => {
    expect(addMonths('0000-01', -1)).toBe('0000-01');
    expect(addMonths('9999-12', 1)).toBe('9999-12');
    expect(fiscalYearStart('0000-02', 4)).toBe('0000-01');
    expect(monthsBetween('9999-11', '9999-12')).toEqual(['9999-11', '9999-12']);
    expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  });
});
