import type { Head } from '../../domain/account.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { readContract } from '../../store/contracts.ts';
import { readHead, readHeads } from '../../store/heads.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';

/** The parameters by which a version of a contract is asked for. */
export interface VersionAsked {
  readonly dealerId: string;
  readonly contractId: string;
  readonly version: number;
}

/**
 * The head of a dealer's account; a dealer in a territory where the caller does not work is as one
 * that is not there. Permission comes from where the dealer is now.
 */
export async function visibleHead(dealerId: string, caller: Member): Promise<Head> {
  const head = await readHead(db, dealerId);
  if (!head || !worksIn(caller, head.territory)) throw new Problem('not-found');
  return head;
}

/** The heads of those of these dealers whom the caller may see, by dealer. */
export async function visibleHeads(
  of: readonly { readonly dealerId: string }[],
  caller: Member,
): Promise<ReadonlyMap<string, Head>> {
  const heads = await readHeads(
    db,
    of.map(({ dealerId }) => dealerId),
  );
  return new Map([...heads].filter(([, { territory }]) => worksIn(caller, territory)));
}

/** A version of a contract of a dealer that the caller may see. */
export async function visibleContract(
  { dealerId, contractId, version }: VersionAsked,
  caller: Member,
): Promise<Contract> {
  const [, contract] = await Promise.all([
    visibleHead(dealerId, caller),
    readContract(db, dealerId, contractId, version),
  ]);
  if (!contract) throw new Problem('not-found');
  return contract;
}
