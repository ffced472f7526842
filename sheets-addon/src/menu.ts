import { words } from './settings.ts';
import type { Words } from './words.ts';

type Ui = GoogleAppsScript.Base.Ui;

/** Builds the add-on's menu. Items name functions of `main.ts`. */
export function buildMenu(): void {
  const w = words();
  const ui = SpreadsheetApp.getUi();
  ui.createAddonMenu()
    .addSubMenu(plansMenu(ui, w))
    .addSubMenu(ledgerMenu(ui, w))
    .addSubMenu(financeMenu(ui, w))
    .addSubMenu(contractsMenu(ui, w))
    .addSubMenu(approvalsMenu(ui, w))
    .addSubMenu(listsMenu(ui, w))
    .addSeparator()
    .addItem(w.menu.sidebar, 'showSidebar')
    .addItem(w.menu.pictures, 'showPictures')
    .addToUi();
}

const plansMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.menu.plans)
    .addItem(w.plan.open, 'plansOpenMonth')
    .addItem(w.plan.push, 'plansPush')
    .addItem(w.plan.refresh, 'plansRefresh')
    .addItem(w.conflicts.review, 'reviewConflicts')
    .addItem(w.undo.item, 'plansUndo')
    .addSeparator()
    .addItem(w.plan.fill, 'plansFill')
    .addItem(w.plan.explain, 'plansExplain')
    .addItem(w.plan.review.item, 'plansReview')
    .addItem(w.plan.accept, 'plansAccept')
    .addSeparator()
    .addItem(w.plan.submit, 'plansSubmit')
    .addItem(w.plan.approve, 'plansApprove')
    .addItem(w.plan.reject, 'plansReject')
    .addItem(w.plan.revise, 'plansRevise')
    .addSeparator()
    .addItem(w.plan.missing, 'plansMissing')
    .addItem(w.plan.print, 'plansPrint')
    .addItem(w.plan.units, 'plansUnits');

const ledgerMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.ledger.menu)
    .addItem(w.ledger.record, 'ledgerRecord')
    .addItem(w.ledger.send, 'ledgerSend')
    .addItem(w.ledger.reverse, 'ledgerReverse')
    .addSeparator()
    .addItem(w.ledger.byDealer, 'ledgerByDealer')
    .addItem(w.ledger.byProduct, 'ledgerByProduct')
    .addItem(w.ledger.byDealerProduct, 'ledgerByDealerProduct')
    .addItem(w.ledger.receivables, 'ledgerReceivables')
    .addItem(w.ledger.ranking.item, 'ledgerRanking')
    .addItem(w.ledger.growth.item, 'ledgerGrowth')
    .addItem(w.ledger.insights.item, 'ledgerInsights')
    .addItem(w.ledger.mailed.item, 'ledgerMailed')
    .addItem(w.ledger.letters.item, 'ledgerLetters')
    .addItem(w.ledger.statement, 'ledgerStatement')
    .addItem(w.ledger.refresh, 'ledgerRefresh')
    .addItem(w.ledger.asKnown, 'ledgerAsKnown')
    .addSeparator()
    .addItem(w.followUps.item, 'followUpsShow')
    .addItem(w.followUps.pin, 'followUpsPin')
    .addItem(w.followUps.close, 'followUpsClose');

const financeMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.menu.finance)
    .addItem(w.bank.fileItem, 'bankFile')
    .addItem(w.bank.importItem, 'bankImport')
    .addItem(w.bank.linesItem, 'bankLines')
    .addItem(w.bank.sendItem, 'bankSend')
    .addItem(w.ledger.applyCredit, 'bankApply')
    .addItem(w.answers.item, 'answersShow')
    .addSeparator()
    .addItem(w.months.item, 'monthsShow')
    .addItem(w.months.close, 'monthsClose')
    .addItem(w.months.reopen, 'monthsReopen');

const contractsMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.contracts.menu)
    .addItem(w.contracts.register, 'contractsRegister')
    .addItem(w.contracts.expiring, 'contractsExpiring')
    .addItem(w.contracts.drafts, 'contractsDrafts')
    .addItem(w.contracts.waiting, 'contractsWaiting')
    .addItem(w.contracts.gaps, 'contractsGaps')
    .addSeparator()
    .addItem(w.contracts.draftItem, 'contractsNew')
    .addItem(w.contracts.openItem, 'contractsOpen')
    .addSeparator()
    .addItem(w.contracts.goods, 'contractsGoods')
    .addItem(w.contracts.pushGoods, 'contractsPushGoods')
    .addItem(w.undo.item, 'contractsUndoGoods')
    .addSeparator()
    .addItem(w.contracts.exceptions.item, 'contractsExceptions')
    .addItem(w.contracts.exceptions.askItem, 'contractsAsk')
    .addItem(w.contracts.exceptions.decideItem, 'contractsDecide')
    .addItem(w.contracts.census.item, 'contractsCensus')
    .addItem(w.contracts.census.count, 'contractsCount')
    .addSeparator()
    .addItem(w.contracts.settingsItem, 'contractsSettings');

const approvalsMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.approvals.menu)
    .addItem(w.approvals.item, 'approvalsShow')
    .addItem(w.approvals.decide, 'approvalsDecide')
    .addSeparator()
    .addItem(w.approvals.askWriteOff, 'approvalsWriteOff')
    .addItem(w.approvals.askLimit, 'approvalsLimit');

const listsMenu = (ui: Ui, w: Words) =>
  ui
    .createMenu(w.menu.lists)
    .addItem(w.list.customers, 'customersOpen')
    .addItem(w.list.pushCustomers, 'customersPush')
    .addItem(w.undo.customers, 'customersUndo')
    .addSeparator()
    .addItem(w.list.products, 'productsOpen')
    .addItem(w.list.pushProducts, 'productsPush')
    .addItem(w.undo.products, 'productsUndo')
    .addSeparator()
    .addItem(w.conflicts.review, 'reviewConflicts');
