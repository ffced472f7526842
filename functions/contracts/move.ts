import { seesAs, type Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';
import {
  move,
  type Move,
  type Moved,
  type MoveRefusal,
} from '../../domain/contracts/contract-acts.ts';
import { subjectOf } from '../../domain/contracts/submitted.ts';
import { contractShown, type ShownContract } from '../../domain/contracts/shown.ts';
import { worksIn } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import type { Day } from '../../domain/values/day.ts';
import { approvalItem, decisionItems, readWaiting } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { readRun, runItem } from '../../store/contract-numbers.ts';
import { contractItems, readContract } from '../../store/contracts.ts';
import { readHead } from '../../store/heads.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { deciderOf } from '../approvals/decider.ts';
import { dayIn, instant } from '../clock.ts';
import { isKeeper } from '../custody/keeper.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Caller } from '../serve.ts';
import type { VersionAsked } from './visible.ts';

/** A move as asked for: by whom, by which rules, of which revision. */
export interface MoveAsked {
  readonly act: Move;
  readonly decider: Decider;
  readonly company: Company;
  readonly revision: number;
  readonly reason: string | null;
  readonly signedOn: Day | null;
}

/** Moves a version: reads, decides, and writes all that belongs to the decision at once. */
export function moveVersion(
  { dealerId, contractId, version }: VersionAsked,
  asked: MoveAsked,
): Promise<Outcome<Moved, MoveRefusal | 'not-the-custodian' | 'not-found'>> {
  const { act, decider, company } = asked;
  return untilDone(async () => {
    const today = dayIn(company.timeZone);
    const [head, before] = await Promise.all([
      readHead(db, dealerId),
      readContract(db, dealerId, contractId, version),
    ]);
    const territory = head?.territory;
    if (territory === undefined || !before || !mayAct(act, decider, territory))
      return refuse('not-found');
    if (act === 'sign' && !(await isKeeper(decider.member))) return refuse('not-the-custodian');
    const [waiting, run] = await Promise.all([
      readWaiting(db, { kind: 'contract', dealerId, subject: subjectOf(before) }),
      readRun(db, before.category, Number(today.slice(0, 4))),
    ]);
    const by = { memberId: decider.member.memberId, at: instant() };
    const moved = move(before, { ...asked, by, today }, { territory, waiting, run });
    if (!moved.ok || moved.facts.repeated) return moved;
    const { after, approval, run: given } = moved.facts;
    const opened = approval?.state === 'waiting' ? [approvalItem(db, approval)] : [];
    const closed = approval && opened.length === 0 ? decisionItems(db, approval) : [];
    const numbered = given ? [runItem(db, given)] : [];
    await transact(db, [...contractItems(db, after), ...opened, ...closed, ...numbered]);
    return moved;
  });
}

/** A deputy decides where the other works; all else is done where one works oneself. */
const mayAct = (act: Move, decider: Decider, territory: string): boolean =>
  act === 'approve' || act === 'reject'
    ? seesAs(decider, territory)
    : worksIn(decider.member, territory);

/** What the moves receive, alike for every one. */
interface Asked {
  readonly params: VersionAsked;
  readonly body: {
    readonly revision: number;
    readonly reason?: string | undefined;
    readonly signedOn?: Day | undefined;
  };
}

/** The handler of a move, which refuses for no other reasons than its route declares. */
export const moveContract =
  <const Refusal extends MoveRefusal | 'not-the-custodian'>(
    act: Move,
    refuses: readonly Refusal[],
  ) =>
  async ({ params, body }: Asked, { member }: Caller): Promise<Outcome<ShownContract, Refusal>> => {
    const company = await readCompany(db);
    const decider = await deciderOf(member, company);
    const { revision, reason = null, signedOn = null } = body;
    const asked = { act, decider, company, revision, reason, signedOn };
    const moved = await moveVersion(params, asked);
    if (moved.ok)
      return accept(contractShown(moved.facts.after, member.roles, dayIn(company.timeZone)));
    if (moved.reason === 'not-found') throw new Problem('not-found');
    if (moved.reason === 'not-allowed') throw new Problem('not-allowed');
    const declared = refuses.find((one) => one === moved.reason);
    if (declared === undefined) throw new Error(`${act} refused as ${moved.reason}`);
    return refuse(declared, moved.detail);
  };
