import * as z from 'zod';

/**
 * What an audit may find wrong with what is stored.
 * - `unreadable`: an item of no known form, or not in the form in which it is written.
 * - `missing`, `extra`: an item that must be there is not; one is there that nothing made.
 * - `differs`: an item is not what its entries, or the item it is drawn from, make of it.
 * - `version-missing`, `version-repeated`, `hash-differs`, `not-recordable`: as `rebuilt` says.
 * - `head-behind`: entries are newer than the head of their account.
 * - `behind-anchor`: it was newer when it was anchored: something was rolled back.
 * - `differs-from-anchor`: the same version had other content when it was anchored.
 * - `missing-since-anchor`: it was there when it was anchored, and is never deleted.
 */
export const FindingCode = z.enum([
  'unreadable',
  'missing',
  'extra',
  'differs',
  'version-missing',
  'version-repeated',
  'hash-differs',
  'not-recordable',
  'head-behind',
  'behind-anchor',
  'differs-from-anchor',
  'missing-since-anchor',
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** One thing found. It names places and attributes, never what stands in them. */
export const Finding = z.strictObject({
  code: FindingCode,
  /** Partition and sort key of the item, as the table has them. */
  pk: z.string(),
  sk: z.string(),
  /** The customer it belongs to; null for what belongs to the company. */
  customerId: z.string().nullable(),
  /** Version of the account, the plan or the item; null where none can be told. */
  version: z.int().nullable(),
  /** Names of attributes that differ; the day of the anchor. */
  about: z.string(),
});
export type Finding = z.infer<typeof Finding>;
