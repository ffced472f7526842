import * as z from 'zod';
import { entryId, entryLimits } from '../entry.ts';
import type { By } from '../member-changes.ts';
import { Settlement, type NewEntry } from '../new-entry.ts';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { ShortId } from '../values/code.ts';
import { Day } from '../values/day.ts';
import { cutTo, text } from '../values/text.ts';
import { BankLineId, type BankLine } from './bank-line.ts';

/** What a person says of a line. */
export const BankDecision = z.discriminatedUnion('do', [
  /** It is this dealer's payment: it settles these documents, the oldest, or nothing yet. */
  z.strictObject({
    do: z.literal('confirm'),
    lineId: BankLineId,
    dealerId: ShortId,
    settles: z.union([
      z.array(Settlement).min(1).max(entryLimits.settles),
      z.enum(['oldest', 'none']),
    ]),
    /** Another day than the bank's, where that lies in a closed month. */
    day: Day.optional(),
  }),
  /** It is no dealer's payment, or was recorded otherwise. */
  z.strictObject({ do: z.literal('ignore'), lineId: BankLineId, reason: text(300) }),
  /** It waits again: after it was ignored, or its payment was reversed. */
  z.strictObject({ do: z.literal('wait'), lineId: BankLineId }),
]);
export type BankDecision = z.infer<typeof BankDecision>;

/** Why a line is not decided so. */
export type BankReason = 'bank-line-decided' | 'bank-line-posted';

/** The payment that a confirmed line is; its id is drawn from the line's, so it is posted once. */
export const paymentOf = (
  line: BankLine,
  { dealerId, settles, day = line.day }: Extract<BankDecision, { do: 'confirm' }>,
  idOf: (text: string) => string,
): Extract<NewEntry, { kind: 'payment' }> => ({
  kind: 'payment',
  entryId: entryId(day, dealerId, randomOf(line, idOf)),
  dealerId,
  day,
  amount: line.amount,
  settles,
  method: 'bank',
  ...(line.reference === '' ? {} : { reference: cutTo(line.reference, 60) }),
  ...(line.text === '' ? {} : { remark: cutTo(line.text, 200) }),
});

const randomOf = ({ lineId, again }: BankLine, idOf: (text: string) => string): string =>
  again === 0 ? lineId.slice(11) : idOf(`${lineId} ${String(again)}`);

/** The line once it is confirmed, ignored, or waits again. */
export function decidedLine(
  line: BankLine,
  decision: BankDecision,
  { memberId, at }: By,
  posted: { readonly entryId: string | null; readonly isReversed: boolean },
): Outcome<BankLine, BankReason> {
  const by = { decidedBy: memberId, decidedAt: at, version: line.version + 1 };
  if (decision.do === 'wait') {
    if (line.state === 'confirmed' && !posted.isReversed) return refuse('bank-line-posted');
    const again = line.again + (line.state === 'confirmed' ? 1 : 0);
    return accept({ ...line, ...by, ...undecided, state: 'waiting', again });
  }
  if (line.state !== 'waiting') return refuse('bank-line-decided');
  if (decision.do === 'ignore') {
    return accept({ ...line, ...by, state: 'ignored', reason: decision.reason });
  }
  const { dealerId } = decision;
  return accept({ ...line, ...by, state: 'confirmed', dealerId, entryId: posted.entryId });
}

const undecided = { dealerId: null, entryId: null, reason: null };

/** True where a line stands as the decision wants it: it is answered, and nothing is done. */
export function isDone(line: BankLine, decision: BankDecision, by: string): boolean {
  if (decision.do === 'wait') return line.state === 'waiting';
  if (line.decidedBy !== by) return false;
  return decision.do === 'ignore'
    ? line.state === 'ignored' && line.reason === decision.reason
    : line.state === 'confirmed' && line.dealerId === decision.dealerId;
}
