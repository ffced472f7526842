import * as z from 'zod';
import { OpenItem } from '../../domain/account.ts';
import { Approval } from '../../domain/approval.ts';
import { Citation, EntryGrounds } from '../../domain/contracts/grounds.ts';
import { Entry, EntryId, entryLimits } from '../../domain/entry.ts';
import { writeOffAskedBy } from '../../domain/entry-rights.ts';
import { NewEntry, Settlement } from '../../domain/new-entry.ts';
import { everyRole } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Day, Instant } from '../../domain/values/day.ts';
import { Money } from '../../domain/values/money.ts';
import { text } from '../../domain/values/text.ts';
import { asKnown, knownAt } from '../as-known.ts';
import { RowProblem, next, page } from '../paging.ts';
import { route } from '../route.ts';

const params = z.strictObject({ dealerId: ShortId });

/** The account as people see it. */
export const AccountReply = z
  .strictObject({
    dealerId: ShortId,
    dealerName: z.string(),
    territory: z.string(),
    balance: Money,
    owed: Money,
    unapplied: Money,
    openDocuments: z.int(),
    creditLimit: Money.nullable(),
    remainingCredit: Money.nullable(),
    paymentDays: z.int(),
    /** The clause that limit and days rest on today; null where they are the account's own. */
    limitGround: Citation.nullable(),
    priceList: ShortId.nullable(),
    blocked: z.boolean(),
    closedThrough: z.string().nullable(),
    version: z.int(),
    hash: z.string(),
    at: Instant,
  })
  .meta({ id: 'Account' });

/** What became of one posted entry, in the order they were sent. */
export const EntryAnswer = z
  .discriminatedUnion('outcome', [
    /** Recorded: now, or when the same entry was sent before; a repeat answers the same. */
    z.strictObject({
      outcome: z.literal('recorded'),
      entryId: EntryId,
      version: z.int(),
      amount: Money,
      balance: Money,
      remainingCredit: Money.nullable(),
      at: Instant,
    }),
    /** Not recorded; the same id may be sent again once the cause is gone. */
    z.strictObject({ outcome: z.literal('refused'), entryId: z.string(), problem: RowProblem }),
  ])
  .meta({ id: 'EntryAnswer' });
export type EntryAnswer = z.infer<typeof EntryAnswer>;

export const accounts = {
  postEntries: route({
    method: 'POST',
    path: '/entries',
    summary: 'Record 1 to 200 entries; each gets its own answer',
    roles: ['admin', 'planner', 'finance', 'rep', 'manager', 'director'],
    /** Each entry is judged on its own: a malformed one must not hold back the others. */
    body: z.strictObject({
      entries: z
        .array(z.unknown().meta({ describedBy: 'NewEntry' }))
        .min(1)
        .max(entryLimits.entries),
    }),
    reply: z.strictObject({ answers: z.array(EntryAnswer) }),
    refuses: ['customer-not-found'],
  }),
  getAccount: route({
    method: 'GET',
    path: '/accounts/{dealerId}',
    summary: 'Balance, what is owed, unapplied credit, limit and what remains of it',
    roles: everyRole,
    params,
    query: z.strictObject(asKnown),
    reply: AccountReply,
  }),
  listEntries: route({
    method: 'GET',
    path: '/accounts/{dealerId}/entries',
    summary: 'Entries from a day to a day with the balance owed after each: the statement',
    roles: everyRole,
    params,
    query: z.strictObject({ from: Day.optional(), to: Day.optional(), ...asKnown, ...page }),
    reply: z.strictObject({
      dealerId: ShortId,
      from: Day,
      to: Day,
      ...knownAt,
      /** Balance before the first entry of this page and after the last, in order of day. */
      opening: Money,
      closing: Money,
      entries: z.array(
        Entry.extend({
          /** Balance in order of day, as a statement shows it. */
          owedAfter: Money,
          /** How the document stands today: open, part, settled; null for entries without one. */
          settlement: z.enum(['open', 'part', 'settled']).nullable(),
          /** The correction that reverses it, or null. */
          reversedBy: EntryId.nullable(),
          grounds: EntryGrounds,
        }),
      ),
      ...next,
    }),
  }),
  listOpenItems: route({
    method: 'GET',
    path: '/accounts/{dealerId}/open-items',
    summary: 'Documents not fully settled, today or as of a day',
    roles: everyRole,
    params,
    query: z.strictObject({ asOf: Day.optional(), ...asKnown }),
    reply: z.strictObject({
      dealerId: ShortId,
      asOf: Day,
      ...knownAt,
      items: z.array(OpenItem.extend({ daysOverdue: z.int() })),
      owed: Money,
      unapplied: Money,
    }),
  }),
  requestWriteOff: route({
    method: 'POST',
    path: '/accounts/{dealerId}/write-offs',
    summary: 'Ask to write off what is open on documents; approved, it is recorded',
    roles: writeOffAskedBy,
    params,
    body: z.strictObject({
      /** Made by the caller: the same request again is the same one. */
      requestId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
      settles: z.array(Settlement).min(1).max(entryLimits.settles),
      reason: text(300),
    }),
    reply: Approval,
    status: 201,
    refuses: ['document-not-found', 'document-overpaid', 'request-differs'],
  }),
};

/** The body of `postEntries` as callers write it. */
export const PostEntries = z.strictObject({ entries: z.array(NewEntry) });
