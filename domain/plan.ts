import * as z from 'zod';
import { ShortId } from './values/code.ts';
import { Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { Month } from './values/month.ts';
import { text } from './values/text.ts';

export const PlanStatus = z.enum(['draft', 'submitted', 'approved', 'revision']);
export type PlanStatus = z.infer<typeof PlanStatus>;

/** Weights of the phases of the month, for example [30, 40, 30]; only their proportion counts. */
export const PhaseWeights = z.array(z.int().min(0).max(1_000_000)).min(1).max(6);

/** The target of one product: base units, price as on the price list, schedule, note. */
export const PlanLine = z
  .strictObject({
    productId: ShortId,
    quantity: z.int().min(0).max(1_000_000_000),
    price: Money.min(0),
    per: z.int().min(1).max(1_000_000),
    /** Null: the plan follows the company's own phasing by selling days. */
    phasing: PhaseWeights.nullable(),
    note: text(200).nullable(),
    /** The target is as it was proposed: nobody edited or accepted it. Absent otherwise. */
    proposed: z.literal(true).exactOptional(),
  })
  .meta({ id: 'PlanLine' });
export type PlanLine = z.infer<typeof PlanLine>;

/** How the company supports the dealer in the month. */
export const SupportKind = z.enum(['promotion', 'people', 'vehicle']);
export type SupportKind = z.infer<typeof SupportKind>;

/** What is given of one kind of support: an amount in minor units, days, a note. */
export const SupportLine = z
  .strictObject({
    kind: SupportKind,
    amount: Money.min(0).nullable(),
    days: z.int().min(0).max(1000).nullable(),
    note: text(200).nullable(),
  })
  .meta({ id: 'SupportLine' });
export type SupportLine = z.infer<typeof SupportLine>;

/** One dealer's plan of one month. */
export const Plan = z
  .strictObject({
    dealerId: ShortId,
    month: Month,
    status: PlanStatus,
    version: z.int().min(0),
    lines: z.array(PlanLine).max(5000),
    support: z.array(SupportLine).max(3),
    note: text(500).nullable(),
    /** Lines as first approved; null before. Compared with, never edited. */
    baseline: z.array(PlanLine).max(5000).nullable(),
    changedBy: z.string().nullable(),
    changedAt: Instant.nullable(),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

/**
 * Identity of a row of the plan sheet within a dealer: a product id, `+promotion`, `+people`,
 * `+vehicle` for support lines, or `*` for the plan's own note.
 */
export const PlanRow = z.union([
  ShortId,
  z.enum(['+promotion', '+people', '+vehicle']),
  z.literal('*'),
]);
export type PlanRow = z.infer<typeof PlanRow>;

/**
 * What can be edited: product rows have quantity, price, phasing and note; support rows amount,
 * days and note; the plan's own row a note.
 */
export const PlanField = z.enum(['quantity', 'price', 'phasing', 'note', 'amount', 'days']);
export type PlanField = z.infer<typeof PlanField>;

/** What can be done to a plan as a whole. */
export const PlanAct = z.enum(['accept', 'submit', 'approve', 'reject', 'revise']);
export type PlanAct = z.infer<typeof PlanAct>;
