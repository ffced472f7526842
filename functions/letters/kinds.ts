import type { LetterKind } from '../../domain/letters/letter.ts';
import type { KindOfLetter } from './composed.ts';
import { overdueReminder } from './overdue-reminder.ts';

/**
 * Every kind of letter. A new one is a name in `LetterKind`, a file here that says when it is due,
 * who gets it and what it says, and a line in this list.
 */
export const kindsOfLetter: Readonly<Record<LetterKind, KindOfLetter>> = {
  'overdue-reminder': overdueReminder,
};
