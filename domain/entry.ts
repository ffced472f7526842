import * as z from 'zod';
import { ContractNamed } from './contracts/contract-named.ts';
import { ContractsChange } from './contracts/counters.ts';
import { ShortId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { PositiveQuantity } from './values/quantity.ts';
import { text } from './values/text.ts';

/** Limits of one entry and one request; each is refused with a sentence when passed. */
export const entryLimits = {
  lines: 1000,
  settles: 90,
  entries: 200,
  linesOfRequest: 2000,
} as const;

/**
 * `<day>-<dealer id>-<16 base32>`, made by the caller before sending. The id is the idempotency
 * record: the same id with the same content gives the first answer again, with other content it is
 * refused.
 */
export const EntryId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}-[0-9A-Za-z][0-9A-Za-z._-]{0,7}-[0-9A-HJKMNP-TV-Z]{16}$/)
  .meta({ id: 'EntryId' });
export type EntryId = z.infer<typeof EntryId>;

/** Builds the id of an entry from its day, its dealer and 16 characters of Crockford base32. */
export const entryId = (day: Day, dealerId: ShortId, random: string): EntryId =>
  `${day}-${dealerId}-${random}`;

/** A document number: an invoice, a credit note. Unique per dealer. */
export const Document = text(40)
  .regex(/^[^\s#|;,]+( [^\s#|;,]+)*$/)
  .meta({ id: 'Document' });

/**
 * Every kind of recorded entry. `terms` is written by the house: limit, days, territory, closing.
 */
export const EntryKind = z.enum([
  'sale',
  'return',
  'payment',
  'refund',
  'write-off',
  'opening',
  'correction',
  'allocation',
  'terms',
]);
export type EntryKind = z.infer<typeof EntryKind>;

/** A recorded goods line; `amount` is what the line adds (sales) or takes (returns), unsigned. */
export const Line = z
  .strictObject({
    productId: ShortId,
    quantity: PositiveQuantity,
    price: Money.min(0),
    per: z.int().min(1),
    amount: Money.min(0),
    /** True where the price was typed instead of taken from the list. */
    typed: z.boolean(),
    free: z.boolean(),
    discount: Money.min(0),
  })
  .meta({ id: 'Line' });
export type Line = z.infer<typeof Line>;

/**
 * Change of one document's open amount by an entry: negative settles, positive opens or reopens.
 */
export const Allocation = z
  .strictObject({ document: Document, amount: Money })
  .meta({ id: 'Allocation' });
export type Allocation = z.infer<typeof Allocation>;

/**
 * The terms of an account that an entry of kind `terms` may change; absent is unchanged.
 * `closedThrough` is the last month that takes no more entries; '' opens them all again.
 */
export const TermsChange = z
  .strictObject({
    creditLimit: Money.min(0).nullable(),
    paymentDays: z.int().min(0).max(365),
    territory: z.string().max(4),
    priceList: ShortId.nullable(),
    blocked: z.boolean(),
    closedThrough: z.string().max(7),
    /** Which closing or reopening of months it is, and what `closedThrough` was before. */
    closing: z.strictObject({ number: z.int().min(1), before: z.string().max(7) }),
    /** The terms of contracts in force changed: a contract began, was amended or terminated. */
    contracts: ContractsChange,
  })
  .partial()
  .meta({ id: 'TermsChange' });
export type TermsChange = z.infer<typeof TermsChange>;

/** An entry as recorded: immutable, numbered without gap, chained by hash. */
export const Entry = z
  .strictObject({
    entryId: EntryId,
    dealerId: ShortId,
    kind: EntryKind,
    day: Day,
    /** Position in the account, 1 and up. */
    version: z.int().min(1),
    /** What the entry adds to the balance; negative where it reduces it. */
    amount: Money,
    /** Balance after it, in order of recording. */
    balance: Money,
    /** What it adds to unapplied credit; negative where it uses some. */
    unapplied: Money,
    allocations: z.array(Allocation),
    lines: z.array(Line),
    document: Document.optional(),
    due: Day.optional(),
    of: Document.optional(),
    reverses: EntryId.optional(),
    /** Kind of the entry that a correction reverses: its lines count against that kind. */
    reversesKind: EntryKind.optional(),
    terms: TermsChange.optional(),
    /** The version of a contract that it was judged by; absent where it was under none. */
    contract: ContractNamed.optional(),
    /** The approved exception that lifts what it departs in; absent where it needs none. */
    exception: z.string().optional(),
    /** The request by whose approval it was recorded; absent where it needed none. */
    approval: z.string().optional(),
    deliveryPlace: z.string().optional(),
    taxInvoice: z.string().optional(),
    priceReason: z.string().optional(),
    method: z.string().optional(),
    reference: z.string().optional(),
    reason: z.string().optional(),
    remark: z.string().optional(),
    /** Credit limit it was judged by, null for none: what remained then can be answered again. */
    creditLimit: Money.min(0).nullable(),
    /** Digest of the content as sent, so that a repeated id can be told from a reused one. */
    content: z.string(),
    by: z.string(),
    at: Instant,
    hash: z.string(),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;
