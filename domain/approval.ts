import * as z from 'zod';
import { entryLimits } from './entry.ts';
import { Settlement } from './new-entry.ts';
import { ShortId, TerritoryId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { text } from './values/text.ts';

/** What can wait for somebody's approval. Later nouns add their kind here. */
export const ApprovalKind = z.enum([
  'plan',
  'credit-limit',
  'contract',
  'contract-exception',
  'month-reopening',
  'write-off',
]);
export type ApprovalKind = z.infer<typeof ApprovalKind>;

/**
 * Roles that can be given the right to approve. Being admin is none of them: who keeps the house
 * running decides nothing about money by that alone.
 */
export const ApproverRole = z.enum(['manager', 'director', 'finance']);
export type ApproverRole = z.infer<typeof ApproverRole>;

/**
 * One row of the approval matrix: who may approve what, up to which amount, where.
 * The first row that fits a request decides; `upTo: null` is no upper bound, `territory: null` is
 * anywhere. Where no row fits, `defaultApprovers` do.
 */
export const ApprovalRule = z
  .strictObject({
    kind: ApprovalKind,
    upTo: Money.min(0).nullable(),
    territory: TerritoryId.nullable(),
    roles: z.array(ApproverRole).min(1).max(3),
  })
  .meta({ id: 'ApprovalRule' });
export type ApprovalRule = z.infer<typeof ApprovalRule>;

/** A member who approves in another's place from one day to another, both included. */
export const Deputy = z
  .strictObject({ memberId: text(40), deputyId: text(40), from: Day, to: Day })
  .meta({ id: 'Deputy' });
export type Deputy = z.infer<typeof Deputy>;

export const ApprovalState = z.enum(['waiting', 'approved', 'rejected', 'withdrawn']);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** A request for approval: one per subject at a time, kept with its decision for good. */
export const Approval = z
  .strictObject({
    /**
     * `<kind>~<dealer>~<subject>`: the subject is a month, or the id of the request. What is about
     * the whole company names no dealer: `<kind>~~<subject>`.
     */
    approvalId: z.string().max(80),
    kind: ApprovalKind,
    /** Null, like the territory, where the request is about the whole company. */
    dealerId: ShortId.nullable(),
    territory: TerritoryId.nullable(),
    subject: z.string().max(40),
    state: ApprovalState,
    /** What is decided about, in minor units; null where the request asks for "no limit". */
    amount: Money.nullable(),
    /** What holds today, for comparison; null is none. */
    current: Money.nullable(),
    reason: text(500).nullable(),
    /** The documents that a write-off gives up, with how much of each. */
    settles: z.array(Settlement).max(entryLimits.settles).optional(),
    requestedBy: z.string(),
    /** Everyone whose work is decided about; like the one who asks, none of them may decide. */
    makers: z.array(z.string()),
    requestedAt: Instant,
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    /** Why it was rejected, or a remark with the approval. */
    decisionReason: text(500).nullable(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;
