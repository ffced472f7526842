import type { Finding } from '../../domain/audit.ts';
import { bankLineItem, bankLineOf } from '../bank-lines.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import type { Beside } from './customers.ts';
import { finding, readable } from './finding.ts';

/** The payment that a confirmed line was posted as. */
function paymentOf({ dealerId, entryId }: Item): Key | null {
  return typeof dealerId === 'string' && typeof entryId === 'string'
    ? keys.entry(dealerId, entryId)
    : null;
}

/** What a line must agree with. */
export const besideBankLine = (item: Item): Key[] => {
  const payment = paymentOf(item);
  return payment ? [payment] : [];
};

/** A line is readable; one that is confirmed has its payment, of its amount. */
export function judgeBankLine(item: Item, beside: Beside): Finding[] {
  const { read, wrong } = readable(item, bankLineOf, bankLineItem);
  if (wrong) return [wrong];
  const place = paymentOf(item);
  if (read.state !== 'confirmed') {
    return place ? [finding('differs', item, { about: 'state, entryId' })] : [];
  }
  if (!place) return [finding('differs', item, { about: 'entryId' })];
  const payment = beside(place);
  if (!payment) return [finding('missing', place)];
  return payment['amount'] === -read.amount ? [] : [finding('differs', item, { about: 'amount' })];
}
