import type { PlanAct } from '../../../domain/plan.ts';
import type { Reply } from '../../../api/route.ts';
import { plans } from '../../../api/routes/plans.ts';
import { ask, callAll } from '../call.ts';
import { keep } from '../editable/keep.ts';
import { pushRead } from '../editable/push.ts';
import { readActive, type ReadTab } from '../editable/read.ts';
import { writeChanged } from '../editable/write-changed.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type { Issue } from '../table/issues.ts';
import { dealersOf, rowsWithin, type SheetDealer } from './chosen.ts';
import type { PlanContext } from './context.ts';
import { planIdentityOf, splitPlanIdentity } from './identity.ts';
import { planKind, statusOf } from './kind.ts';
import { statusText } from './rows.ts';

const routes = {
  accept: plans.acceptPlans,
  submit: plans.submitPlans,
  approve: plans.approvePlans,
  reject: plans.rejectPlans,
  revise: plans.revisePlans,
} as const;

/** Most dealers in one request. */
const dealersAtOnce = 200;

/**
 * Accepts, submits, approves, rejects or reopens the plans of the selected dealers, or of all
 * dealers in the sheet. Submitting pushes first: nobody submits what only stands in a sheet.
 */
export function actOnPlans(act: PlanAct): string {
  const w = words();
  let read = readActive(planKind);
  const chosen = chooseDealers(w.plan[act].replace('…', ''), read);
  if (chosen.length === 0) return '';
  const reason = act === 'reject' ? askReason() : undefined;
  if (reason === null) return '';
  if (act === 'submit') {
    const { issues, unsent } = pushRead(planKind, read);
    if (unsent > 0) throw new Stop(w.action.timeUp(unsent));
    if (issues.some((issue) => concerns(issue, chosen))) throw new Stop(w.plan.unsettled);
    read = readActive(planKind);
  }
  return showAnswers(read, send(act, read.tab.pull.scope, chosen, reason), act);
}

/**
 * Asks whether to act on the dealers selected, or on all where no dealer's row is. Empty where the
 * person cancels: a word pressed in haste must never act on everybody.
 */
function chooseDealers(act: string, { understood, state, tab }: ReadTab<PlanContext>) {
  const { plan } = words();
  const all = dealersOf(understood.rows, state.context);
  const chosen = dealersOf(rowsWithin(understood.rows, selectedSpans(tab.sheet)), state.context);
  const ui = SpreadsheetApp.getUi();
  if (chosen.length === 0 || chosen.length === all.length) {
    const answer = ui.alert(act, plan.askAll(act, all.length), ui.ButtonSet.OK_CANCEL);
    return answer === ui.Button.OK ? all : [];
  }
  const names = chosen.map(({ code, name }) => `${code} ${name}`).join(', ');
  const answer = ui.alert(act, plan.askDealers(act, names), ui.ButtonSet.OK_CANCEL);
  return answer === ui.Button.OK ? chosen : [];
}

/** Rows of the selection in a tab. */
export function selectedSpans(sheet: GoogleAppsScript.Spreadsheet.Sheet) {
  const range = sheet.getActiveRange();
  if (!range) return [];
  return [{ first: range.getRow(), last: range.getLastRow() }];
}

function askReason(): string | null {
  const { plan } = words();
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(plan.reject, plan.askReason, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : null;
}

const concerns = ({ identity }: Issue, dealers: readonly SheetDealer[]): boolean =>
  dealers.some(({ id }) => identity.startsWith(planIdentityOf(id, '')));

type PlanAnswer = Reply<(typeof plans)['submitPlans']>['plans'][number];

function send(
  act: PlanAct,
  month: string,
  dealers: readonly SheetDealer[],
  reason: string | undefined,
): PlanAnswer[] {
  const asks = [];
  for (let start = 0; start < dealers.length; start += dealersAtOnce) {
    const dealerIds = dealers.slice(start, start + dealersAtOnce).map(({ id }) => id);
    const body = { dealerIds, ...(reason ? { reason } : {}) };
    asks.push(ask(routes[act], { params: { month }, body }));
  }
  return callAll(asks).flatMap((reply) => reply.plans);
}

/** Shows the new status in every row of a dealer, and why a plan was not taken at its own row. */
function showAnswers(
  read: ReadTab<PlanContext>,
  answers: readonly PlanAnswer[],
  act: PlanAct,
): string {
  // Both take what is only proposed over.
  const settles = act === 'accept' || act === 'submit';
  const w = words();
  // A refusal says nothing about how the plan stands: its rows keep their status.
  const statuses = new Map(
    answers
      .filter(({ problem }) => !problem)
      .map(({ dealerId, status }) => [dealerId, statusText(status, w)] as const),
  );
  const refused = answers.flatMap(({ dealerId, problem }): Issue[] => {
    if (!problem) return [];
    const identity = planIdentityOf(dealerId, '*');
    const { message } = problem;
    return [{ kind: 'refused', identity, field: 'status', row: read.table.headerRow, message }];
  });
  writeChanged(read.tab.sheet, read.table, read.understood.rows, (id) => ({
    ...statusOf(statuses, id),
    ...(settles && statuses.has(splitPlanIdentity(id).dealerId) && { proposed: null }),
  }));
  const left = read.state.issues.filter(({ field }) => field !== 'status');
  keep(planKind, read, { ...read.state, issues: [...left, ...refused] });
  const said = w.plan.acted(answers.length - refused.length, refused.length);
  // A toast passes by; what was wholly refused deserves to be read.
  if (answers.length > 0 && refused.length === answers.length) {
    throw new Stop([said, ...new Set(refused.map(({ message }) => message))].join('\n'));
  }
  return said;
}
