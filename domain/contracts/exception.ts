import * as z from 'zod';
import { ShortId, MemberId } from '../values/code.ts';
import { addDays, Day, Instant } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { text } from '../values/text.ts';
import { departures } from './departure-reasons.ts';
import { lateDays } from './held.ts';

/** What an exception can lift: a way to depart from a contract, or that there is none. */
export const Liftable = z
  .enum([...(Object.keys(departures) as (keyof typeof departures)[]), 'contract-missing'])
  .meta({ id: 'LiftedRule' });
export type Liftable = z.infer<typeof Liftable>;

/** The identity of an exception, made by who asks for it: a retry is one. */
export const ExceptionId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'ExceptionId' });

/** An approved exception as far as a posting is judged by it. */
export const CompiledException = z
  .strictObject({
    exceptionId: ExceptionId,
    lifts: z.array(Liftable).min(1).max(Liftable.options.length),
    /** The products whose lines may depart; null is every product. */
    products: z.array(ShortId).min(1).max(100).nullable(),
    /** Business days, both included. */
    from: Day,
    to: Day,
    /** Most that may be sold and taken back under it in all, minor units. */
    limit: Money.min(1),
  })
  .meta({ id: 'CompiledException' });
export type CompiledException = z.infer<typeof CompiledException>;

/** What is asked for. */
export const NewException = CompiledException.extend({ reason: text(500) }).meta({
  id: 'NewContractException',
});
export type NewException = z.infer<typeof NewException>;

/**
 * An exception from what a dealer's contracts say: approved, dated, limited, listed. A contract is
 * never unlinked instead. It is kept for good with what was recorded under it.
 */
export const ContractException = NewException.extend({
  dealerId: ShortId,
  state: z.enum(['waiting', 'approved', 'rejected', 'withdrawn', 'ended']),
  /** What was recorded under it when it was taken off the account; until then the head counts. */
  used: Money.min(0).nullable(),
  requestedBy: MemberId,
  requestedAt: Instant,
  /** Who decided it; for one that was withdrawn, who did that. */
  decidedBy: MemberId.nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: text(500).nullable(),
  endedBy: MemberId.nullable(),
  endedAt: Instant.nullable(),
  endReason: text(500).nullable(),
  revision: z.int().min(1),
}).meta({ id: 'ContractException' });
export type ContractException = z.infer<typeof ContractException>;

/** Most days that one exception may hold: what goes on longer is an amendment. */
export const exceptionDaysMax = 366;

/** Most exceptions that stand on one account, past ones of the last year among them. */
export const exceptionsMax = 20;

/** The exceptions that are still looked at on a day. */
export const stillJudging = (
  exceptions: readonly CompiledException[],
  today: Day,
): CompiledException[] => exceptions.filter(({ to }) => to >= addDays(today, -lateDays));

/** An exception as postings are judged by it. */
export const compileException = ({
  exceptionId,
  lifts,
  products,
  from,
  to,
  limit,
}: NewException): CompiledException => ({ exceptionId, lifts, products, from, to, limit });
