import { describe, expect, test } from 'vitest';
import { noAccountFigures, noReportGoods, type AccountFigures } from '../../domain/report.ts';
import type { DealerMonth } from '../../domain/report-rows.ts';
import { grownBy } from '../../domain/summaries/growth.ts';
import { summarise, type DealerRead } from '../../domain/summaries/summarise.ts';

const goods = (net: number, year = net) => ({
  ...noReportGoods,
  ...{ salesAmount: Math.max(0, net), returnsAmount: Math.max(0, -net), yearAmount: year },
});

const monthOf = (
  dealerId: string,
  products: Readonly<Record<string, ReturnType<typeof goods>>>,
  account: Partial<AccountFigures> = {},
): DealerMonth => ({
  dealer: { dealerId, dealerCode: dealerId, dealerName: dealerId, territory: 'EAST', class: null },
  goods: new Map(Object.entries(products)),
  account: { ...noAccountFigures, ...account },
});

const dealer = (dealerId: string, given: Partial<DealerRead>): DealerRead => ({
  ...{ now: monthOf(dealerId, {}), lastMonth: monthOf(dealerId, {}) },
  ...{ lastYear: monthOf(dealerId, {}), yearBefore: monthOf(dealerId, {}), beforeLastYear: null },
  ...{ standing: { items: [], unapplied: 0 }, creditLimit: null, active: true },
  ...given,
});

const summaryOf = (...dealers: readonly DealerRead[]) =>
  summarise({
    ...{ month: '2026-11', territory: null, basis: 'invoice', asOf: '2026-11-30' },
    ...{ knownAt: '2026-12-01T00:00:00.000Z', products: new Map(), dealers },
  });

describe('a dealer that left earlier in the year', () => {
  const left = dealer('E2', {
    now: monthOf('E2', { TEA: goods(0, 700) }, { payments: 40, owed: -10 }),
    lastYear: monthOf('E2', { TEA: goods(0, 300) }),
    active: false,
  });
  const stays = dealer('E1', { now: monthOf('E1', { TEA: goods(100, 900) }, { owed: 60 }) });

  test('[P7] [P8] still counts in the year so far, in what was paid and in what is owed', () => {
    const { figures, ...about } = summaryOf(stays, left);
    expect(figures).toMatchObject({ net: 100, yearToDate: 1600, lastYearToDate: 300 });
    expect(figures).toMatchObject({ payments: 40, owed: 50 });
    expect(about).toMatchObject({ dealers: 1, withoutSales: 0 });
  });

  test('[P9] is in every group of what grew, which add up to the same year and year before', () => {
    const rows = grownBy([stays, left], () => null);
    const groups = Object.values(Object.groupBy(rows, ({ group }) => group));
    const sums = groups.map((of) => of.reduce((sum, row) => sum + row.yearToDate, 0));
    expect(sums).toEqual([1600, 1600, 1600, 1600]);
  });
});

test('[P9] a product sold last year alone stays among what grew: the year before adds up', () => {
  const months = {
    now: monthOf('E1', { TEA: goods(100, 900) }),
    lastYear: monthOf('E1', { TEA: goods(50, 200), JUICE: goods(0, 300) }),
  };
  const rows = grownBy([dealer('E1', months)], () => null);
  const groups = Object.values(Object.groupBy(rows, ({ group }) => group));
  const sums = groups.map((of) => of.reduce((sum, row) => sum + row.lastYearToDate, 0));
  expect(sums).toEqual([500, 500, 500, 500]);
});
