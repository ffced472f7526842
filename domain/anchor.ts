import * as z from 'zod';
import { canonical, type Hash } from './chain.ts';
import { ShortId } from './values/code.ts';
import { Month } from './values/month.ts';

/** 132 bits of a SHA-256, base64url: nobody finds another item with the same, and it is short. */
const Digest = z.string().length(22);

/** The digest by which an anchor knows an item again, without telling what stands in it. */
export const digestOf = (value: unknown, hash: Hash): string => hash(canonical(value)).slice(0, 22);

/** A request for approval: where it waits, where it is kept once decided, and what was asked. */
const RequestAnchor = z.strictObject({
  /** Sort key under which it waits; null once decided. */
  waits: z.string().nullable(),
  kept: z.string(),
  /** Of what was asked while it waits, of everything once decided. */
  digest: Digest,
});
export type RequestAnchor = z.infer<typeof RequestAnchor>;

/** What a day's anchor holds of one customer. */
export const CustomerAnchor = z.strictObject({
  customerId: ShortId,
  /** Version and digest of the master record. */
  customer: z.tuple([z.int(), Digest]).nullable(),
  account: z
    .strictObject({
      version: z.int(),
      /** Hash of the newest entry, or of the opening terms before the first. */
      hash: z.string(),
      /** The newest entry; null before the first. */
      entryId: z.string().nullable(),
      /** First dated terms of an account that release 0.1 opened: its chain does not hold them. */
      first: Digest.nullable(),
    })
    .nullable(),
  /** Month → newest version of the plan, digest of all its versions, digest of its edits. */
  plans: z.record(Month, z.tuple([z.int(), Digest, Digest])),
  requests: z.array(RequestAnchor),
});
export type CustomerAnchor = z.infer<typeof CustomerAnchor>;

/**
 * What a day's anchor holds of an item that is no customer's. What leads from an email or a subject
 * to a member is drawn from the member, and not here: nothing that names a person may be locked,
 * nor a digest of it, by which a guess could be tried.
 */
export const ItemAnchor = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  /** The item's own version; 0 for what release 0.1 kept without one. */
  version: z.int(),
  /** Of everything but the version, and of a member but what tells who it is. */
  digest: Digest,
  /** Of a member: whether the person had signed in, and whether the subject was kept. */
  bound: z.enum(['no', 'bound', 'subject']).optional(),
});
export type ItemAnchor = z.infer<typeof ItemAnchor>;

/** A line of an anchor. */
export const AnchorLine = z.union([CustomerAnchor, ItemAnchor]);
export type AnchorLine = z.infer<typeof AnchorLine>;
