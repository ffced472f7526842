import type { LetterKind } from '../../domain/letters/letter.ts';
import type { KindOfLetter } from './composed.ts';
import { dealerStatementLetters } from './dealer-statement.ts';
import { monthSummaryLetters } from './month-summary.ts';
import { overdueReminder } from './overdue-reminder.ts';

/**
 * Every kind of letter: when it is due and who gets it. A new one is a name in `LetterKind`, a file
 * here, a line in this list, and one in `composers.ts` of who writes it.
 */
export const kindsOfLetter: Readonly<Record<LetterKind, KindOfLetter>> = {
  'overdue-reminder': overdueReminder,
  'month-summary': monthSummaryLetters,
  'dealer-statement': dealerStatementLetters,
};
