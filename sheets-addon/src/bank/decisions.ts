import type { BankDecision } from '../../../domain/bank/deciding.ts';
import { amountOf } from '../../../domain/bank/figures.ts';
import type { Settlement } from '../../../domain/new-entry.ts';
import type { ListedDealer } from '../ledger/lists.ts';
import { called } from '../ledger/read-record.ts';
import { languages, type Words } from '../words.ts';
import type { Typed } from './bank-rows.ts';

/** What a row says of its line; null where nothing is decided yet; or what is wrong in it. */
export type RowDecision = { readonly decision: BankDecision } | { readonly problem: string } | null;

/** Reads the decision that a person typed into a row. */
export function decisionOf(
  lineId: string,
  typed: Typed,
  { dealers, digits }: { readonly dealers: readonly ListedDealer[]; readonly digits: number },
  words: Words,
): RowDecision {
  const w = words.bank;
  const { decision = '', dealerTyped = '', documentsTyped = '', reasonTyped = '' } = typed;
  const says = (which: 'confirm' | 'ignore') =>
    languages.some(({ bank }) => bank[which] === decision);
  if (decision === '') return null;
  if (says('ignore')) {
    if (reasonTyped === '') return { problem: w.needReason };
    return { decision: { do: 'ignore', lineId, reason: reasonTyped } };
  }
  if (!says('confirm')) return { problem: words.issue.choice([w.confirm, w.ignore]) };
  const dealer = called(dealerTyped, dealers, words);
  if ('problem' in dealer) return { problem: dealer.problem };
  const settles = settlesOf(documentsTyped, digits, words);
  if (settles === null) return { problem: w.needDocuments(documentsTyped) };
  const day = /^\d{4}-\d{2}-\d{2}$/.test(reasonTyped) ? { day: reasonTyped } : {};
  return { decision: { do: 'confirm', lineId, dealerId: dealer.id, settles, ...day } };
}

/** `INV-1 100.00; INV-2 50`, nothing for the oldest, a word for nothing yet; null is unreadable. */
export function settlesOf(
  typed: string,
  digits: number,
  words: Words,
): Settlement[] | 'oldest' | 'none' | null {
  if (typed === '') return 'oldest';
  if (languages.some(({ bank }) => bank.onAccount === typed) || words.bank.onAccount === typed) {
    return 'none';
  }
  const parts = typed.split(/[;；]/).map((part) => part.trim());
  const settles = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, document = '', written = ''] = /^(.+?)\s+(\S+)$/.exec(part) ?? [];
      return { document, amount: amountOf(written, digits) ?? 0 };
    });
  return settles.every(({ amount }) => amount > 0) ? settles : null;
}
