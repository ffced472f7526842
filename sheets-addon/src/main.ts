/**
 * The public surface: what is exported here, and nothing else, becomes a function that menus,
 * triggers and pages can call by name.
 */
import { act, type ActionResult } from './action.ts';
import { conflictsState, settleConflicts, showConflicts } from './conflicts/conflicts.ts';
import type { ConflictsState } from './conflicts/state.ts';
import { pullAsKnown } from './ledger/as-known.ts';
import { pullLetters } from './ledger/letters.ts';
import { pullMailed } from './ledger/month-mailed.ts';
import { pullRanking } from './ledger/ranking.ts';
import { openRecord, sendRecord } from './ledger/record.ts';
import { reverseRow } from './ledger/reverse.ts';
import { pullStatement } from './ledger/statement.ts';
import { pullReceivables, pullSummary, refreshSummary } from './ledger/summary.ts';
import { buildMenu } from './menu.ts';
import { words } from './settings.ts';
import {
  goToProblem,
  openSidebar,
  sidebarPerson,
  sidebarPulse,
  sidebarState,
} from './sidebar/sidebar.ts';
import type { SidebarPerson, SidebarPulse, SidebarState } from './sidebar/state.ts';
import type { Choice } from './table/choice.ts';

/** Simple trigger: the spreadsheet was opened. */
export function onOpen(): void {
  buildMenu();
}

/** Simple trigger: the add-on was installed. */
export function onInstall(): void {
  onOpen();
}

/** The menu of plans. */
export {
  plansAccept,
  plansApprove,
  plansExplain,
  plansFill,
  plansMissing,
  plansOpenMonth,
  plansOpenMonthOf,
  plansPrint,
  plansPush,
  plansRefresh,
  plansReject,
  plansReview,
  plansRevise,
  plansSubmit,
  plansUndo,
  plansUnits,
} from './plans/menu.ts';

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
export const ledgerRanking = (): ActionResult => pullRanking();
export const ledgerMailed = (): ActionResult => pullMailed();
export const ledgerLetters = (): ActionResult => pullLetters();

/** Ledger → Insights of a dealer. */
export { pullInsights as ledgerInsights } from './ledger/insights.ts';

/** Ledger → Growth. */
export { pullGrowth as ledgerGrowth } from './ledger/growth.ts';

/** Ledger → Statement of a dealer. */
export const ledgerStatement = (): ActionResult => pullStatement();

/** Ledger → Refresh summary. */
export const ledgerRefresh = (): ActionResult => refreshSummary();

/** Ledger → As known on a day. */
export const ledgerAsKnown = (): ActionResult => pullAsKnown();

/** The months of the ledger, what waits for a decision, and what is pinned to figures. */
export { monthsClose, monthsReopen, monthsShow } from './months/menu.ts';
export {
  approvalsDecide,
  approvalsLimit,
  approvalsShow,
  approvalsWriteOff,
} from './approvals/menu.ts';
export { answersShow } from './statement-answers/menu.ts';
export {
  bankApply,
  bankFile,
  bankFileBring,
  bankFileShow,
  bankImport,
  bankLines,
  bankSend,
} from './bank/menu.ts';
export { followUpsClose, followUpsPin, followUpsShow } from './follow-ups/menu.ts';

/** The menu of customers and products. */
export {
  customersOpen,
  customersPush,
  customersUndo,
  productsOpen,
  productsPush,
  productsUndo,
} from './customers/menu.ts';

/** Asked by the pages of contracts. */
export {
  contractAsk,
  contractClauses,
  contractCompare,
  contractConfirm,
  contractDo,
  contractDownload,
  contractDraft,
  contractFiling,
  contractPaper,
  contractPrint,
  contractPromise,
  contractSettings,
  contractShow,
  contractTarget,
} from './contracts/asked.ts';

/** The menu of contracts. */
export {
  contractsAsk,
  contractsCensus,
  contractsCount,
  contractsDecide,
  contractsDrafts,
  contractsExceptions,
  contractsExpiring,
  contractsGaps,
  contractsGoods,
  contractsNew,
  contractsOpen,
  contractsPushGoods,
  contractsRegister,
  contractsSettings,
  contractsUndoGoods,
  contractsWaiting,
} from './contracts/menu.ts';

/** Review conflicts, of whichever sheet is open. */
export const reviewConflicts = (): ActionResult => act(words().conflicts.settle, showConflicts);

/** Asked by the dialog of conflicts: what it shows. */
export const conflictsShow = (): ConflictsState => conflictsState();

/** Asked by the dialog of conflicts and the sidebar: keep mine or take theirs, of many cells. */
export const conflictsSettle = (choices: readonly Choice[]): ActionResult =>
  settleConflicts(choices);

/** Open sidebar. */
export const showSidebar = (): void => {
  openSidebar();
};

/** Asked by the sidebar: what it shows. */
export const sidebarShow = (): SidebarState => sidebarState();

/** Asked by the sidebar, often: whether something runs or changed. */
export const sidebarLook = (): SidebarPulse => sidebarPulse();

/** Asked by the sidebar: who is signed in. */
export const sidebarWho = (): SidebarPerson => sidebarPerson();

/** Asked by the sidebar: go to the cell of a problem. */
export const sidebarGo = (identity: string, field: string | null, row: number): void => {
  goToProblem(identity, field, row);
};

/** Pictures. */
export { picturesShow, showPictures } from './pictures/menu.ts';
