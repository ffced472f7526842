import type { LetterKind } from '../../domain/letters/letter.ts';
import { composeMonthSummary } from '../summaries/compose-summary.ts';
import { composeDealerStatement } from '../summaries/compose-statement.ts';
import type { Compose } from './composed.ts';
import { composeReminder } from './compose-reminder.ts';

/**
 * Who writes the letters of each kind. Apart from the list of kinds, because it draws and sets
 * type: whoever only lists what is due has nothing of that.
 */
export const composers: Readonly<Record<LetterKind, Compose>> = {
  'overdue-reminder': composeReminder,
  'month-summary': composeMonthSummary,
  'dealer-statement': composeDealerStatement,
};
