/**
 * The public surface: what is exported here, and nothing else, becomes a function that menus,
 * triggers and pages can call by name.
 */
import { act, type ActionResult } from './action.ts';
import { pushTab } from './editable/push.ts';
import { refreshTab } from './editable/refresh.ts';
import { openRecord, sendRecord } from './ledger/record.ts';
import { reverseRow } from './ledger/reverse.ts';
import { pullStatement } from './ledger/statement.ts';
import { pullReceivables, pullSummary, refreshSummary } from './ledger/summary.ts';
import { buildMenu } from './menu.ts';
import { actOnPlans } from './plans/acts.ts';
import { planKind } from './plans/kind.ts';
import { showMissing } from './plans/missing.ts';
import { askAndOpenMonth, openMonth } from './plans/open.ts';
import { printPlan } from './plans/print.ts';
import { chooseUnits } from './plans/units.ts';
import { words } from './settings.ts';

/** Simple trigger: the spreadsheet was opened. */
export function onOpen(): void {
  buildMenu();
}

/** Simple trigger: the add-on was installed. */
export function onInstall(): void {
  onOpen();
}

/** Plans → Open month. */
export const plansOpenMonth = (): ActionResult => act(words().plan.open, askAndOpenMonth);

/** The sidebar's month picker. */
export const plansOpenMonthOf = (month: string): ActionResult =>
  act(words().plan.open, () => openMonth(month));

/** Plans → Push edits. */
export const plansPush = (): ActionResult => act(words().plan.push, () => pushTab(planKind));

/** Plans → Refresh. */
export const plansRefresh = (): ActionResult =>
  act(words().plan.refresh, () => refreshTab(planKind));

/** Plans → Submit. */
export const plansSubmit = (): ActionResult => act(words().plan.submit, () => actOnPlans('submit'));

/** Plans → Approve. */
export const plansApprove = (): ActionResult =>
  act(words().plan.approve, () => actOnPlans('approve'));

/** Plans → Reject. */
export const plansReject = (): ActionResult => act(words().plan.reject, () => actOnPlans('reject'));

/** Plans → Revise. */
export const plansRevise = (): ActionResult => act(words().plan.revise, () => actOnPlans('revise'));

/** Plans → Missing plans. */
export const plansMissing = (): ActionResult => act(words().plan.missing, showMissing);

/** Plans → Print dealer. */
export const plansPrint = (): ActionResult => act(words().plan.print, printPlan);

/** Plans → Cases or base units. */
export const plansUnits = (): ActionResult => act(words().plan.units, chooseUnits);

/** Ledger → Record. */
export const ledgerRecord = (): ActionResult => openRecord();

/** Ledger → Send. */
export const ledgerSend = (): ActionResult => sendRecord();

/** Ledger → Reverse row. */
export const ledgerReverse = (): ActionResult => reverseRow();

/** Ledger → Summary by dealer. */
export const ledgerByDealer = (): ActionResult => pullSummary('dealer');

/** Ledger → Summary by product. */
export const ledgerByProduct = (): ActionResult => pullSummary('product');

/** Ledger → Summary by dealer and product. */
export const ledgerByDealerProduct = (): ActionResult => pullSummary('dealer-product');

/** Ledger → Receivables by age. */
export const ledgerReceivables = (): ActionResult => pullReceivables();

/** Ledger → Statement of a dealer. */
export const ledgerStatement = (): ActionResult => pullStatement();

/** Ledger → Refresh summary. */
export const ledgerRefresh = (): ActionResult => refreshSummary();
