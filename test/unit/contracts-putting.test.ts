import { describe, expect, it } from 'vitest';
import { compileContract } from '../../domain/contracts/compiled.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { daysHeld, gapsBetween } from '../../domain/contracts/gaps.ts';
import type { InForce } from '../../domain/contracts/in-force.ts';
import { putInForce } from '../../domain/contracts/putting.ts';
import { terminate } from '../../domain/contracts/terminating.ts';
import { contractLine } from '../../domain/contracts/register.ts';
import { standingOn } from '../../domain/contracts/workflow.ts';
import { aContract } from '../support/contracts/in-force.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const by = { memberId: 'M2', at: '2026-11-23T03:00:00.000Z' };
const act = {
  ...{ revision: 7, roles: ['custodian', 'manager'] as const, by, today: '2026-11-23' },
};
const signedCopy = { ok: true, facts: {} } as const;
const second = { contractId: '0000000000000002', number: 'JX-2026-0008' };
const year = { from: '2026-01-01', to: '2026-12-31' };
const days = (from: string, to: string) => ({ signing: { ...wholeTerms.signing, from, to } });

const heldAs = (contract: Contract, through: string): InForce => ({
  ...{ version: 2, exceptions: [], since: '2026-01-01' },
  contracts: [{ ...compileContract(contract, {}), to: through }],
});
const put = (contract: Contract, inForce: InForce | null, versions: Contract[] = []) =>
  putInForce(contract, act, { inForce, versions: [...versions, contract], signedCopy });

describe('[C4] no two contracts of a dealer hold on the same product, territory and day', () => {
  it('nor on days that another held before it was terminated', () => {
    const old = aContract({}, { state: 'terminated', heldThrough: '2026-10-31' });
    const found = put(aContract({}, second), heldAs(old, '2026-10-31'), [old]);
    expect(found).toMatchObject({ reason: 'contract-overlaps', detail: { to: '2026-10-31' } });
    const after = aContract(days('2026-11-01', '2026-12-31'), second);
    expect(put(after, heldAs(old, '2026-10-31'), [old]).ok).toBe(true);
  });

  it('nor on days that a superseded version held', () => {
    const old = aContract({}, { state: 'superseded', heldThrough: '2026-06-30' });
    expect(put(aContract({}, second), heldAs(old, '2026-06-30'), [old])).toMatchObject({
      reason: 'contract-overlaps',
    });
  });

  it('and an amendment, which holds from today, is not refused for days before', () => {
    const old = aContract(days('2026-01-01', '2026-03-31'));
    const v1 = aContract(days('2026-04-01', '2026-12-31'), { ...second, state: 'in-force' });
    const v2 = aContract({}, { ...second, version: 2 });
    expect(put(v2, heldAs(old, '2026-03-31'), [old, v1]).ok).toBe(true);
  });
});

describe('a termination', () => {
  it('is final: an amendment that was signed before does not bring the contract back', () => {
    const old = aContract({}, { state: 'terminated', heldThrough: '2026-11-22' });
    const amended = aContract({}, { version: 2 });
    expect(put(amended, heldAs(old, '2026-11-22'), [old])).toMatchObject({
      ...{ reason: 'contract-state', detail: { state: 'terminated' } },
    });
  });

  it('of what was only signed leaves no day on which it held', () => {
    const asked = { ...act, on: '2026-12-31', reason: 'Not wanted' };
    const done = terminate(aContract(), asked, { inForce: null, versions: [], signedCopy });
    if (!done.ok) throw new Error(done.reason);
    expect(daysHeld(contractLine(done.facts.contract))).toEqual([]);
    expect(standingOn(done.facts.contract, '2026-11-24')).toBe('terminated');
  });

  it('is no later than the last day of the term', () => {
    const asked = { ...act, on: '2027-01-01', reason: 'Later' };
    const inForce = heldAs(aContract(), '2026-12-31');
    const found = terminate(aContract({}, { state: 'in-force' }), asked, {
      ...{ inForce, versions: [], signedCopy },
    });
    expect(found).toMatchObject({ reason: 'beyond-term', detail: { latest: '2026-12-31' } });
  });
});

describe('[C4] the gaps of a dealer', () => {
  it('begin after a termination, also of an amended contract', () => {
    const v1 = aContract({}, { state: 'superseded', heldThrough: '2026-03-31' });
    const ended = { version: 2, state: 'terminated', heldThrough: '2026-06-30' } as const;
    const spans = [v1, aContract({}, ended)].map(contractLine).flatMap(daysHeld);
    expect(gapsBetween(spans, year)).toEqual([{ from: '2026-07-01', to: '2026-12-31' }]);
  });

  it('begin where an amendment ends the term earlier', () => {
    const v1 = aContract({}, { state: 'in-force' });
    const v2 = aContract(days('2026-01-01', '2026-11-30'), { version: 2 });
    const changed = put(v2, heldAs(v1, '2026-12-31'), [v1]);
    if (!changed.ok) throw new Error(changed.reason);
    const all = [changed.facts.contract, ...changed.facts.others];
    const spans = all.map(contractLine).flatMap(daysHeld);
    expect(gapsBetween(spans, year)).toEqual([{ from: '2026-12-01', to: '2026-12-31' }]);
  });
});

describe('the terms in force', () => {
  it('of contracts that are long over leave them, and the first day is kept', () => {
    let inForce: InForce | null = null;
    for (let n = 2026; n < 2036; n++) {
      const own = { contractId: String(n).padStart(16, '0') };
      const contract = aContract(days(`${String(n)}-01-01`, `${String(n)}-12-31`), own);
      const today = `${String(n)}-01-01`;
      const all = { inForce, versions: [], signedCopy };
      const found = putInForce(contract, { ...act, today }, all);
      if (!found.ok) throw new Error(found.reason);
      inForce = found.facts.terms?.inForce ?? null;
    }
    expect(inForce?.contracts.map(({ from }) => from)).toEqual([
      ...['2033-01-01', '2034-01-01', '2035-01-01'],
    ]);
    expect(inForce?.since).toBe('2026-01-01');
  });
});
