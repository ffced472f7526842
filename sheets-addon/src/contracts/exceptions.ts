import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { progress } from '../action.ts';
import { ask } from '../call.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { everyPage } from './every-page.ts';
import { exceptionColumns, exceptionRows } from './exception-rows.ts';
import { fetchNames } from './names.ts';

/** *Contracts → Exceptions*: what was asked for, what is approved, and how much of it is left. */
export function pullExceptions(): string {
  const w = words().contracts.exceptions;
  progress(words().action.fetching);
  const { listContractExceptions } = routes['contract-exceptions'];
  const pages = everyPage([{}], (query) => ask(listContractExceptions, { query }));
  const { company, dealers } = fetchNames();
  const digits = minorDigits(company.currency);
  const rows = exceptionRows(pages, { dealers, digits }, words());
  writeSummary({
    ...{ kind: 'contracts', scope: 'exceptions', name: w.name },
    title: `${company.name} · ${w.name}`,
    columns: exceptionColumns,
    rows,
    digits,
  });
  return w.pulled(rows.length);
}
