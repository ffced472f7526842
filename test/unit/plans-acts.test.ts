import { describe, expect, test } from 'vitest';
import type { Approval } from '../../domain/approval.ts';
import type { Member } from '../../domain/member.ts';
import type { Outcome } from '../../domain/outcome.ts';
import {
  approve,
  edited,
  noPlan,
  reject,
  revise,
  submit,
  type ActRefusal,
  type Acted,
  type KeptPlan,
} from '../../domain/plan-acts.ts';

const at = '2026-11-01T08:00:00.000Z';
const planner = { memberId: 'planner', at };
const manager = { memberId: 'manager', at };
const managing: Member = {
  memberId: 'manager',
  email: 'manager@qingquan.example',
  name: 'Manager',
  roles: ['manager'],
  territories: ['EAST'],
  active: true,
  bound: true,
  version: 1,
  history: [],
};

const line = { productId: 'TEA', quantity: 100, price: 300, per: 1, phasing: null, note: 'Launch' };

const draft = (): KeptPlan => {
  const none = noPlan('D1', '2026-11');
  return edited(none, { ...none.plan, lines: [line] }, planner);
};

function done(outcome: Outcome<Acted, ActRefusal>): Acted {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.facts;
}

const reasonOf = (outcome: Outcome<Acted, ActRefusal>) => (outcome.ok ? null : outcome.reason);

const judgement = (waiting: Approval | null, reason: string | null = null) => ({
  waiting,
  decider: { member: managing, inPlaceOf: [] },
  company: { approvals: [] },
  reason,
});

const submitted = (kept = draft()) => done(submit(kept, 'EAST', null, planner));
const approved = (kept = draft()) => {
  const { after, approval } = submitted(kept);
  return done(approve(after, judgement(approval), manager));
};

describe('a plan’s way', () => {
  test('submitting asks for its amount, and takes no further submit or edit', () => {
    const { after, approval } = submitted();
    expect(after.plan).toMatchObject({ status: 'submitted', version: 2 });
    expect(approval).toMatchObject({
      approvalId: 'plan~D1~2026-11',
      state: 'waiting',
      amount: 30_000,
      current: null,
      makers: ['planner'],
    });
    expect(reasonOf(submit(after, 'EAST', null, manager))).toBe('plan-not-editable');
  });

  test('a plan without targets is not submitted', () => {
    expect(reasonOf(submit(noPlan('D1', '2026-11'), 'EAST', null, planner))).toBe('plan-empty');
  });

  test('approving freezes the baseline, and revisions leave it as it was', () => {
    const first = approved();
    expect(first.after.plan).toMatchObject({
      status: 'approved',
      version: 3,
      baseline: [{ ...line, note: null }],
    });
    const open = done(revise(first.after, planner)).after;
    expect(open.plan.status).toBe('revision');
    const more = edited(open, { ...open.plan, lines: [{ ...line, quantity: 500 }] }, planner);
    const again = done(submit(more, 'EAST', null, planner));
    expect(again.approval).toMatchObject({ amount: 150_000, current: 30_000 });
    const second = done(approve(again.after, judgement(again.approval), manager)).after.plan;
    expect(second.lines[0]?.quantity).toBe(500);
    expect(second.baseline?.[0]?.quantity).toBe(100);
  });

  test('rejecting needs a reason and gives the plan back: a draft, or a revision', () => {
    const { after, approval } = submitted();
    expect(reasonOf(reject(after, judgement(approval), manager))).toBe('reason-missing');
    const back = done(reject(after, judgement(approval, 'Too low'), manager));
    expect(back.after.plan.status).toBe('draft');
    expect(back.approval).toMatchObject({ state: 'rejected', decisionReason: 'Too low' });
    const open = done(revise(approved().after, planner)).after;
    const second = submitted(open);
    const returned = done(reject(second.after, judgement(second.approval, 'No'), manager));
    expect(returned.after.plan.status).toBe('revision');
  });

  test('only a submitted plan is decided, only an approved one reopened', () => {
    expect(reasonOf(approve(draft(), judgement(null), manager))).toBe('plan-not-submitted');
    expect(reasonOf(reject(draft(), judgement(null, 'x'), manager))).toBe('plan-not-submitted');
    expect(reasonOf(revise(draft(), planner))).toBe('plan-not-approved');
    expect(reasonOf(revise(submitted().after, planner))).toBe('plan-not-approved');
  });
});

describe('nobody approves what they made', () => {
  test('neither who submitted nor anyone who edited since the last approval', () => {
    const byManager = edited(draft(), draft().plan, manager);
    const { after, approval } = submitted(byManager);
    expect(reasonOf(approve(after, judgement(approval), manager))).toBe('own-request');
    const own = done(submit(draft(), 'EAST', null, manager));
    expect(reasonOf(approve(own.after, judgement(own.approval), manager))).toBe('own-request');
  });

  test('work that another approved is nobody’s secret any more: makers begin anew', () => {
    expect(approved().after.makers).toEqual([]);
  });
});

describe('an act sent again', () => {
  test('by the same person gives its first answer; by another it is refused', () => {
    const { after, approval } = approved();
    expect(done(approve(after, judgement(approval), manager))).toMatchObject({
      after: { plan: { version: 3 } },
      repeated: true,
    });
    expect(reasonOf(approve(after, judgement(null), planner))).toBe('plan-not-submitted');
    const once = submitted();
    expect(done(submit(once.after, 'EAST', null, planner)).repeated).toBe(true);
  });
});
