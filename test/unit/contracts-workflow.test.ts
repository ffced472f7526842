import { describe, expect, test } from 'vitest';
import { ContractAct, ContractState, type Contract } from '../../domain/contracts/contract.ts';
import { gapsBetween } from '../../domain/contracts/gaps.ts';
import { nextNumber } from '../../domain/contracts/number.ts';
import { compileContract } from '../../domain/contracts/compiled.ts';
import { overlapOf, rightsOf } from '../../domain/contracts/overlap.ts';
import { judgeStep, standingOn, workflow } from '../../domain/contracts/workflow.ts';
import { everyRole } from '../../domain/role.ts';
import { aContract } from '../support/contracts/in-force.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

/** What each role may do in each state, written out by hand: the workflow must say the same. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'draft planner': ['edit', 'discard', 'submit'],
  'draft manager': ['edit', 'discard', 'submit'],
  'draft director': ['edit', 'discard', 'submit'],
  'draft finance': ['enter-bank-data'],
  'in-review planner': ['withdraw'],
  'in-review manager': ['withdraw', 'approve', 'reject'],
  'in-review director': ['withdraw', 'approve', 'reject'],
  'in-review finance': ['approve', 'reject'],
  'approved planner': ['send', 'call-back'],
  'approved manager': ['send', 'call-back'],
  'approved director': ['send', 'call-back'],
  'sent planner': ['call-back'],
  'sent manager': ['call-back'],
  'sent director': ['call-back'],
  'sent custodian': ['sign'],
  'signed custodian': ['put-in-force'],
  'signed manager': ['terminate'],
  'signed director': ['terminate'],
  'in-force planner': ['amend', 'renew'],
  'in-force manager': ['terminate', 'amend', 'renew'],
  'in-force director': ['terminate', 'amend', 'renew'],
  'terminated planner': ['renew'],
  'terminated manager': ['renew'],
  'terminated director': ['renew'],
};

describe('[C3] state × role × act', () => {
  for (const state of ContractState.options) {
    for (const role of everyRole) {
      test(`${state} ${role}`, () => {
        const may = ContractAct.options.filter(
          (act) => judgeStep(act, state, [role], 'a reason') === null,
        );
        expect(may).toEqual(allowed[`${state} ${role}`] ?? []);
      });
    }
  }
});

test('[C4] no act but the making of a new version leads on from what is signed and ended', () => {
  for (const act of ContractAct.options) {
    const { from, to } = workflow[act];
    if (from.includes('signed') || from.includes('in-force')) {
      expect([act, to]).not.toEqual([act, 'draft']);
    }
    expect(from).not.toContain('superseded');
    expect(from).not.toContain('discarded');
  }
});

test('what takes something back, or ends it, needs a reason', () => {
  const needing = ContractAct.options.filter((act) => workflow[act].reason);
  expect(needing).toEqual(['discard', 'reject', 'call-back', 'terminate', 'amend']);
  expect(judgeStep('reject', 'in-review', ['manager'], null)).toBe('reason-missing');
});

const contract = {
  state: 'in-force',
  terms: wholeTerms,
  renewedBy: null,
  heldThrough: null,
} as unknown as Contract;

test('[defect 17] [defect 18] how a contract stands is told by the day alone', () => {
  const on = (day: string, more: Partial<Contract> = {}) =>
    standingOn({ ...contract, ...more }, day);
  expect(on('2026-12-31')).toBe('not-yet-in-force');
  expect(on('2027-01-01')).toBe('in-force');
  expect(on('2027-10-31')).toBe('in-force');
  expect(on('2027-11-01')).toBe('expiring');
  expect(on('2027-12-31')).toBe('expiring');
  expect(on('2028-01-01')).toBe('ended');
  expect(on('2028-01-01', { renewedBy: '0'.repeat(16) })).toBe('renewed');
  expect(on('2027-05-01', { state: 'sent' })).toBe('sent');
  const ended = { state: 'terminated', heldThrough: '2027-06-30' } as const;
  expect(on('2027-06-30', ended)).toBe('expiring');
  expect(on('2027-07-01', ended)).toBe('terminated');
});

describe('[C4] contracts of one dealer', () => {
  const rights = rightsOf(compileContract(aContract({ signing: wholeTerms.signing }), {}));
  test('give each product in each territory for the days of its grant', () => {
    expect(rights).toHaveLength(4);
    expect(rights).toContainEqual({
      product: 'T500',
      territory: 'ZS',
      from: '2027-04-01',
      to: '2027-12-31',
    });
  });
  test('overlap where product, territory and a day are the same, from the first day on', () => {
    const other = (from: string, to: string, product = 'J350', territory = 'NB') =>
      overlapOf([{ product, territory, from, to }], rights);
    expect(other('2026-01-01', '2027-01-01')).toMatchObject({
      from: '2027-01-01',
      to: '2027-01-01',
    });
    expect(other('2027-12-31', '2029-01-01')).not.toBeNull();
    expect(other('2026-01-01', '2026-12-31')).toBeNull();
    expect(other('2028-01-01', '2028-12-31')).toBeNull();
    expect(other('2027-01-01', '2027-12-31', 'J350', 'ZS')).toBeNull();
    expect(other('2027-01-01', '2027-03-31', 'T500', 'ZS')).toBeNull();
  });
  test('leave gaps that are listed day by day', () => {
    const spans = [
      { from: '2027-03-01', to: '2027-05-31' },
      { from: '2027-01-01', to: '2027-01-31' },
      { from: '2027-05-01', to: '2027-06-30' },
    ];
    const within = { from: '2026-12-30', to: '2027-07-02' };
    expect(gapsBetween(spans, within)).toEqual([
      { from: '2026-12-30', to: '2026-12-31' },
      { from: '2027-02-01', to: '2027-02-28' },
      { from: '2027-07-01', to: '2027-07-02' },
    ]);
    expect(gapsBetween([], within)).toEqual([within]);
    expect(gapsBetween([{ from: '2020-01-01', to: '2030-01-01' }], within)).toEqual([]);
    expect(gapsBetween([{ from: '2028-01-01', to: '2030-01-01' }], within)).toEqual([within]);
  });
});

test('[C11] numbers of a category and year follow each other', () => {
  expect(nextNumber({ category: 'JX', year: 2027, last: 0 })).toBe('JX-2027-0001');
  expect(nextNumber({ category: 'JX', year: 2027, last: 9999 })).toBe('JX-2027-10000');
});
