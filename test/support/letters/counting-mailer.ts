import type { Mailer, Outgoing } from '../../../functions/mail.ts';
import type { MailEvent } from '../../../functions/letters/events.ts';
import { letterTag, tagOf } from '../../../functions/mail.ts';
import type { Chance } from './chance.ts';

/** The function was killed: nothing of it runs on. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** What befell the attempts to send. */
export const mishaps = [
  'refused',
  'timed out, accepted',
  'timed out, not accepted',
  'killed before sending',
  'killed before marking',
] as const;
type Mishap = (typeof mishaps)[number];

/** So many of a hundred attempts meet it. */
const percent: Readonly<Record<Mishap, number>> = {
  refused: 5,
  'timed out, accepted': 5,
  'timed out, not accepted': 3,
  'killed before sending': 3,
  'killed before marking': 3,
};

/** A mail service that counts what it accepted of each letter, and tells of it. */
export interface CountingMailer extends Mailer {
  readonly accepted: ReadonlyMap<string, number>;
  /** Bytes of the message of each letter, as it was accepted last. */
  readonly texts: ReadonlyMap<string, string>;
  readonly befell: ReadonlyMap<Mishap, number>;
}

/** Makes one; `tell` gets the events of each message that it accepted. */
export function countingMailer(
  { pick, chance }: { readonly pick: (n: number) => number; readonly chance: Chance },
  tell: (event: MailEvent) => void,
): CountingMailer {
  const accepted = new Map<string, number>();
  const texts = new Map<string, string>();
  const befell = new Map<Mishap, number>();
  let made = 0;
  const accept = ({ letterId, raw }: Outgoing): string => {
    const messageId = `m-${String(++made)}`;
    accepted.set(letterId, (accepted.get(letterId) ?? 0) + 1);
    texts.set(letterId, Buffer.from(raw).toString());
    const event = (eventType: string): MailEvent => ({
      detail: { eventType, mail: { messageId, tags: { [letterTag]: [tagOf(letterId)] } } },
    });
    tell(event('Send'));
    if (pick(100) === 0) tell(event('Bounce'));
    return messageId;
  };
  const meets = (mishap: Mishap): boolean => {
    if (!chance(percent[mishap])) return false;
    befell.set(mishap, (befell.get(mishap) ?? 0) + 1);
    return true;
  };
  const send: Mailer['send'] = async (message) => {
    if (meets('refused')) return { outcome: 'refused', problem: 'TooManyRequestsException' };
    if (meets('timed out, not accepted')) return { outcome: 'unknown', problem: 'TimeoutError' };
    if (meets('killed before sending')) throw new Killed();
    const messageId = accept(message);
    if (meets('timed out, accepted')) return { outcome: 'unknown', problem: 'TimeoutError' };
    if (meets('killed before marking')) throw new Killed();
    return { outcome: 'accepted', messageId };
  };
  return { accepted, texts, befell, send };
}
