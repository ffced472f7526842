import type { Head } from '../../domain/account.ts';
import { approvalId } from '../../domain/approval-rules.ts';
import { Approval } from '../../domain/approval.ts';
import type { Finding } from '../../domain/audit.ts';
import { MonthAct } from '../../domain/months.ts';
import { keptAt, requestItem } from '../approvals.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type { Beside } from './customers.ts';
import { finding, readable } from './finding.ts';

/** The request by which months were reopened; null for a closing, which nobody approves. */
function requestOf({ act, month, askedAt }: MonthAct): Key | null {
  if (act === 'close') return null;
  return keptAt({ kind: 'month-reopening', dealerId: null, subject: month, requestedAt: askedAt });
}

/** What an act must agree with: its request, and the act before it. */
export function besideMonthAct(item: Item): Key[] {
  const { read } = readAct(item);
  const request = read && requestOf(read);
  const before = read && read.number > 1 ? [keys.monthAct(read.number - 1)] : [];
  return [...before, ...(request ? [request] : [])];
}

/**
 * Acts follow one another without gap, each after the end of the one before; a reopening was
 * approved by whom it says, and began with that.
 */
export function judgeMonthAct(item: Item, beside: Beside): Finding[] {
  const { read, wrong } = readAct(item);
  if (wrong) return [wrong];
  if (read.number > 1) {
    const place = keys.monthAct(read.number - 1);
    const before = beside(place);
    if (!before) return [finding('missing', place)];
    if (before['after'] !== null) return [finding('extra', item)];
  }
  const place = requestOf(read);
  if (!place) return [];
  const request = beside(place);
  if (!request) return [finding('missing', place)];
  const isSo =
    request['state'] === 'approved' &&
    request['decidedBy'] === read.approvedBy &&
    request['decidedAt'] === read.startedAt &&
    request['requestedBy'] === read.askedBy;
  return isSo ? [] : [finding('differs', item, { about: 'approvedBy, startedAt' })];
}

const readAct = (item: Item) =>
  readable(
    item,
    (it) => fromItem(MonthAct, it),
    (act) => ({ ...toItem(keys.monthAct(act.number), act) }),
  );

/** A request about the whole company stands where it is looked for, and names no dealer. */
export function judgeCompanyRequest(item: Item): Finding[] {
  const { read, wrong } = readable(item, (it) => fromItem(Approval, it), requestItem);
  if (wrong) return [wrong];
  const { kind, subject, approvalId: id } = read;
  const isOwn = read.dealerId === null && id === approvalId(kind, null, subject);
  return isOwn ? [] : [finding('unreadable', item, { about: 'dealerId, approvalId' })];
}

/**
 * Every account has the newest closing or reopening once that has ended, before that it or the one
 * before; and with it the month up to which it is closed.
 */
export function judgeClosing(
  { dealerId, closing = 0, closedThrough, version }: Head,
  newest: MonthAct | null,
): Finding[] {
  if (!newest) return [];
  const { number, after, through } = newest;
  const mayLack = after !== null && closing === number - 1;
  const has = closing === number && closedThrough === through;
  if (has || mayLack) return [];
  const about = 'closing, closedThrough';
  return [finding('differs', keys.head(dealerId), { version, about })];
}
