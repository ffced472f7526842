import { accept, refuse, type Outcome } from '../outcome.ts';
import type { Day } from '../values/day.ts';
import type { CompiledContract } from './compiled.ts';
import type { Contract } from './contract.ts';
import { revised } from './drafting.ts';
import type { InForce } from './in-force.ts';
import {
  mayAct,
  type DealersContracts,
  type InForceAct,
  type InForceChange,
  type InForceRefusal,
} from './putting.ts';

/** A termination: the last day on which the contract holds, and why. */
export interface Termination extends InForceAct {
  readonly on: Day;
  readonly reason: string | null;
}

/** Terminates a version early: it holds to a day, and sales of later days are refused. */
export function terminate(
  before: Contract,
  { on, reason, revision, roles, by, today }: Termination,
  { inForce }: DealersContracts,
): Outcome<InForceChange, InForceRefusal> {
  const may = mayAct('terminate', before, { revision, roles, by, reason });
  if (may !== null) return may;
  if (on < today) return refuse('day-too-old', { earliest: today });
  const latest = before.terms.signing?.to ?? on;
  if (on > latest) return refuse('beyond-term', { latest });
  // What was never in force held on no day.
  const heldThrough = before.state === 'signed' ? null : on;
  const contract: Contract = {
    ...revised(before, 'terminate', reason, by),
    ...{ state: 'terminated', heldThrough },
  };
  const alone = { contract, others: [], terms: null, repeated: false };
  if (before.state === 'signed' || inForce === null) return accept(alone);
  const version = inForce.version + 1;
  const contracts = inForce.contracts.flatMap((one) => {
    if (one.contractId !== before.contractId || one.to <= on) return [one];
    return one.from <= on ? [{ ...one, to: on }] : [];
  });
  const change = { contracts: { item: version, counts: {} } };
  const after = { ...inForce, version, contracts, since: sinceAfter(inForce, contracts, on) };
  return accept({ ...alone, terms: { inForce: after, change } });
}

/** The first day on which any contract held: none of one that ended before it began. */
function sinceAfter(
  { since }: InForce,
  left: readonly CompiledContract[],
  on: Day,
): InForce['since'] {
  const hasBegun = since !== null && since <= on;
  return hasBegun ? since : (left.map(({ from }) => from).sort()[0] ?? null);
}
