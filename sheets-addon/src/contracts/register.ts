import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { progress } from '../action.ts';
import { ask } from '../call.ts';
import { minuteOf, today } from '../ledger/days.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { everyPage } from './every-page.ts';
import { fetchNames } from './names.ts';
import { gapColumns, registerColumns } from './register-columns.ts';
import { gapRows, registerRows, standingsOf, type RegisterFilter } from './register-rows.ts';

/** *Contracts → Register* and its parts: the versions of all contracts that stand so. */
export function pullRegister(filter: RegisterFilter): string {
  const w = words();
  progress(w.action.fetching);
  const standings = standingsOf[filter];
  const queries = standings.length === 0 ? [{}] : standings.map((standing) => ({ standing }));
  const pages = everyPage(queries, (query) => ask(routes.contracts.listContracts, { query }));
  const { company, dealers } = fetchNames();
  const digits = minorDigits(company.currency);
  const rows = registerRows(pages, { dealers, digits, minuteOf }, w);
  writeSummary({
    kind: 'contracts',
    scope: filter,
    name: w.contracts.registers[filter],
    title: `${company.name} · ${w.contracts.registers[filter]}`,
    columns: registerColumns,
    rows,
    digits,
  });
  return w.contracts.pulled(rows.length);
}

/** *Contracts → Without a contract*: the dealers that have none in force today. */
export function pullGaps(): string {
  const w = words();
  progress(w.action.fetching);
  const day = today();
  const asked = [{ from: day, to: day }];
  const pages = everyPage(asked, (query) => ask(routes.contracts.listContractGaps, { query }));
  const { company, dealers } = fetchNames();
  const rows = gapRows(pages, dealers);
  writeSummary({
    kind: 'contracts',
    scope: 'gaps',
    name: w.contracts.gaps,
    title: `${company.name} · ${w.contracts.gapsTitle(day)}`,
    columns: gapColumns,
    rows,
    digits: minorDigits(company.currency),
  });
  return w.contracts.without(rows.length);
}
