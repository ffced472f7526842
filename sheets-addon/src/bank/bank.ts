import { bankLimits } from '../../../api/routes/bank.ts';
import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { progress } from '../action.ts';
import { ask, call } from '../call.ts';
import { everyPage } from '../contracts/every-page.ts';
import { fetchDealers } from '../ledger/lists-tab.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { findTab, readTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { readText } from '../table/text-proof.ts';
import { inTime } from '../time.ts';
import { bankColumns, bankRows, type Typed } from './bank-rows.ts';
import { decisionOf, type RowDecision } from './decisions.ts';

const { decideBankLines, listBankLines } = routes.bank;

/** *Finance → Bank lines to confirm*: what waits, with a proposal for each. */
export function pullBankLines(answers: ReadonlyMap<string, string> = new Map()): string {
  const w = words();
  progress(w.action.fetching);
  const pages = everyPage([{}], (query) => ask(listBankLines, { query }));
  const company = call(routes.company.getCompany);
  const digits = minorDigits(company.currency);
  const dealers = new Map(fetchDealers().map((dealer) => [dealer.id, dealer]));
  const typed = new Map(
    [...typedRows()].map(([lineId, row]) => [
      lineId,
      { ...row, result: answers.get(lineId) ?? row['result'] ?? '' },
    ]),
  );
  const rows = bankRows(pages, { dealers, digits, typed }, w);
  writeSummary({
    ...{ kind: 'bank', scope: 'lines', name: w.bank.name },
    title: `${company.name} · ${w.bank.title}`,
    columns: bankColumns(w),
    rows,
    digits,
  });
  return w.bank.pulled(rows.length);
}

const editable = ['decision', 'dealerTyped', 'documentsTyped', 'reasonTyped', 'result'] as const;

/** What people typed into rows that they have not sent, or that were refused, by line. */
function typedRows(): Map<string, Typed> {
  const tab = findTab('bank', 'lines');
  if (!tab) return new Map();
  const { rows } = readTab(tab.sheet, bankColumns(words()), ['lineId', 'decision']);
  const read = rows.map(({ cells }) => {
    const own = editable.map((key) => [key, readText(String(cells[key] ?? '')).trim()] as const);
    return [readText(String(cells['lineId'] ?? '')), Object.fromEntries(own)] as const;
  });
  return new Map(read.filter(([lineId, typed]) => lineId !== '' && typed['decision'] !== ''));
}

/** *Finance → Post confirmed bank lines*: each is posted once, however often this is repeated. */
export function sendBankLines(): string {
  const w = words();
  const typed = typedRows();
  if (typed.size === 0) throw new Stop(w.bank.nothing);
  const { currency } = call(routes.company.getCompany);
  const context = { dealers: fetchDealers(), digits: minorDigits(currency) };
  const read = [...typed].map(
    ([lineId, row]) => [lineId, decisionOf(lineId, row, context, w)] as const,
  );
  const answers = new Map(read.flatMap(([id, row]) => (isWrong(row) ? [[id, row.problem]] : [])));
  const decisions = read.flatMap(([, row]) => (row && 'decision' in row ? [row.decision] : []));
  let done = 0;
  for (const some of inTime(decisions, bankLimits.decisions)) {
    progress(w.action.sending(some.length));
    for (const answer of call(decideBankLines, { body: { decisions: [...some] } }).answers) {
      if (answer.outcome === 'done') done += 1;
      else answers.set(answer.lineId, answer.problem.message);
    }
  }
  pullBankLines(answers);
  return w.bank.sent(done, answers.size);
}

const isWrong = (row: RowDecision): row is { readonly problem: string } =>
  row !== null && 'problem' in row;
