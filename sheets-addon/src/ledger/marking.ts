import type { Words } from '../words.ts';
import { reversals, type Decision, type Journal } from './journal.ts';

/** What is said in the rows of a decision, as the journal stands. */
export function marking(journal: Journal, { ledger }: Words): (decision: Decision) => string {
  const reversed = reversals(journal);
  return (decision) => {
    const known = journal.get(decision.entryId);
    const reversal = reversed.get(decision.entryId);
    const taken = reversal && ledger.reversed(Number(reversal.answer));
    if (decision.act === 'edited') {
      if (decision.state === 'open') return `× ${ledger.editedForgotten}`;
      if (decision.state === 'pending') return ledger.editedUnknown;
      if (taken !== undefined) return `${taken}. ${ledger.editedReversed}`;
    } else if (taken !== undefined) return taken;
    switch (known?.state) {
      case 'recorded':
        return decision.act === 'edited'
          ? `× ${ledger.edited(Number(known.answer))} ${ledger.setRight}`
          : ledger.recorded(Number(known.answer));
      case 'differs':
        return `× ${known.answer} ${ledger.setRight}`;
      case 'refused':
      case 'open':
        return `× ${known.answer}`;
      default:
        return `${ledger.unknown} ${known?.answer ?? ''}`.trim();
    }
  };
}
