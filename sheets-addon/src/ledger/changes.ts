import { routes } from '../../../api/routes.ts';
import type { restatedPlanColumns, restatementColumns } from '../../../api/routes/reports.ts';
import type { EntryKind } from '../../../domain/entry.ts';
import type { Effect } from '../../../domain/restatement.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import { ask, call, callAll } from '../call.ts';
import { words } from '../settings.ts';
import type { Content } from '../table/cell.ts';
import { minuteOf } from './days.ts';
import { changesColumns } from './summary-columns.ts';
import { shown } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';

/** What is compared: a month as it was known on a day; of one dealer where it is named. */
export interface Compared {
  readonly month: string;
  readonly known: string;
  readonly dealerId?: string;
}

/**
 * Pulls what was recorded since into a tab of its own: each column adds up to what the restated
 * figure has more than the known one. Answers how many rows there are.
 */
export function pullChanges({ month, known, dealerId = '' }: Compared): number {
  const { ledger } = words();
  const asked = { params: { month }, query: { asKnownAt: known } };
  const [company, first] = callAll([
    ask(routes.company.getCompany),
    ask(routes.reports.getRestatement, asked),
  ]);
  const pages = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const query = { ...asked.query, cursor };
    const page = call(routes.reports.getRestatement, { ...asked, query });
    pages.push(page);
    cursor = page.next;
  }
  const digits = minorDigits(company.currency);
  const records = pages.flatMap((page) => [...entriesOf(page), ...plansOf(page.plans)]);
  const own = records.filter((record) => dealerId === '' || record['dealerId'] === dealerId);
  const rows = own.map((record) =>
    changesColumns.map((column): Content => {
      const cell = record[column.key] ?? null;
      return cell === null ? '' : shown(column, cell, digits);
    }),
  );
  writeSummary({
    kind: 'changes',
    scope: `${month}:${known}${dealerId === '' ? '' : `:${dealerId}`}`,
    name: ledger.changesName(month, known),
    title: `${company.name} · ${ledger.changesTitle(month, known)}`,
    columns: changesColumns,
    rows,
    digits,
  });
  return rows.length;
}

type Row = Readonly<Record<string, Cell>>;

/** Entries, each with its figures only under the columns that it changes. */
function entriesOf(page: Table): Row[] {
  const { ledger } = words();
  return toRecords<(typeof restatementColumns)[number]>(page).map((record) => {
    const effect = record.effect as Effect;
    const inMonth = effect === 'month';
    const inYear = inMonth || effect === 'year';
    return {
      ...record,
      kind: ledger.entryKinds[record.kind as EntryKind],
      changes: ledger.effects[effect],
      netAmount: inMonth ? record.netAmount : null,
      payments: inMonth ? record.payments : null,
      yearAmount: inYear ? record.netAmount : null,
      recordedAt: minuteOf(String(record.recordedAt)),
    };
  });
}

/** Plans whose targets are others now, with what the new ones come to more. */
const plansOf = (plans: Table): Row[] =>
  toRecords<(typeof restatedPlanColumns)[number]>(plans).map((record) => ({
    ...record,
    kind: words().columns.planAmount,
    changes: words().ledger.effects.plan,
    planAmount: Number(record.planAmount) - Number(record.knownAmount ?? 0),
    recordedAt: record.changedAt === null ? null : minuteOf(String(record.changedAt)),
    recordedBy: record.changedBy,
  }));
