import { toTable } from '../../domain/values/table.ts';
import { planDealerColumns, planLineColumns, planSupportColumns } from '../../api/routes/plans.ts';
import type { PlanContext } from '../../sheets-addon/src/plans/context.ts';
import type { ProductRecord } from '../../sheets-addon/src/plans/product-text.ts';
import type { MonthPlans } from '../../sheets-addon/src/plans/rows.ts';

const tea: ProductRecord = {
  productId: 'TEA',
  code: 'TEA',
  variety: '绿茶',
  brand: '清泉',
  specification: '500ml×15',
  unit: '瓶',
  caseSize: 15,
  price: 3300,
  per: 15,
  pinyin: 'lvcha|lc',
  active: true,
  version: 1,
};

/** Tea in cases of 15 priced by the case, juice in cases of 12 priced by the bottle. */
export const products = new Map<string, ProductRecord>([
  ['TEA', tea],
  [
    'JUICE',
    {
      ...tea,
      productId: 'JUICE',
      code: 'JUICE',
      variety: '橙汁',
      specification: '1L×12',
      caseSize: 12,
      price: 450,
      per: 1,
      pinyin: 'chengzhi|cz',
    },
  ],
]);

/** What is proposed in these tests, by the identity of the row. */
export const proposals = new Map([['HZ01|JUICE', 18]]);

/** How the sheet of these tests is read, in cases. */
export const context: PlanContext = {
  month: '2026-11',
  unit: 'case',
  digits: 2,
  products: {
    TEA: { id: 'TEA', caseSize: 15, name: '绿茶 500ml×15', pinyin: 'lvcha|lc' },
    JUICE: { id: 'JUICE', caseSize: 12, name: '橙汁 1L×12', pinyin: 'chengzhi|cz' },
  },
  dealers: {
    HZ01: { id: 'HZ01', name: '杭州西湖商贸' },
    NB01: { id: 'NB01', name: '宁波甬江食品' },
  },
};

const dealer = {
  class: 'A',
  version: 1,
  changedBy: null,
  changedAt: null,
  worked: null,
  failed: null,
};

/** Two dealers: one with a draft of two products and support, one without a plan. */
export const month: MonthPlans = {
  month: '2026-11',
  dealers: toTable(planDealerColumns, [
    {
      ...dealer,
      dealerId: 'NB01',
      dealerCode: 'NB01',
      dealerName: '=宁波',
      territory: 'HD',
      status: null,
      note: null,
    },
    {
      ...dealer,
      dealerId: 'HZ01',
      dealerCode: 'HZ01',
      dealerName: '杭州西湖商贸',
      territory: 'HD',
      status: 'draft',
      note: '月底前补货',
    },
  ]),
  lines: toTable(planLineColumns, [
    {
      dealerId: 'HZ01',
      productId: 'TEA',
      lastMonth: 150,
      lastYear: 100,
      quantity: 225,
      price: 3300,
      per: 15,
      amount: 49500,
      phasing: '30/40/30',
      note: null,
      sold: 45,
      ground: null,
      proposed: null,
    },
    {
      dealerId: 'HZ01',
      productId: 'JUICE',
      lastMonth: 0,
      lastYear: 30,
      quantity: 18,
      price: 450,
      per: 1,
      amount: 8100,
      phasing: null,
      note: null,
      sold: 0,
      ground: null,
      proposed: true,
    },
  ]),
  support: toTable(planSupportColumns, [
    { dealerId: 'HZ01', kind: 'people', amount: null, days: 6, note: null },
    { dealerId: 'HZ01', kind: 'promotion', amount: 120000, days: null, note: '堆头' },
  ]),
  missing: ['NB01'],
};
