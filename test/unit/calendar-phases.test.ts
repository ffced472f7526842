import { afterEach, describe, expect, test } from 'vitest';
import { phasesOf, sellingDaysGone, sellingDaysOf } from '../../domain/calendar.ts';
import type { SellingCalendar } from '../../domain/company.ts';
import { phaseTargets, phasingOfText, plannedToDate } from '../../domain/plan-phasing.ts';

const monToSat: SellingCalendar = {
  weekdays: [1, 2, 3, 4, 5, 6],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  extraDays: ['2026-10-11'],
};
const everyDay: SellingCalendar = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], extraDays: [] };

describe('selling days', () => {
  test('are the weekdays sold on, less holidays, plus make-up days', () => {
    // October 2026 has 27 days from Monday to Saturday; three are holidays, one Sunday is worked.
    expect(sellingDaysOf('2026-10', monToSat)).toHaveLength(27 - 3 + 1);
    expect(sellingDaysOf('2026-10', monToSat)).toContain('2026-10-11');
    expect(sellingDaysOf('2026-10', monToSat)).not.toContain('2026-10-01');
  });

  test('a make-up day is worked even where it is also listed as a holiday', () => {
    const both = { ...monToSat, holidays: ['2026-10-11'] };
    expect(sellingDaysOf('2026-10', both)).toContain('2026-10-11');
  });

  test('gone are none of a month to come, all of a past one, and today counts', () => {
    expect(sellingDaysGone('2026-11', '2026-10-31', everyDay)).toBe(0);
    expect(sellingDaysGone('2026-11', '2026-11-01', everyDay)).toBe(1);
    expect(sellingDaysGone('2026-11', '2026-11-15', everyDay)).toBe(15);
    expect(sellingDaysGone('2026-11', '2026-11-30', everyDay)).toBe(30);
    expect(sellingDaysGone('2026-11', '2027-01-01', everyDay)).toBe(30);
  });
});

describe('phases [P4]', () => {
  test('ten-day periods are three: to the 10th, to the 20th, to the end', () => {
    const spans = phasesOf('2026-02', 'ten-day', everyDay);
    expect(spans).toEqual([
      { from: '2026-02-01', to: '2026-02-10', sellingDays: 10 },
      { from: '2026-02-11', to: '2026-02-20', sellingDays: 10 },
      { from: '2026-02-21', to: '2026-02-28', sellingDays: 8 },
    ]);
  });

  test('weeks run Monday to Sunday and are cut at the month: 4 to 6 of them [defect 5]', () => {
    expect(phasesOf('2027-02', 'weeks', everyDay)).toHaveLength(4); // Monday 1st to Sunday 28th
    expect(phasesOf('2026-10', 'weeks', everyDay).map((p) => p.from)).toEqual([
      '2026-10-01',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
    ]);
    expect(phasesOf('2026-08', 'weeks', everyDay)).toHaveLength(6); // begins on a Saturday
  });
});

describe('a target by phase [P4]', () => {
  const line = { quantity: 1000, phasing: null };

  test('follows selling days, and adds up to the target exactly', () => {
    const targets = phaseTargets(line, '2026-10', { phasing: 'ten-day', calendar: monToSat });
    expect(targets.map((t) => t.quantity)).toEqual([240, 360, 400]); // 6, 9 and 10 days of 25
  });

  test('follows its own weights where it has them, by weeks too [defect 5]', () => {
    const tenDay = { phasing: 'ten-day', calendar: monToSat } as const;
    const own = phaseTargets({ quantity: 100, phasing: [30, 40, 30] }, '2026-10', tenDay);
    expect(own.map((t) => t.quantity)).toEqual([30, 40, 30]);
    const weekly = { quantity: 10, phasing: [1, 1, 1, 1, 0] };
    const weeks = phaseTargets(weekly, '2026-10', { phasing: 'weeks', calendar: everyDay });
    expect(weeks.map((t) => t.quantity)).toEqual([3, 3, 2, 2, 0]);
  });

  test('weights of another number of phases than the month has give way to selling days', () => {
    const stale = { quantity: 1000, phasing: [50, 50] };
    const targets = phaseTargets(stale, '2026-10', { phasing: 'ten-day', calendar: monToSat });
    expect(targets.map((t) => t.quantity)).toEqual([240, 360, 400]);
  });

  test('planned to date is whole phases, and of the running one its selling days', () => {
    const schedule = { phasing: 'ten-day', calendar: everyDay } as const;
    const weighted = { quantity: 100, phasing: [30, 40, 30] };
    const on = (day: string) => plannedToDate(weighted, '2026-11', day, schedule);
    expect([on('2026-10-31'), on('2026-11-05'), on('2026-11-10')]).toEqual([0, 15, 30]);
    expect([on('2026-11-15'), on('2026-11-30'), on('2026-12-01')]).toEqual([50, 100, 100]);
  });

  test('a phasing cell is as many whole numbers as the month has phases, not all zero', () => {
    expect(phasingOfText(' 30 / 40／30 ', 3)).toEqual([30, 40, 30]);
    for (const text of ['30/40', '30/40/30/0', '0/0/0', '30/-1/30', 'a/b/c', '1.5/1/1', '']) {
      expect(phasingOfText(text, 3)).toBeNull();
    }
  });
});

describe('month edges are the argument’s, not the machine’s', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['UTC', 'Pacific/Apia', 'America/Los_Angeles'])('alike under TZ=%s', (TZ) => {
    process.env['TZ'] = TZ;
    expect(sellingDaysOf('2026-10', monToSat)).toHaveLength(25);
    expect(sellingDaysGone('2026-11', '2026-11-01', everyDay)).toBe(1);
    expect(phasesOf('2026-08', 'weeks', everyDay).map((p) => p.sellingDays)).toEqual([
      2, 7, 7, 7, 7, 1,
    ]);
    expect(phasesOf('2024-02', 'ten-day', everyDay).at(-1)?.to).toBe('2024-02-29');
  });
});
