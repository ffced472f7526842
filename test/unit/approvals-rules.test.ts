import { describe, expect, test } from 'vitest';
import type { Approval, ApprovalRule } from '../../domain/approval.ts';
import {
  approversOf,
  decided,
  mayDecide,
  newApproval,
  principalsOf,
  referenceOf,
} from '../../domain/approval-rules.ts';
import type { Member } from '../../domain/member.ts';
import type { Role } from '../../domain/role.ts';

const at = '2026-11-23T08:00:00.000Z';

const member = (memberId: string, roles: Role[], territories = ['EAST']): Member => ({
  memberId,
  email: `${memberId}@qingquan.example`,
  name: memberId,
  roles,
  territories,
  active: true,
  bound: true,
  version: 1,
  history: [],
});

const planRequest = (change: Partial<Approval> = {}): Approval => ({
  ...newApproval(
    {
      kind: 'plan',
      dealerId: 'D1',
      territory: 'EAST',
      subject: '2026-11',
      amount: 50_000,
      current: null,
      reason: null,
    },
    { memberId: 'planner', at },
  ),
  ...change,
});

const decision = (
  approval: Approval,
  by: Member,
  rules: ApprovalRule[] = [],
  inPlaceOf: Member[] = [],
) => {
  const outcome = mayDecide(approval, { member: by, inPlaceOf }, { approvals: rules });
  return outcome.ok ? 'may' : outcome.reason;
};

describe('who decides', () => {
  test('without rules: a plan the manager of its territory or a director', () => {
    const plan = planRequest();
    expect(decision(plan, member('m', ['manager']))).toBe('may');
    expect(decision(plan, member('d', ['director'], []))).toBe('may');
    expect(decision(plan, member('w', ['manager'], ['WEST']))).toBe('not-your-approval');
    expect(decision(plan, member('f', ['finance']))).toBe('not-your-approval');
  });

  test('without rules: a credit limit finance or a director, not who sells there', () => {
    const limit = planRequest({ kind: 'credit-limit' });
    expect(decision(limit, member('f', ['finance']))).toBe('may');
    expect(decision(limit, member('d', ['director'], []))).toBe('may');
    expect(decision(limit, member('m', ['manager']))).toBe('not-your-approval');
  });

  test('the first rule that fits by kind, amount and territory decides', () => {
    const rules: ApprovalRule[] = [
      { kind: 'plan', upTo: 10_000, territory: null, roles: ['manager'] },
      { kind: 'plan', upTo: 100_000, territory: 'EAST', roles: ['finance'] },
      { kind: 'plan', upTo: null, territory: null, roles: ['director'] },
    ];
    expect(approversOf(planRequest({ amount: 10_000 }), rules)).toEqual(['manager']);
    expect(approversOf(planRequest({ amount: 10_001 }), rules)).toEqual(['finance']);
    expect(approversOf(planRequest({ amount: 10_001, territory: 'WEST' }), rules)).toEqual([
      'director',
    ]);
    expect(approversOf(planRequest({ kind: 'credit-limit' }), rules)).toEqual([
      'director',
      'finance',
    ]);
  });

  test('a bound of zero bounds; "no limit" is above every bound [defect 25]', () => {
    const rules: ApprovalRule[] = [
      { kind: 'credit-limit', upTo: 0, territory: null, roles: ['finance'] },
      { kind: 'credit-limit', upTo: null, territory: null, roles: ['director'] },
    ];
    const limit = (amount: number | null) => planRequest({ kind: 'credit-limit', amount });
    expect(approversOf(limit(0), rules)).toEqual(['finance']);
    expect(approversOf(limit(1), rules)).toEqual(['director']);
    expect(approversOf(limit(null), rules)).toEqual(['director']);
  });

  test('a director is a manager of all territories, but not finance', () => {
    const finance: ApprovalRule[] = [
      { kind: 'plan', upTo: null, territory: null, roles: ['finance'] },
    ];
    expect(decision(planRequest(), member('d', ['director'], []), finance)).toBe(
      'not-your-approval',
    );
  });

  test('being admin approves nothing, nor widens another role', () => {
    expect(decision(planRequest(), member('a', ['admin'], ['*']))).toBe('not-your-approval');
    const adminOfWest = member('a', ['admin', 'manager'], ['WEST']);
    expect(decision(planRequest(), adminOfWest)).toBe('not-your-approval');
  });
});

describe('nobody approves what they made', () => {
  const both = member('both', ['planner', 'manager', 'director']);

  test('neither what they asked for nor what they worked on, whatever their role', () => {
    expect(decision(planRequest({ requestedBy: 'both' }), both)).toBe('own-request');
    expect(decision(planRequest({ makers: ['x', 'both'] }), both)).toBe('own-request');
    expect(decision(planRequest({ makers: ['x'] }), both)).toBe('may');
  });

  test('nor through a deputy, nor as the deputy of someone who could', () => {
    const deputy = member('deputy', ['finance']);
    expect(decision(planRequest({ requestedBy: 'both' }), deputy, [], [both])).toBe(
      'not-your-approval',
    );
    expect(decision(planRequest({ requestedBy: 'deputy' }), deputy, [], [both])).toBe(
      'own-request',
    );
  });
});

describe('deputies', () => {
  const deputies = [
    { memberId: 'm', deputyId: 'x', from: '2026-11-10', to: '2026-11-20' },
    { memberId: 'n', deputyId: 'x', from: '2026-11-20', to: '2026-12-01' },
  ];

  test('stand in from their first day to their last, both included', () => {
    const on = (day: string) => principalsOf('x', deputies, day);
    expect(on('2026-11-09')).toEqual([]);
    expect(on('2026-11-10')).toEqual(['m']);
    expect(on('2026-11-20')).toEqual(['m', 'n']);
    expect(on('2026-12-01')).toEqual(['n']);
    expect(on('2026-12-02')).toEqual([]);
    expect(principalsOf('m', deputies, '2026-11-10')).toEqual([]);
  });

  test('may what the other may, where the other may, while the other is a member', () => {
    const finance = member('x', ['finance'], ['WEST']);
    const manager = member('m', ['manager']);
    expect(decision(planRequest(), finance)).toBe('not-your-approval');
    expect(decision(planRequest(), finance, [], [manager])).toBe('may');
    expect(decision(planRequest(), finance, [], [{ ...manager, active: false }])).toBe(
      'not-your-approval',
    );
    expect(decision(planRequest({ territory: 'WEST' }), finance, [], [manager])).toBe(
      'not-your-approval',
    );
  });
});

test('a decision is kept with who, when and why; the request stays as it was asked', () => {
  const request = planRequest();
  const by = { memberId: 'm', at: '2026-11-24T08:00:00.000Z' };
  expect(decided(request, 'rejected', 'Too low', by)).toEqual({
    ...request,
    state: 'rejected',
    decidedBy: 'm',
    decidedAt: by.at,
    decisionReason: 'Too low',
  });
});

test('an id names kind, dealer and subject; what is no id names nothing', () => {
  expect(referenceOf('plan~D1~2026-11')).toEqual({
    kind: 'plan',
    dealerId: 'D1',
    subject: '2026-11',
  });
  for (const id of [
    'plan~D1',
    'plan~D1~a~b',
    'rebate~D1~x',
    'plan~~x',
    '__proto__',
    'plan~D#1~x',
  ]) {
    expect(referenceOf(id)).toBeNull();
  }
});
