import type { Locale } from '../../api/sentences.ts';
import type { LetterName, LetterPeriod, Recipient } from '../../domain/letters/letter.ts';
import type { MemberTerritory } from '../../domain/member.ts';
import type { Day } from '../../domain/values/day.ts';
import type * as z from 'zod';
import type { Mailbox, Message } from './raw-message.ts';

/** Who is to get a letter, and whose figures it shows. */
export interface Addressee {
  readonly recipient: Recipient;
  readonly territories: Territories;
}

/** The territories whose figures a letter shows; `*` is every one. */
export type Territories = readonly z.infer<typeof MemberTerritory>[];

/** A letter as it would be sent now; or why nothing is sent. */
export type Composed =
  | {
      readonly what: 'message';
      readonly to: Mailbox;
      readonly language: Locale;
      readonly message: Message;
      /** Whose figures the message shows, which may be more than when it was written down. */
      readonly territories: Territories;
      /** What it was computed from, kept beside it for good: versions, figures, instants. */
      readonly evidence?: object;
    }
  /** There was nothing to say. */
  | { readonly what: 'empty' }
  /** There is no address, or whose it is is no longer one of us. */
  | { readonly what: 'no-address' | 'closed' };

/** When letters of a kind are due, and who gets them. */
export interface KindOfLetter {
  /**
   * The periods that are due on a day, the oldest first. `last` is the newest that was begun, null
   * before the first: what a missed run did not begin is begun by the next.
   */
  readonly periodsDue: (day: Day, last: LetterPeriod | null) => LetterPeriod[];
  /** Everyone who is to get one, in order of the recipients' codes, after one of them. */
  readonly addressees: (period: LetterPeriod, after: string | null) => AsyncIterable<Addressee>;
}

/** What a letter is written for: what may only reach its recipient stands in none that is shown. */
export type WrittenFor = 'sending' | 'preview';

/** Writes the letter of one recipient, in the recipient's language. Keeps no letter. */
export type Compose = (name: LetterName, writtenFor: WrittenFor) => Promise<Composed>;
