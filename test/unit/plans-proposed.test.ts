import { expect, test } from 'vitest';
import { acceptProposed, noPlan, submit, type KeptPlan } from '../../domain/plan-acts.ts';
import type { PlanSurroundings } from '../../domain/plan-cells.ts';
import { pushCells } from '../../domain/plan-push.ts';
import type { PlanField } from '../../domain/plan.ts';
import { opened } from '../../domain/proposal/opening.ts';
import type { ProposedLine } from '../../domain/proposal/proposing.ts';
import type { Cell } from '../../domain/values/table.ts';

const at = '2026-11-01T08:00:00.000Z';
const opener = { memberId: 'opener', at };
const planner = { memberId: 'planner', at };
const around: PlanSurroundings = {
  products: new Map([
    ['TEA', { price: 300, per: 1 }],
    ['WATER', { price: 2400, per: 24 }],
    ['NEW', null],
  ]),
  phases: 3,
};
const line = (productId: string, quantity: number): ProposedLine => ({
  ...{ productId, quantity, terms: { base: quantity }, evidence: {} },
});
const proposal = [line('NEW', 5), line('TEA', 100), line('WATER', 48)];

function openedPlan(): KeptPlan {
  const plan = opened(noPlan('D1', '2026-12'), proposal, around, opener);
  if (!plan) throw new Error('nothing was proposed');
  return plan;
}
const marks = ({ plan }: KeptPlan) => plan.lines.map((one) => [one.productId, one.proposed]);

/** The plan after one cell of TEA was typed over what the sheet showed. */
function typed(before: KeptPlan, field: PlanField, base: Cell, mine: Cell) {
  const edits = [{ row: 'TEA', field, base, mine }];
  const now = { by: 'planner', at };
  const pushed = pushCells({ plan: before.plan, edits: {} }, edits, around, now);
  return { ...pushed, kept: { ...before, plan: pushed.plan } };
}

test('[P11] an opened month has the proposed targets, marked, and is nobody’s work', () => {
  const kept = openedPlan();
  expect(kept.plan).toMatchObject({ version: 1, status: 'draft', changedBy: 'opener' });
  expect(kept.plan.lines).toEqual([
    {
      productId: 'TEA',
      quantity: 100,
      price: 300,
      per: 1,
      phasing: null,
      note: null,
      proposed: true,
    },
    {
      ...{ productId: 'WATER', quantity: 48, price: 2400, per: 24 },
      ...{ phasing: null, note: null, proposed: true },
    },
  ]);
  expect([kept.step, kept.makers]).toEqual(['propose', []]);
});

test('a target without a price, and one of nothing, is left out; nothing at all opens no plan', () => {
  expect(openedPlan().plan.lines.map(({ productId }) => productId)).not.toContain('NEW');
  const none = [line('TEA', 0), line('NEW', 5)];
  expect(opened(noPlan('D1', '2026-12'), none, around, opener)).toBeNull();
});

test('a plan that somebody wrote is never opened over', () => {
  const kept = openedPlan();
  expect(opened(kept, proposal, around, planner)).toBeNull();
});

test('an edited target is no longer proposed; a note beside it changes nothing about it', () => {
  const noted = typed(openedPlan(), 'note', null, 'Ask Li');
  expect(marks(noted.kept)).toEqual([
    ['TEA', true],
    ['WATER', true],
  ]);
  const edited = typed(noted.kept, 'quantity', 100, 120);
  expect(edited.outcomes).toEqual([{ outcome: 'taken' }]);
  expect(marks(edited.kept)).toEqual([
    ['TEA', undefined],
    ['WATER', true],
  ]);
});

test('the merge sees a proposed target as what it is: the same is same, another one a conflict', () => {
  expect(typed(openedPlan(), 'quantity', null, 100).outcomes).toEqual([{ outcome: 'same' }]);
  expect(typed(openedPlan(), 'quantity', null, 80).outcomes).toEqual([
    { outcome: 'conflict', theirs: 100, last: null },
  ]);
});

test('accepting takes every mark away and makes the targets one’s own work, once', () => {
  const accepted = acceptProposed(openedPlan(), planner);
  if (!accepted.ok) throw new Error(accepted.reason);
  const { after } = accepted.facts;
  expect(marks(after)).toEqual([
    ['TEA', undefined],
    ['WATER', undefined],
  ]);
  expect([after.makers, after.plan.version, after.step]).toEqual([['planner'], 2, 'accept']);
  expect(acceptProposed(after, planner)).toMatchObject({ ok: true, facts: { repeated: true } });
  expect(acceptProposed(after, opener)).toMatchObject({ ok: false, reason: 'nothing-proposed' });
});

test('submitting accepts what is only proposed: who submits is a maker of it', () => {
  const outcome = submit(openedPlan(), 'EAST', null, planner);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { after, approval } = outcome.facts;
  expect(marks(after).every(([, proposed]) => proposed === undefined)).toBe(true);
  expect([after.makers, approval?.makers]).toEqual([['planner'], ['planner']]);
  expect(approval?.amount).toBe(100 * 300 + 2 * 2400);
});
