import { routes } from '../../../api/routes.ts';
import type { Binding } from '../../../domain/archive/file.ts';
import type { ContractState } from '../../../domain/contracts/contract.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { ask, call, callAll } from '../call.ts';
import { minuteOf, today } from '../ledger/days.ts';
import { locale, words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { settingsState } from './company-settings.ts';
import { signedCopyAmong } from './comparing.ts';
import { askState } from './exception-acts.ts';
import { filedFile, kindsToFile } from './files.ts';
import type {
  ContractRef,
  OfSettings,
  DialogState,
  LibraryClause,
  NewState,
  OpenState,
  Wanted,
} from './dialog-state.ts';
import { contractIdFrom } from './new-id.ts';
import { paperOf } from './paper.ts';
import { selectedContract, selectedDealer } from './selected.ts';

const wantedKey = 'contractWanted';
const wantedSeconds = 600;
/** Size of the dialog in pixels: choosing a template takes less room than a contract. */
const sizes = {
  open: [940, 640],
  draft: [600, 400],
  settings: [720, 600],
  ask: [640, 600],
} as const;

/** *Contracts → Open contract*: the version of the selected row. */
export function openContract(): string {
  show({ open: selectedContract() }, words().contracts.open, sizes.open);
  return '';
}

/** *Contracts → New contract*: for the dealer of the selected row, or one that is typed. */
export function openNewContract(): string {
  show({ draftFor: selectedDealer() }, words().contracts.draft, sizes.draft);
  return '';
}

/** *Contracts → Ask for an exception*: of the dealer of the selected row, or one that is typed. */
export function openAsking(): string {
  show({ exceptionFor: selectedDealer() }, words().contracts.exceptions.ask, sizes.ask);
  return '';
}

/** *Contracts → Settings*: categories, reminders, the company as a party, dealers without one. */
export function openSettings(): string {
  show({ settings: true }, words().contracts.settings, sizes.settings);
  return '';
}

/** The page asks what it was opened for: the selection may be another by then. */
function show(wanted: Wanted, title: string, [width, height]: readonly [number, number]): void {
  CacheService.getUserCache().put(wantedKey, JSON.stringify(wanted), wantedSeconds);
  const page = HtmlService.createHtmlOutputFromFile('contract').setWidth(width).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}

/** What the dialog shows: what the page names, else what it was opened for. */
export function dialogState(named?: ContractRef | OfSettings): DialogState {
  if (named) {
    return 'settings' in named ? { settings: settingsState() } : { open: openState(named) };
  }
  const kept = CacheService.getUserCache().get(wantedKey);
  if (kept === null) throw new Stop(words().contracts.selectFirst);
  const wanted = JSON.parse(kept) as Wanted;
  if ('open' in wanted) return { open: openState(wanted.open) };
  if ('exceptionFor' in wanted) return { ask: askState(wanted.exceptionFor) };
  return 'settings' in wanted
    ? { settings: settingsState() }
    : { draft: newState(wanted.draftFor) };
}

function openState({ dealerId, contractId, version }: ContractRef): OpenState {
  const params = { dealerId, contractId, version: String(version) };
  const [contract, { revisions, people }, company, dealer, { files }, { roles }] = callAll([
    ask(routes.contracts.getContractVersion, { params }),
    ask(routes.contracts.getContractHistory, { params }),
    ask(routes.company.getCompany),
    ask(routes.customers.getCustomer, { params: { customerId: dealerId } }),
    ask(routes.archive.listFiles, { params: { dealerId } }),
    ask(routes.company.me),
  ]);
  const ofContract = (binding: Binding | null) =>
    binding === null || (binding.contractId === contractId && binding.version === version);
  const own = files.filter(({ binding }) => ofContract(binding));
  const { currency, territories } = company;
  return {
    locale: locale(),
    company: { currency, digits: minorDigits(currency), territories },
    dealerName: `${dealer.code} ${dealer.name}`,
    today: today(),
    contract,
    files: own.map(filedFile),
    signedCopy: signedCopyAmong(own),
    paper: hasPaper(contract.state) ? paperOf(contract) : null,
    keepsPapers: hasPaper(contract.state) && roles.includes('custodian'),
    uploader: { locale: locale(), kinds: kindsToFile(roles) },
    renewalId: contractIdFrom(Utilities.getUuid(), Utilities.getUuid()),
    history: revisions.map((one) => ({
      ...one,
      shownAt: minuteOf(one.at),
      byName: people[one.by] ?? one.by,
    })),
  };
}

/** Only what was signed has a paper original. */
const hasPaper = (state: ContractState): boolean =>
  state === 'signed' || state === 'in-force' || state === 'superseded' || state === 'terminated';

/** The clauses of the library, for whoever edits a draft. */
export const libraryClauses = (): LibraryClause[] => {
  const { clauses } = call(routes['contract-templates'].listContractClauses);
  return clauses.map(({ clauseId, block, title, text }) => ({ clauseId, block, title, text }));
};

function newState(dealer: string): NewState {
  const [{ templates }, { categories }] = callAll([
    ask(routes['contract-templates'].listContractTemplates),
    ask(routes.contracts.getContractSettings),
  ]);
  return {
    locale: locale(),
    dealer,
    contractId: contractIdFrom(Utilities.getUuid(), Utilities.getUuid()),
    templates: templates.filter(({ active }) => active),
    categories,
  };
}
