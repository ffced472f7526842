import * as z from 'zod';
import { Document, EntryId, entryLimits } from './entry.ts';
import { ShortId } from './values/code.ts';
import { Day } from './values/day.ts';
import { Money } from './values/money.ts';
import { PositiveQuantity } from './values/quantity.ts';
import { text } from './values/text.ts';

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
