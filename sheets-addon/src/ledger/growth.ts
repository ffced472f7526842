import { growthGroups, type GrowthGroup } from '../../../domain/summaries/growth.ts';
import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { knownName, knownQuery, knownScope, knownTitle, pulled } from './known.ts';
import { growthColumns } from './growth-columns.ts';
import { shown } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';
import { askedMonth } from './summary.ts';

/** *Ledger → Growth…*: asks for the month and pulls what grew. */
export function pullGrowth(): ActionResult {
  const { growth } = words().ledger;
  return act(growth.item, () => {
    const month = askedMonth(growth.item);
    return month === null ? '' : growthOf(month);
  });
}

/** Pulls what grew in a month; as it was known at the end of a day, if given. */
export function growthOf(month: string, known = ''): string {
  const { growth } = words().ledger;
  const asked = { params: { month }, query: knownQuery(known) };
  const [company, table] = callAll([
    ask(routes.company.getCompany),
    ask(routes.summaries.getGrowth, asked),
  ]);
  const digits = minorDigits(company.currency);
  const rows = toRecords<string>(table).map((record) => {
    const group = growthGroups.find((one) => one === record['group']) ?? 'product';
    const inWords: Readonly<Record<string, Cell>> = {
      grownGroup: growth.groups[group],
      grownName: record['name'] ?? noneOf(group),
    };
    return growthColumns.map((column) =>
      shown(
        column,
        inWords[column.key] ?? record[column.key.slice('grown:'.length)] ?? null,
        digits,
      ),
    );
  });
  writeSummary({
    kind: 'growth',
    scope: knownScope(month, known),
    name: knownName(growth.name(month), known),
    title: [company.name, growth.title(month), ...knownTitle(known)].join(' · '),
    columns: growthColumns,
    rows,
    digits,
  });
  return pulled(rows.length, known);
}

/** What stands for the dealers that have no class, or no rep. */
const noneOf = (group: GrowthGroup): string => `(${words().ledger.growth.groups[group]}: –)`;
