import { decided, mayDecide, seesAs } from '../../domain/approval-rules.ts';
import type { Approval } from '../../domain/approval.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { decisionItems, readWaiting } from '../../store/approvals.ts';
import { readHead } from '../../store/heads.ts';
import { chunkItems, chunks } from '../../store/postings.ts';
import { transact, untilDone } from '../../store/transact.ts';
import type { Deciding } from '../approvals/deciding.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { writtenOff, type WriteOffRefusal } from './entry.ts';

type Refusal = WriteOffRefusal | 'own-request' | 'not-your-approval' | 'not-waiting';

/** Decides a write-off; approved, its entry is recorded with the decision, as one write. */
export const decideWriteOff = (
  dealerId: string,
  subject: string,
  { state, reason, decider, company }: Deciding,
): Promise<Outcome<Approval, Refusal>> =>
  untilDone(async () => {
    const head = await readHead(db, dealerId);
    if (!head || !seesAs(decider, head.territory)) throw new Problem('not-found');
    const waiting = await readWaiting(db, { kind: 'write-off', dealerId, subject });
    if (!waiting) return refuse('not-waiting');
    // Who may decide follows the territory the dealer is in now.
    const may = mayDecide({ ...waiting, territory: head.territory }, decider, company);
    if (!may.ok) return may;
    const by = { memberId: decider.member.memberId, at: instant() };
    const decision = decided(waiting, state, reason, by);
    const items = decisionItems(db, decision);
    if (state === 'approved') {
      const written = await writtenOff(decision, company, by);
      if (!written) throw new Problem('not-found');
      if (!written.ok) return written;
      const { account, posted } = written.facts;
      items.push(...chunks(account, [posted]).flatMap((chunk) => chunkItems(db, chunk)));
    }
    await transact(db, items);
    return accept(decision);
  });
