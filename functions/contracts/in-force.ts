import { contracts } from '../../api/routes/contracts.ts';
import type { Head } from '../../domain/account.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import {
  putInForce,
  type DealersContracts,
  type InForceAct,
  type InForceChange,
  type InForceRefusal,
} from '../../domain/contracts/putting.ts';
import { terminate } from '../../domain/contracts/terminating.ts';
import { termsDigest } from '../../domain/contracts/digest.ts';
import { contractShown } from '../../domain/contracts/shown.ts';
import { entryId } from '../../domain/entry.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { contractItems, contractsOfDealer } from '../../store/contracts.ts';
import { changeInForce, readInForce } from '../../store/in-force.ts';
import { sha256 } from '../../store/sha256.ts';
import { transact, untilDone, type TransactItem } from '../../store/transact.ts';
import { judgeSignedCopy, signedCopyOf } from './signed-copy.ts';
import { dayIn, instant } from '../clock.ts';
import { isKeeper } from '../custody/keeper.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { visibleHead, type VersionAsked } from './visible.ts';

/** Puts a signed version in force: from then on every sale and return is judged by its terms. */
export const putContractInForce: Handler<typeof contracts.putContractInForce> = async (
  { params, body: { revision } },
  { member },
) => {
  await visibleHead(params.dealerId, member);
  if (!(await isKeeper(member))) return refuse('not-the-custodian');
  const { timeZone } = await readCompany(db);
  const today = dayIn(timeZone);
  const changed = await change(params, { revision, member, today }, putInForce);
  if (changed.ok) return accept(contractShown(changed.facts, member.roles, today));
  const { reason, detail } = changed;
  if (reason === 'not-allowed') throw new Problem('not-allowed');
  const declared = contracts.putContractInForce.refuses.find((one) => one === reason);
  if (declared === undefined) throw new Error(`putting in force refused as ${reason}`);
  return refuse(declared, detail);
};

/** Terminates a version early; it holds to the end of a day. */
export const terminateContract: Handler<typeof contracts.terminateContract> = async (
  { params, body: { revision, reason, on } },
  { member },
) => {
  const { timeZone } = await readCompany(db);
  const today = dayIn(timeZone);
  const changed = await change(params, { revision, member, today }, (before, act, all) =>
    terminate(before, { ...act, on: on ?? today, reason: reason ?? null }, all),
  );
  if (changed.ok) return accept(contractShown(changed.facts, member.roles, today));
  const { reason: why, detail } = changed;
  if (why === 'not-allowed') throw new Problem('not-allowed');
  const declared = contracts.terminateContract.refuses.find((one) => one === why);
  if (declared === undefined) throw new Error(`terminating refused as ${why}`);
  return refuse(declared, detail);
};

interface Asked {
  readonly revision: number;
  readonly member: Member;
  readonly today: string;
}

type Decide = (
  before: Contract,
  act: InForceAct,
  all: DealersContracts,
) => Outcome<InForceChange, InForceRefusal>;

/**
 * Decides and writes contracts, terms in force and head together. The head is read first and its
 * version is a condition, so of two people who act on one dealer at once the second decides anew.
 */
const change = (
  { dealerId, contractId, version }: VersionAsked,
  { revision, member, today }: Asked,
  decide: Decide,
): Promise<Outcome<Contract, InForceRefusal>> =>
  untilDone(async () => {
    const head = await visibleHead(dealerId, member);
    const [versions, inForce, copy] = await Promise.all([
      contractsOfDealer(db, dealerId),
      readInForce(db, dealerId),
      signedCopyOf(dealerId, contractId, version),
    ]);
    const before = versions.find((one) => one.contractId === contractId && one.version === version);
    if (!before) throw new Problem('not-found');
    const by = { memberId: member.memberId, at: instant() };
    const act = { revision, roles: member.roles, by, today };
    const signedCopy = judgeSignedCopy(copy, termsDigest(before.terms, sha256));
    const decided = decide(before, act, { inForce, versions, signedCopy });
    if (!decided.ok) return decided;
    if (!decided.facts.repeated) await transact(db, itemsOf(head, decided.facts, act));
    return accept(decided.facts.contract);
  });

/** All that belongs to one decision. */
function itemsOf(
  head: Head,
  { contract, others, terms }: InForceChange,
  { by, today }: InForceAct,
): TransactItem[] {
  const contracts = [contract, ...others].flatMap((one) => contractItems(db, one));
  if (!terms) return contracts;
  const about = {
    entryId: entryId(today, head.dealerId, newId()),
    day: today,
    by: by.memberId,
    at: by.at,
    reason: [contract.number, contract.reason].filter((said) => said !== null).join(': '),
  };
  return [...contracts, ...changeInForce(db, head, terms, about)];
}
