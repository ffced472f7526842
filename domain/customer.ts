import * as z from 'zod';
import { Code, MemberId, ShortId, TerritoryId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { Rate } from './values/rate.ts';
import { text } from './values/text.ts';

/**
 * Where a customer stands in the channel. Tier 1 alone is fully useful; the lower ones are
 * optional.
 */
export const Tier = z.enum(['dealer', 'second-tier', 'third-tier', 'outlet']);
export type Tier = z.infer<typeof Tier>;

export const Contact = z
  .strictObject({
    name: text(60),
    role: text(60).nullable(),
    phone: text(40).nullable(),
    email: z.email().max(254).nullable(),
  })
  .meta({ id: 'Contact' });

/** Longitude and latitude in micro-degrees, datum WGS-84 (Chinese map services use GCJ-02). */
export const Location = z
  .strictObject({
    longitude: z.int().min(-180_000_000).max(180_000_000),
    latitude: z.int().min(-90_000_000).max(90_000_000),
  })
  .meta({ id: 'Location' });

/** Bank and tax particulars: entered by finance, masked for everyone else, never in a log. */
export const BankData = z
  .strictObject({
    accountName: text(120).nullable(),
    bank: text(120).nullable(),
    accountNumber: z
      .string()
      .regex(/^[0-9A-Z -]{4,40}$/)
      .nullable(),
    taxNumber: z
      .string()
      .regex(/^[0-9A-Z]{6,24}$/)
      .nullable(),
  })
  .meta({ id: 'BankData' });
export type BankData = z.infer<typeof BankData>;

const mask = '(•{4})?';

/** Bank and tax particulars as shown: whole to finance, `••••1234` to everyone else. */
export const ShownBankData = BankData.extend({
  accountNumber: z
    .string()
    .regex(new RegExp(`^${mask}[0-9A-Z -]{0,40}$`))
    .nullable(),
  taxNumber: z
    .string()
    .regex(new RegExp(`^${mask}[0-9A-Z]{0,24}$`))
    .nullable(),
}).meta({ id: 'ShownBankData' });

/**
 * What a person may say of a customer, apart from money terms, bank data and place in the channel.
 */
const particulars = {
  name: text(120),
  class: text(20).nullable(),
  town: text(60).nullable(),
  address: text(200).nullable(),
  phone: text(40).nullable(),
  location: Location.nullable(),
  contacts: z.array(Contact).max(20),
  /** Other makers' brands the customer carries. */
  otherBrands: z.array(text(60)).max(30),
  /** Our share of the customer's business in parts per million; null where unknown. */
  ourShare: Rate.min(0).max(1_000_000).nullable(),
  note: text(500).nullable(),
  active: z.boolean(),
};

/** Place in the channel: dated, each move keeps history. */
const place = {
  territory: TerritoryId,
  repId: MemberId.nullable(),
  supplierId: ShortId.nullable(),
};

/** One move between territories, reps or suppliers, from a day on. */
export const Move = z
  .strictObject({ from: Day, ...place, at: Instant, by: z.string() })
  .meta({ id: 'Move' });
export type Move = z.infer<typeof Move>;

/** A new customer. `creditLimit: null` is no limit, 0 is "prepaid only". */
export const NewCustomer = z
  .strictObject({
    code: Code,
    tier: Tier,
    ...particulars,
    ...place,
    creditLimit: Money.min(0).nullable(),
    paymentDays: z.int().min(0).max(365).nullable(),
    priceList: ShortId.nullable(),
  })
  .partial({
    class: true,
    town: true,
    address: true,
    phone: true,
    location: true,
    contacts: true,
    otherBrands: true,
    ourShare: true,
    note: true,
    active: true,
    repId: true,
    supplierId: true,
    creditLimit: true,
    paymentDays: true,
    priceList: true,
  })
  .meta({ id: 'NewCustomer' });
export type NewCustomer = z.infer<typeof NewCustomer>;

/**
 * A change to a customer. The day of a move between territories, reps or suppliers is `from`
 * (today when absent). Credit limits change only by request and approval; bank data only by
 * finance.
 */
export const CustomerChange = z
  .strictObject({
    version: z.int().min(1),
    from: Day,
    ...particulars,
    ...place,
    paymentDays: z.int().min(0).max(365).nullable(),
    priceList: ShortId.nullable(),
    blocked: z.boolean(),
    bank: BankData,
  })
  .partial()
  .required({ version: true })
  .meta({ id: 'CustomerChange' });
export type CustomerChange = z.infer<typeof CustomerChange>;

/** One customer in the one master of the channel. */
export const Customer = z
  .strictObject({
    customerId: ShortId,
    code: Code,
    tier: Tier,
    ...particulars,
    ...place,
    /** Pinyin of the name and its initials, so that a Chinese name is found from a keyboard. */
    pinyin: z.string().max(400),
    creditLimit: Money.min(0).nullable(),
    paymentDays: z.int().min(0).max(365).nullable(),
    priceList: ShortId.nullable(),
    blocked: z.boolean(),
    bank: ShownBankData.nullable(),
    moves: z.array(Move).max(200),
    version: z.int().min(1),
    createdAt: Instant,
    createdBy: z.string(),
    changedAt: Instant,
    changedBy: z.string(),
  })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof Customer>;

/** The fields of a customer that can be edited as cells of a sheet. */
export const CustomerField = z.enum([
  'name',
  'class',
  'territory',
  'repId',
  'supplierId',
  'town',
  'address',
  'phone',
  'paymentDays',
  'priceList',
  'note',
  'active',
]);
export type CustomerField = z.infer<typeof CustomerField>;
