import { expect, test } from 'vitest';
import { newCompany } from '../../domain/company.ts';
import type { Plan } from '../../domain/plan.ts';
import { planPage } from '../../sheets-addon/src/plans/page.ts';
import { wordsOf } from '../../sheets-addon/src/words.ts';
import { products } from './plan-sheet.ts';

const words = wordsOf('en');
const line = { note: null, phasing: null };
const plan: Plan = {
  dealerId: 'HZ01',
  month: '2026-11',
  status: 'approved',
  version: 2,
  lines: [
    { ...line, productId: 'TEA', quantity: 225, price: 3300, per: 15, phasing: [30, 40, 30] },
    { ...line, productId: 'JUICE', quantity: 18, price: 450, per: 1 },
  ],
  support: [{ kind: 'people', amount: null, days: 6, note: 'two people' }],
  note: 'Stock up before the end of the month',
  baseline: null,
  changedBy: null,
  changedAt: null,
};
const page = planPage(
  {
    company: { ...newCompany, name: '清泉饮品' },
    dealer: { code: 'HZ01', name: '杭州西湖商贸' },
    plan,
    products,
    unit: 'case',
  },
  words,
);
const body = page.rows.filter(({ look }) => look === 'body').map(({ cells }) => cells);

test('[P3] the dealer’s page shows variety, specification, quantity and amount of each target', () => {
  expect(body[0]?.slice(0, 5)).toEqual(['绿茶 500ml×15', '15 瓶/case · per case', 15, 33, 495]);
  expect(body[1]?.slice(0, 5)).toEqual(['橙汁 1L×12', '12 瓶/case · per 瓶', 1.5, 4.5, 81]);
});

test('[P4] it shows the schedule by parts of the month, in whole cases that add up to the target', () => {
  expect(body[0]?.slice(5)).toEqual([5, 6, 4]);
  const parts = (body[1]?.slice(5) ?? []).map(Number);
  expect(parts.length).toBe(3);
  expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1.5, 2);
});

test('[P5] it shows how the company supports the dealer', () => {
  expect(body[2]).toEqual(['Support: people', 'two people', 6, null, null]);
});

test('it has the total, the note and room for both signatures', () => {
  expect(page.rows.find(({ look }) => look === 'total')?.cells[4]).toBe(576);
  const texts = page.rows.flatMap(({ cells }) => cells);
  expect(texts).toContain('Stock up before the end of the month');
  expect(texts).toContain(words.plan.signDealer);
});
