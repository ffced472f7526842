import type { Head, OpenItem } from './account.ts';

const modulus = 2 ** 48;

/**
 * Share of one open document in the checksum of an account, 48 bits; 0 for nothing open. Count and
 * sum alone miss views in which two documents are wrong in ways that cancel out.
 */
export function openShare(document: string, open: number): number {
  if (open === 0) return 0;
  const text = `${document}:${String(open)}`;
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 2_654_435_761);
    high = Math.imul(high ^ code, 1_597_334_677);
  }
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (high & 0xffff) * 2 ** 32 + (low >>> 0);
}

/** The checksum after one document's open amount changed. */
export const changedOpenSum = (
  sum: number,
  document: string,
  before: number,
  after: number,
): number => (sum + modulus - openShare(document, before) + openShare(document, after)) % modulus;

/** Checksum over all open documents of an account, in any order. */
export const openSum = (items: readonly Pick<OpenItem, 'document' | 'open'>[]): number =>
  items.reduce((sum, { document, open }) => changedOpenSum(sum, document, 0, open), 0);

/** True where these are exactly the account's open items as of this head. */
export function verified(
  head: Pick<Head, 'owed' | 'openCount' | 'openSum'>,
  items: readonly Pick<OpenItem, 'document' | 'open'>[],
): boolean {
  return (
    items.length === head.openCount &&
    items.reduce((sum, { open }) => sum + open, 0) === head.owed &&
    openSum(items) === head.openSum
  );
}
