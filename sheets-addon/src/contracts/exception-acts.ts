import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { actForPage, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { asked, today } from '../ledger/days.ts';
import { fetchDealers } from '../ledger/lists-tab.ts';
import { called } from '../ledger/read-record.ts';
import { locale, words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type { AskState, NewExceptionChoice } from './dialog-state.ts';
import { pullExceptions } from './exceptions.ts';
import { contractIdFrom } from './new-id.ts';
import { selectedException } from './selected.ts';

const { endContractException, getContractException, requestContractException } =
  routes['contract-exceptions'];

/** What an exception is asked for with. */
export function askState(dealer: string): AskState {
  const { currency, territories } = call(routes.company.getCompany);
  return {
    locale: locale(),
    company: { currency, digits: minorDigits(currency), territories },
    dealer,
    today: today(),
    exceptionId: contractIdFrom(Utilities.getUuid(), Utilities.getUuid()),
  };
}

/** Asks for an exception; sent again, it is asked for once. */
export const askForException = ({ dealer, ...exception }: NewExceptionChoice): ActionResult =>
  actForPage(words().contracts.exceptions.ask, () => {
    const found = called(dealer, fetchDealers(), words());
    if ('problem' in found) throw new Stop(found.problem);
    call(requestContractException, { params: { dealerId: found.id }, body: exception });
    return words().contracts.exceptions.waits;
  });

/**
 * *Contracts → Decide on an exception*: one that waits is approved or rejected, one that is
 * approved is ended before its last day.
 */
export function decideException(): string {
  const w = words().contracts.exceptions;
  const { dealerId, exceptionId } = selectedException();
  const params = { dealerId, exceptionId };
  const { state, revision, reason } = callAll([ask(getContractException, { params })])[0];
  if (state === 'approved') {
    const why = asked(w.end, w.endReason);
    if (why === null) return '';
    call(endContractException, { params, body: { revision, reason: why } });
  } else if (state === 'waiting') {
    if (!decided(`contract-exception~${dealerId}~${exceptionId}`, reason)) return '';
  } else throw new Stop(w.overAlready);
  return pullExceptions();
}

/** Approves or rejects a request; false where the person does neither. */
function decided(approvalId: string, reason: string): boolean {
  const w = words().contracts.exceptions;
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(w.decide, w.approveOrReject(reason), ui.ButtonSet.YES_NO_CANCEL);
  const params = { approvalId };
  if (answer === ui.Button.YES) {
    call(routes.approvals.approve, { params, body: {} });
    return true;
  }
  const why = answer === ui.Button.NO ? asked(w.decide, w.rejectReason) : null;
  if (why !== null) call(routes.approvals.reject, { params, body: { reason: why } });
  return why !== null;
}
