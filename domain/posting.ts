import type { Account } from './account.ts';
import { contentOf } from './chain.ts';
import type { Company } from './company.ts';
import { mayPost, writeOffAskedBy } from './entry-rights.ts';
import type { Entry } from './entry.ts';
import type { NewEntry } from './new-entry.ts';
import { accept, refuse, type Outcome, type Refusal } from './outcome.ts';
import type { ContractReason } from './posting-contract.ts';
import { goodsReturn, sale } from './posting-goods.ts';
import { allocation, opening, payment, refund, writeOff } from './posting-money.ts';
import { amountLimit, type PricingReason } from './pricing.ts';
import type { Product } from './product.ts';
import { record, type Movement, type Recorded, type Recorder } from './recording.ts';
import { correction } from './reversing.ts';
import type { Role } from './role.ts';
import type { SettlingReason } from './settling.ts';
import { addDays, type Day } from './values/day.ts';
import { monthOf } from './values/month.ts';
import { closedMonth } from './terms.ts';

/** Why an entry is not recorded. */
export type PostingReason =
  | PricingReason
  | ContractReason
  | SettlingReason
  | 'entry-id-mismatch'
  | 'entry-differs'
  | 'not-allowed'
  | 'write-off-unapproved'
  | 'credit-limit-exceeded'
  | 'account-blocked'
  | 'month-closed'
  | 'day-in-future'
  | 'day-too-old'
  | 'opening-too-late'
  | 'document-missing'
  | 'document-exists'
  | 'unapplied-not-enough'
  | 'amount-zero'
  | 'due-before-day'
  | 'entry-not-found'
  | 'already-reversed'
  | 'not-reversible'
  | 'nothing-to-apply';

/** Everything outside the account that a decision depends on. */
export interface PostingContext extends Recorder {
  readonly roles: readonly Role[];
  /** The approved request by which a write-off is recorded, whoever approved it. */
  readonly approval?: string;
  /** Today in the company's time zone. */
  readonly today: Day;
  readonly policies: Company['policies'];
  readonly currency: string;
  readonly products: ReadonlyMap<string, Product>;
}

/** A decision to record: the entry, and the account after it. */
export type Posted = Recorded;

/** What became of an entry: recorded now, or before (then nothing is to be written). */
export type Posting =
  { readonly repeated: false; readonly posted: Posted } | { readonly repeated: true; entry: Entry };

/**
 * Decides one entry on an account. The same id with the same content answers what was recorded
 * then, before any other rule is asked: a retry after a lost acknowledgement must never be told
 * that the limit, which it used up itself, is exceeded.
 */
export function post(
  account: Account,
  entry: NewEntry,
  context: PostingContext,
): Outcome<Posting, PostingReason> {
  if (!entryIdMatches(entry)) return refuse('entry-id-mismatch');
  const content = contentOf(entry, context.hash);
  const before = account.entries.get(entry.entryId);
  if (before) {
    return before.content === content
      ? accept({ repeated: true, entry: before })
      : refuse('entry-differs', { number: before.version });
  }
  const right = rightTo(entry, context);
  if (right === 'none') return refuse('not-allowed');
  const wrongDay = judgeDay(account, entry, context);
  if (wrongDay) return wrongDay;
  const movement = moveOf(account, entry, context);
  if (!movement.ok) return movement;
  if (Math.abs(account.head.balance + movement.facts.amount) > amountLimit) {
    return refuse('amount-too-large');
  }
  if (right === 'to-ask') return refuse('write-off-unapproved');
  const { entryId, kind, day, remark } = entry;
  const particulars = {
    ...movement.facts.particulars,
    ...(remark === undefined ? {} : { remark }),
    ...(right === 'approved' ? { approval: context.approval } : {}),
  };
  const posted = record(
    account,
    { entryId, kind, day, content },
    { ...movement.facts, particulars },
    context,
  );
  return accept({ repeated: false, posted });
}

/** By what right an entry is posted; who may ask for a write-off is told what is wrong with it. */
function rightTo(
  { kind }: NewEntry,
  { roles, approval }: PostingContext,
): 'own' | 'approved' | 'to-ask' | 'none' {
  if (kind === 'write-off' && approval !== undefined) return 'approved';
  if (mayPost(roles, kind)) return 'own';
  const mayAsk = kind === 'write-off' && roles.some((role) => writeOffAskedBy.includes(role));
  return mayAsk ? 'to-ask' : 'none';
}

/** True where the id begins with the entry's own day and dealer. */
export const entryIdMatches = ({
  entryId,
  day,
  dealerId,
}: Pick<NewEntry, 'entryId' | 'day' | 'dealerId'>): boolean =>
  entryId.startsWith(`${day}-${dealerId}-`) && entryId.length === day.length + dealerId.length + 18;

function judgeDay(
  { head }: Account,
  { day, kind }: NewEntry,
  { today, policies }: PostingContext,
): Refusal<PostingReason> | null {
  const closed = closedMonth(head, monthOf(day));
  if (closed) return closed;
  const latest = addDays(today, policies.daysAhead);
  if (day > latest) return refuse('day-in-future', { latest });
  if (policies.daysBack === null || kind === 'opening') return null;
  const earliest = addDays(today, -policies.daysBack);
  return day < earliest ? refuse('day-too-old', { earliest }) : null;
}

function moveOf(
  account: Account,
  entry: NewEntry,
  context: PostingContext,
): Outcome<Movement, PostingReason> {
  switch (entry.kind) {
    case 'sale':
      return sale(account, entry, context);
    case 'return':
      return goodsReturn(account, entry, context);
    case 'payment':
      return payment(account, entry, context);
    case 'refund':
      return refund(account, entry, context);
    case 'write-off':
      return writeOff(account, entry, context);
    case 'opening':
      return opening(account, entry, context);
    case 'allocation':
      return allocation(account, entry, context);
    case 'correction':
      return correction(account, entry);
  }
}

/** The answers to entries of one account, and what is to be written for them. */
export interface Batch {
  readonly account: Account;
  readonly answers: readonly Outcome<Entry, PostingReason>[];
  readonly posted: readonly Posted[];
}

/** Decides entries of one account one after the other, as sent: one refused holds back no other. */
export function postAll(
  account: Account,
  entries: readonly NewEntry[],
  context: PostingContext,
): Batch {
  let current = account;
  const answers: Outcome<Entry, PostingReason>[] = [];
  const posted: Posted[] = [];
  for (const entry of entries) {
    const outcome = post(current, entry, context);
    if (!outcome.ok) answers.push(outcome);
    else if (outcome.facts.repeated) answers.push(accept(outcome.facts.entry));
    else {
      posted.push(outcome.facts.posted);
      current = outcome.facts.posted.account;
      answers.push(accept(outcome.facts.posted.entry));
    }
  }
  return { account: current, answers, posted };
}
