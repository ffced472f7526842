import { routes } from '../../../api/routes.ts';
import { amountOf } from '../../../domain/bank/figures.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { settlesOf } from '../bank/decisions.ts';
import { call } from '../call.ts';
import { contractIdFrom } from '../contracts/new-id.ts';
import { selectedDealer } from '../contracts/selected.ts';
import { asked } from '../ledger/days.ts';
import { fetchDealers } from '../ledger/lists-tab.ts';
import { called } from '../ledger/read-record.ts';
import { languages } from '../words.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';

/** *Approvals → Ask for a write-off*: documents of a dealer with amounts, and why. */
export function askForWriteOff(): string {
  const w = words();
  const dealerId = askedDealer(w.approvals.askWriteOff);
  if (dealerId === null) return '';
  const typed = asked(w.approvals.askWriteOff, w.approvals.whichDocuments);
  if (typed === null) return '';
  const settles = settlesOf(typed, digitsNow(), w);
  if (!Array.isArray(settles)) throw new Stop(w.bank.needDocuments(typed));
  const reason = askedReason(w.approvals.askWriteOff);
  if (reason === null) return '';
  const random = contractIdFrom(Utilities.getUuid(), Utilities.getUuid()).toUpperCase();
  const body = { requestId: random, settles, reason };
  call(routes.accounts.requestWriteOff, { params: { dealerId }, body });
  return w.approvals.asked;
}

/** *Approvals → Ask for a credit limit*: of a dealer, with the reason. */
export function askForLimit(): string {
  const w = words();
  const dealerId = askedDealer(w.approvals.askLimit);
  if (dealerId === null) return '';
  const typed = asked(w.approvals.askLimit, w.approvals.whichLimit(w.approvals.noLimit));
  if (typed === null) return '';
  const creditLimit = limitTyped(typed);
  const reason = askedReason(w.approvals.askLimit);
  if (reason === null) return '';
  const given = { params: { customerId: dealerId }, body: { creditLimit, reason } };
  call(routes.customers.requestCreditLimit, given);
  return w.approvals.asked;
}

/** A limit as typed: null where none is wanted. */
function limitTyped(typed: string): number | null {
  const w = words();
  if (languages.some(({ approvals }) => approvals.noLimit === typed)) return null;
  const limit = typed === '' ? null : amountOf(typed, digitsNow());
  if (limit === null || limit < 0) throw new Stop(w.issue.number);
  return limit;
}

/** The dealer of the selected row, or as typed; null where the person cancels. */
export function askedDealer(title: string): string | null {
  const w = words();
  const chosen = selectedDealer();
  const typed = asked(title, w.approvals.whichDealer(chosen));
  if (typed === null) return null;
  const found = called(typed === '' ? chosen : typed, fetchDealers(), w);
  if ('problem' in found) throw new Stop(found.problem);
  return found.id;
}

function askedReason(title: string): string | null {
  const w = words().approvals;
  const reason = asked(title, w.askReason);
  if (reason === '') throw new Stop(w.reasonMissing);
  return reason;
}

const digitsNow = (): number => minorDigits(call(routes.company.getCompany).currency);
