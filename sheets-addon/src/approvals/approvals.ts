import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { progress } from '../action.ts';
import { ask, call } from '../call.ts';
import { everyPage } from '../contracts/every-page.ts';
import { fetchNames } from '../contracts/names.ts';
import { selectedCells } from '../contracts/selected.ts';
import { asked, minuteOf } from '../ledger/days.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { requestColumns, requestRows } from './request-rows.ts';

const { approve, listApprovals, reject } = routes.approvals;

/** *Waiting for me*: what the person may decide, whatever it is about. */
export function pullRequests(): string {
  const w = words().approvals;
  progress(words().action.fetching);
  const query = { of: 'me' as const };
  const pages = everyPage([query], (of) => ask(listApprovals, { query: of }));
  const requests = pages.flatMap((page) => page.approvals);
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Record<string, string>;
  const { company, dealers } = fetchNames();
  const digits = minorDigits(company.currency);
  writeSummary({
    ...{ kind: 'requests', scope: 'me', name: w.name },
    title: `${company.name} · ${w.title}`,
    columns: requestColumns,
    rows: requestRows(requests, { dealers, names, digits, minuteOf }, words()),
    digits,
  });
  return w.pulled(requests.length);
}

/** *Decide on a request*: the selected one is approved, or rejected with a reason. */
export function decideRequest(): string {
  const w = words().approvals;
  const cells = selectedCells(requestColumns, ['approvalId', 'requestKind', 'reason']);
  const { approvalId, requestKind = '', reason = '', dealerName, requestAbout } = cells ?? {};
  if (!approvalId) throw new Stop(w.selectFirst);
  const ui = SpreadsheetApp.getUi();
  const request = [requestKind, dealerName, requestAbout].filter(Boolean).join(' · ');
  const answer = ui.alert(w.decide, w.question(request, reason), ui.ButtonSet.YES_NO_CANCEL);
  const params = { approvalId };
  if (answer === ui.Button.YES) call(approve, { params, body: {} });
  else if (answer === ui.Button.NO) {
    const why = asked(w.decide, w.why);
    if (why === null) return '';
    if (why === '') throw new Stop(w.whyMissing);
    call(reject, { params, body: { reason: why } });
  } else return '';
  return pullRequests();
}
