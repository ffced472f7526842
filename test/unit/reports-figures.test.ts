import { describe, expect, it } from 'vitest';
import { noPlan } from '../../domain/plan-acts.ts';
import { goodsAdded, goodsByProduct, noReportGoods, reportFigures } from '../../domain/report.ts';
import { noGoods, noTotals } from '../../domain/totals.ts';

const days = { gone: 10, all: 25 };
const goods = (salesAmount: number, planAmount: number | null) => ({
  ...noReportGoods,
  salesAmount,
  planAmount,
});

describe('a sum of dealers', () => {
  it('with and without plans compares all that was sold with all that was planned', () => {
    const sum = goodsAdded(goods(600, 1000), goods(200, null));
    expect(sum.planAmount).toBe(1000);
    expect(reportFigures(sum, 800, days)).toMatchObject({ netAmount: 800, attainment: 800_000 });
  });

  it('of whom none has a plan has none, and a plan of zero is not the same', () => {
    expect(goodsAdded(goods(1, null), goods(2, null)).planAmount).toBe(null);
    expect(goodsAdded(goods(1, null), goods(2, 0)).planAmount).toBe(0);
  });
});

describe('a row without business', () => {
  it('has an attainment of zero, not an unknown one, where there is a plan', () => {
    expect(reportFigures(goods(0, 500), 0, days)).toMatchObject({
      attainment: 0,
      gap: -400_000,
      landing: 0,
      requiredDaily: 34,
    });
  });
});

describe('more goods taken back than sold', () => {
  it('is a negative figure against the plan', () => {
    const back = { ...goods(0, 1000), returnsAmount: 250, returnsQuantity: 5 };
    expect(reportFigures(back, -250, days)).toMatchObject({
      netAmount: -250,
      netQuantity: -5,
      attainment: -250_000,
      gap: -650_000,
      landing: -625,
    });
  });
});

describe('the products of a dealer', () => {
  it('are those sold this year and those planned, each once', () => {
    const products = new Map([['A', { ...noGoods, yearQuantity: 4, yearAmount: 40 }]]);
    const line = { productId: 'B', quantity: 3, price: 200, per: 2, phasing: null, note: null };
    const { plan } = noPlan('D1', '2026-11');
    const all = goodsByProduct({ ...noTotals, products }, { ...plan, lines: [line] });
    expect([...all.keys()]).toEqual(['A', 'B']);
    expect(all.get('A')).toMatchObject({ yearAmount: 40, planAmount: null });
    expect(all.get('B')).toMatchObject({ salesAmount: 0, planQuantity: 3, planAmount: 300 });
  });
});
