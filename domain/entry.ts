import * as z from 'zod';
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
 * One goods line. Without `price` the dealer's list price of the day holds; a typed price needs the
 * entry's `priceReason`. `price` is minor units per `per` base units (the product's own `per` when
 * absent). `free` goods cost nothing; `discount` is taken off the line in minor units.
 */
export const NewLine = z
  .strictObject({
    productId: ShortId,
    quantity: PositiveQuantity,
    price: Money.min(0),
    per: z.int().min(1).max(1_000_000),
    free: z.literal(true),
    discount: Money.min(0),
  })
  .partial({ price: true, per: true, free: true, discount: true })
  .meta({ id: 'NewLine' });
export type NewLine = z.infer<typeof NewLine>;

/** An amount that settles part or all of one document. */
export const Settlement = z
  .strictObject({ document: Document, amount: Money.min(1) })
  .meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof Settlement>;

/** Named documents, or the oldest due first, or nothing (all stays as unapplied credit). */
export const Settles = z.union([
  z.array(Settlement).min(1).max(entryLimits.settles),
  z.enum(['oldest', 'none']),
]);
export type Settles = z.infer<typeof Settles>;

const header = { entryId: EntryId, dealerId: ShortId, day: Day, remark: text(200).optional() };
const goods = {
  document: Document,
  lines: z.array(NewLine).min(1).max(entryLimits.lines),
  priceReason: text(200).optional(),
  taxInvoice: text(40).optional(),
};
const reason = text(300);

export const NewSale = z
  .strictObject({
    kind: z.literal('sale'),
    ...header,
    ...goods,
    /** Last day of payment; the day plus the dealer's payment days when absent. */
    due: Day.optional(),
    deliveryPlace: text(120).optional(),
  })
  .meta({ id: 'NewSale' });

/** Goods taken back: reduces the document `of`, or stays as unapplied credit. */
export const NewReturn = z
  .strictObject({ kind: z.literal('return'), ...header, ...goods, of: Document.optional() })
  .meta({ id: 'NewReturn' });

/** Money received. What is over after settling stays as unapplied credit. */
export const NewPayment = z
  .strictObject({
    kind: z.literal('payment'),
    ...header,
    amount: Money.min(1),
    /** The oldest due first when absent. */
    settles: Settles.optional(),
    method: text(40).optional(),
    reference: text(60).optional(),
  })
  .meta({ id: 'NewPayment' });

/** Unapplied credit paid back to the dealer. */
export const NewRefund = z
  .strictObject({ kind: z.literal('refund'), ...header, amount: Money.min(1), reason })
  .meta({ id: 'NewRefund' });

/** Part or all of named documents given up. */
export const NewWriteOff = z
  .strictObject({
    kind: z.literal('write-off'),
    ...header,
    settles: z.array(Settlement).min(1).max(entryLimits.settles),
    reason,
  })
  .meta({ id: 'NewWriteOff' });

/**
 * What was owed when the ledger began: positive is an open invoice (document needed), negative is
 * credit the dealer had.
 */
export const NewOpening = z
  .strictObject({
    kind: z.literal('opening'),
    ...header,
    amount: Money,
    document: Document.optional(),
    due: Day.optional(),
  })
  .meta({ id: 'NewOpening' });

/** The reversing entry: names what it reverses, once, and nets it to zero. */
export const NewCorrection = z
  .strictObject({ kind: z.literal('correction'), ...header, reverses: EntryId, reason })
  .meta({ id: 'NewCorrection' });

/** Unapplied credit applied to documents; moves no money. */
export const NewAllocation = z
  .strictObject({
    kind: z.literal('allocation'),
    ...header,
    settles: z.union([z.array(Settlement).min(1).max(entryLimits.settles), z.literal('oldest')]),
  })
  .meta({ id: 'NewAllocation' });

/** An entry as the caller sends it. */
export const NewEntry = z
  .discriminatedUnion('kind', [
    NewSale,
    NewReturn,
    NewPayment,
    NewRefund,
    NewWriteOff,
    NewOpening,
    NewCorrection,
    NewAllocation,
  ])
  .meta({ id: 'NewEntry' });
export type NewEntry = z.infer<typeof NewEntry>;

/** Every kind of recorded entry. `terms` is written by the house: limit, days, territory, closing. */
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

/** Change of one document's open amount by an entry: negative settles, positive opens or reopens. */
export const Allocation = z
  .strictObject({ document: Document, amount: Money })
  .meta({ id: 'Allocation' });
export type Allocation = z.infer<typeof Allocation>;

/** The terms of an account that an entry of kind `terms` may change; absent is unchanged. */
export const TermsChange = z
  .strictObject({
    creditLimit: Money.min(0).nullable(),
    paymentDays: z.int().min(0).max(365),
    territory: z.string().max(4),
    priceList: ShortId.nullable(),
    blocked: z.boolean(),
    closedThrough: z.string().max(7),
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
    deliveryPlace: z.string().optional(),
    taxInvoice: z.string().optional(),
    priceReason: z.string().optional(),
    method: z.string().optional(),
    reference: z.string().optional(),
    reason: z.string().optional(),
    remark: z.string().optional(),
    /** SHA-256 of the content as sent, so that a repeated id can be told from a reused one. */
    content: z.string(),
    by: z.string(),
    at: Instant,
    hash: z.string(),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;
