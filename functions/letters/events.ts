import * as z from 'zod';
import {
  LetterId,
  letterNameOf,
  type Letter,
  type Undeliverable,
} from '../../domain/letters/letter.ts';
import { sent, undeliverable } from '../../domain/letters/sending.ts';
import type { Instant } from '../../domain/values/day.ts';
import type { Db } from '../../store/dynamo.ts';
import { moveLetter } from '../../store/letters.ts';
import { letterOfTag, letterTag } from '../mail.ts';

/** What the mail service tells of a message, as EventBridge hands it on; the rest is not read. */
export const MailEvent = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string().min(1).max(200),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
  }),
});
export type MailEvent = z.infer<typeof MailEvent>;

/** What an event told: its type and the letter's name; `null` for a message of somebody else. */
export interface ToldOf {
  readonly letterId: string;
  readonly eventType: string;
  /** True where the letter had been sent as another message: it went out twice. */
  readonly isTwice: boolean;
}

/**
 * Marks the letter that an event is about. Events come late, twice and in any order: a letter that
 * came back stays so, and one that is marked already is left alone.
 */
export async function markLetter(
  db: Db,
  { detail: { eventType, mail } }: MailEvent,
  now: () => Instant,
): Promise<ToldOf | null> {
  const letterId = LetterId.safeParse(letterOfTag(mail.tags[letterTag]?.[0] ?? ''));
  if (!letterId.success) return null;
  let isTwice = false;
  await moveLetter(db, letterNameOf(letterId.data), (letter) => {
    isTwice = eventType === 'Send' && isAnother(letter, mail.messageId);
    return afterEvent(letter, eventType, mail.messageId, now());
  });
  return { letterId: letterId.data, eventType, isTwice };
}

const isAnother = ({ messageId }: Letter, told: string): boolean =>
  messageId !== null && messageId !== told;

function afterEvent(
  letter: Letter,
  eventType: string,
  messageId: string,
  at: Instant,
): Letter | null {
  switch (eventType) {
    case 'Send':
      return sent(letter, messageId, at);
    case 'Bounce':
      return cameBack(letter, 'bounced', messageId, at);
    case 'Complaint':
      return cameBack(letter, 'complained', messageId, at);
    case 'Reject':
      return cameBack(letter, 'rejected', messageId, at);
    default:
      return null;
  }
}

/** That a message came back says also that it was sent. */
function cameBack(
  letter: Letter,
  problem: Undeliverable,
  messageId: string,
  at: Instant,
): Letter | null {
  const known = { ...letter, messageId, sentAt: letter.sentAt ?? at };
  return undeliverable(known, problem, at);
}
