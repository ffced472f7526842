import * as z from 'zod';
import { EntryId } from '../entry.ts';
import { ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { Money } from '../values/money.ts';

/** `<day>-<16 base32>`: drawn from what the bank says, so that the same line is the same id. */
export const BankLineId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}-[0-9A-HJKMNP-TV-Z]{16}$/)
  .meta({ id: 'BankLineId' });
export type BankLineId = z.infer<typeof BankLineId>;

/** What a bank says of money that came in. */
export const BankFacts = z.strictObject({
  lineId: BankLineId,
  /** Our own account at the bank, as whoever imports it calls it. */
  account: z.string().min(1).max(60),
  day: Day,
  amount: Money.min(1),
  payer: z.string().max(120),
  payerAccount: z.string().max(60),
  text: z.string().max(300),
  /** The bank's own number of the transaction; '' where it gives none. */
  reference: z.string().max(80),
});
export type BankFacts = z.infer<typeof BankFacts>;

export const BankLineState = z.enum(['waiting', 'confirmed', 'ignored']);
export type BankLineState = z.infer<typeof BankLineState>;

/** A line of a bank statement, and what became of it. Nothing is posted until it is confirmed. */
export const BankLine = BankFacts.extend({
  state: BankLineState,
  /** Whose payment it is, and the entry that recorded it; null unless confirmed. */
  dealerId: ShortId.nullable(),
  entryId: EntryId.nullable(),
  /** Why it is ignored. */
  reason: z.string().max(300).nullable(),
  importedBy: z.string(),
  importedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** How often its payment was reversed and it waits again: the next one has another id. */
  again: z.int().min(0),
  version: z.int().min(1),
}).meta({ id: 'BankLine' });
export type BankLine = z.infer<typeof BankLine>;
