import * as z from 'zod';
import { MemberId, ShortId } from '../values/code.ts';
import { MemberTerritory } from '../member.ts';
import { Day, Instant } from '../values/day.ts';
import { Month } from '../values/month.ts';
import { text } from '../values/text.ts';

/** What a letter is about; `functions/letters/kinds.ts` says when each is due and to whom. */
export const LetterKind = z
  .enum(['overdue-reminder', 'month-summary', 'dealer-statement'])
  .meta({ id: 'LetterKind' });
export type LetterKind = z.infer<typeof LetterKind>;

/** What a letter is for: a month, or the first day of a week. */
export const LetterPeriod = z.union([Month, Day]).meta({ id: 'LetterPeriod' });
export type LetterPeriod = z.infer<typeof LetterPeriod>;

/** Who gets a letter: somebody of the company, or a dealer. */
export const Recipient = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.literal('member'), memberId: MemberId }),
    z.strictObject({ is: z.literal('dealer'), dealerId: ShortId }),
  ])
  .meta({ id: 'Recipient' });
export type Recipient = z.infer<typeof Recipient>;

/**
 * Where a letter is on its way.
 * - `waiting`: to be sent, or to be tried again after it was refused for something that passes.
 * - `claimed`: somebody is sending it, or sent it and nobody knows yet whether it was taken.
 * - `sent`: taken by the mail service.
 * - `undeliverable`: there is no address, or the message came back; `problem` says which.
 * - `empty`: there was nothing to say, so nothing was sent.
 * - `failed`: refused by the mail service; it is tried again, and rings where that is in vain.
 */
export const LetterState = z
  .enum(['waiting', 'claimed', 'sent', 'undeliverable', 'empty', 'failed'])
  .meta({ id: 'LetterState' });
export type LetterState = z.infer<typeof LetterState>;

/** Why a letter could not be delivered. */
export const undeliverableFor = [
  'no-address',
  'closed',
  'bounced',
  'complained',
  'rejected',
] as const;
/** One of the reasons for which a letter could not be delivered. */
export type Undeliverable = (typeof undeliverableFor)[number];

/** Most characters of a subject. */
export const subjectMax = 300;

/** The bytes of a message as they were, or will be, sent: where they lie, and their SHA-256. */
export const KeptMessage = z
  .strictObject({
    key: z.string().min(1).max(300),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    subject: z.string().min(1).max(subjectMax),
  })
  .meta({ id: 'KeptMessage' });
export type KeptMessage = z.infer<typeof KeptMessage>;

/** What names a letter: one for each kind, recipient and period, and one for each sent again. */
export interface LetterName {
  readonly kind: LetterKind;
  readonly recipient: Recipient;
  readonly period: LetterPeriod;
  /** 0 for the letter itself, 1 and more where somebody had it sent again. */
  readonly copy: number;
}

/** Most territories that a letter names. */
export const territoriesMax = 60;

/** A letter, from the moment that somebody is to get it. */
export const Letter = z
  .strictObject({
    kind: LetterKind,
    recipient: Recipient,
    period: LetterPeriod,
    copy: z.int().min(0).max(99),
    /** Whose figures it shows: nobody else may read it. */
    territories: z.array(MemberTerritory).max(territoriesMax),
    state: LetterState,
    /** Why it is undeliverable, or what the mail service said; null where nothing is wrong. */
    problem: z.string().max(100).nullable(),
    /** Who had it sent again and why; null for the letter itself. */
    askedBy: MemberId.nullable(),
    reason: text(300).nullable(),
    createdAt: Instant,
    changedAt: Instant,
    /** How often somebody set out to send it. */
    attempts: z.int().min(0),
    claimedAt: Instant.nullable(),
    /** Since when it is not known what became of the claim. */
    doubtedAt: Instant.nullable(),
    sentAt: Instant.nullable(),
    /** The mail service's id of the message. */
    messageId: z.string().max(200).nullable(),
    message: KeptMessage.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'Letter' });
export type Letter = z.infer<typeof Letter>;

/** A recipient as it stands in keys and names: `m-` and a member, `d-` and a dealer. */
export const codeOfRecipient = (recipient: Recipient): string =>
  recipient.is === 'member' ? `m-${recipient.memberId}` : `d-${recipient.dealerId}`;

/** The recipient of a code; throws for what is none. */
export function recipientOfCode(code: string): Recipient {
  const id = code.slice(2);
  return Recipient.parse(
    code.startsWith('d-') ? { is: 'dealer', dealerId: id } : { is: 'member', memberId: id },
  );
}

/**
 * The name of a letter as one text, `overdue-reminder~m-7K2M~2026-11-23`; of one that was sent
 * again `~1` and more follow.
 */
export const letterIdOf = ({ kind, recipient, period, copy }: LetterName): string =>
  [kind, codeOfRecipient(recipient), period, ...(copy === 0 ? [] : [String(copy)])].join('~');

/** Letters of a month are named by it; a reminder by the first day of its week. */
const periodOf = (kind = ''): z.ZodType => (kind === 'overdue-reminder' ? LetterPeriod : Month);

/** A letter's name as it stands in addresses. */
export const LetterId = z
  .string()
  .max(100)
  .regex(/^[a-z-]+~[md]-[\w.-]+~\d{4}-\d\d(-\d\d)?(~[1-9]\d?)?$/)
  .refine((id) => LetterKind.safeParse(id.split('~')[0]).success)
  .refine((id) => periodOf(id.split('~')[0]).safeParse(id.split('~')[2]).success)
  .meta({ id: 'LetterId' });

/** The parts of a letter's name; throws for a text that is none. */
export function letterNameOf(letterId: string): LetterName {
  const [kind, code = '', period, copy = '0'] = LetterId.parse(letterId).split('~');
  return {
    kind: LetterKind.parse(kind),
    recipient: recipientOfCode(code),
    period: LetterPeriod.parse(period),
    copy: Number(copy),
  };
}
