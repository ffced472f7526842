import { seesAs } from '../../domain/approval-rules.ts';
import type { Approval } from '../../domain/approval.ts';
import { decideException, type Deciding } from '../../domain/contracts/exception-acts.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { decisionItems, readWaiting } from '../../store/approvals.ts';
import { exceptionItem, readException } from '../../store/exceptions.ts';
import { readHead } from '../../store/heads.ts';
import { readInForce } from '../../store/in-force.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { db } from '../database.ts';
import { accountItems } from './account-items.ts';

/** Why a request for an exception is not decided. */
export type DecideRefusal =
  'not-found' | 'not-waiting' | 'too-many-exceptions' | 'own-request' | 'not-your-approval';

/**
 * Decides an exception with the request that waits for it. The head is read first and its version
 * is a condition, so a sale that is posted meanwhile is judged either before or after.
 */
export const decideWaiting = (
  dealerId: string,
  exceptionId: string,
  deciding: Deciding,
): Promise<Outcome<Approval, DecideRefusal>> =>
  untilDone(async () => {
    const head = await readHead(db, dealerId);
    if (!head || !seesAs(deciding.decider, head.territory)) return refuse('not-found');
    const reference = { kind: 'contract-exception', dealerId, subject: exceptionId } as const;
    const [before, waiting, inForce] = await Promise.all([
      readException(db, dealerId, exceptionId),
      readWaiting(db, reference),
      readInForce(db, dealerId),
    ]);
    if (!before || !waiting) return refuse('not-waiting');
    // Who may decide follows the territory the dealer is in now.
    const asked = { ...waiting, territory: head.territory };
    const found = decideException(before, asked, deciding, { inForce, counted: head.contracts });
    if (!found.ok) return found;
    const { exception, approval, account } = found.facts;
    const items = account ? await accountItems(head, exception, account, deciding) : [];
    await transact(db, [exceptionItem(db, exception), ...decisionItems(db, approval), ...items]);
    return accept(approval);
  });
