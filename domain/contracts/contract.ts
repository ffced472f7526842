import * as z from 'zod';
import { MemberId, ShortId, TerritoryId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { text } from '../values/text.ts';
import { DraftTerms } from './terms.ts';
import { ContractLanguage, wording } from './wording.ts';

/**
 * The identity of a contract, made by who drafts it: a draft that is sent twice is drafted once.
 */
export const ContractId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'ContractId' });
export type ContractId = z.infer<typeof ContractId>;

/**
 * Where a version of a contract stands. That it is time to renew, or that its last day is over, is
 * no state of its own but told by the day (`standingOn`): no job can be late in saying so.
 */
export const ContractState = z.enum([
  'draft',
  'in-review',
  'approved',
  'sent',
  'signed',
  'in-force',
  'superseded',
  'terminated',
  'discarded',
]);
export type ContractState = z.infer<typeof ContractState>;

/** The state as people see it on a day. */
export const ContractStanding = z.enum([
  ...ContractState.options,
  'not-yet-in-force',
  'expiring',
  'ended',
  'renewed',
]);
export type ContractStanding = z.infer<typeof ContractStanding>;

/** True before a version is approved: nobody may sign it, and its bank data is hidden. */
export const isDraft = ({ state }: Pick<Contract, 'state'>): boolean =>
  state === 'draft' || state === 'in-review' || state === 'discarded';

/** What can be done to a version of a contract. */
export const ContractAct = z.enum([
  'edit',
  'enter-bank-data',
  'discard',
  'submit',
  'withdraw',
  'approve',
  'reject',
  'send',
  'call-back',
  'sign',
  'put-in-force',
  'terminate',
  'amend',
  'renew',
]);
export type ContractAct = z.infer<typeof ContractAct>;

/** What led to a revision: that it was drafted, an act, or that a later version took its place. */
export const ContractStep = z.enum(['draft', ...ContractAct.options, 'supersede', 'follow']);
export type ContractStep = z.infer<typeof ContractStep>;

/** A version of a contract that can be named, for example in a refusal. */
export const ContractVersion = z.int().min(1).max(999);

/** One version of a contract: the first one as drafted, each later one an amendment. */
export const Contract = z
  .strictObject({
    contractId: ContractId,
    dealerId: ShortId,
    /** Territory of the dealer when it was drafted; who sees it is told by where it is now. */
    territory: TerritoryId,
    version: ContractVersion,
    /** Raised by every change of this version; the next change must name it. */
    revision: z.int().min(1),
    state: ContractState,
    /** What led to this revision, and why where a reason was given. */
    step: ContractStep,
    reason: text(500).nullable(),
    category: ShortId,
    /** Given at the first approval, without gaps in a year and category; kept by amendments. */
    number: text(40).nullable(),
    language: ContractLanguage,
    /** The template it was drafted from, with the title that it gave then. */
    template: z
      .strictObject({ templateId: ShortId, version: z.int().min(1), title: wording(80) })
      .nullable(),
    terms: DraftTerms,
    /** Whose work the terms are; none of them may approve. */
    makers: z.array(MemberId).max(50),
    /** The contract that this one follows on. */
    renews: ContractId.nullable(),
    /** The contract that follows on this one, once it is in force. */
    renewedBy: ContractId.nullable(),
    /**
     * The last day on which it holds where that is not the last of its term: it was terminated, or
     * a later version took its place. Null where it never held either.
     */
    heldThrough: Day.nullable(),
    createdAt: Instant,
    createdBy: MemberId,
    changedAt: Instant,
    changedBy: MemberId,
  })
  .meta({ id: 'Contract' });
export type Contract = z.infer<typeof Contract>;
