import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { knownName, knownQuery, knownScope, knownTitle, pulled } from './known.ts';
import { rankingColumns } from './summary-columns.ts';
import { summaryRows } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';
import { askedMonth } from './summary.ts';

/** *Ledger → Ranking*: asks for the month and pulls the dealers in order of what they sold. */
export function pullRanking(): ActionResult {
  const { ranking } = words().ledger;
  return act(ranking.item, () => {
    const month = askedMonth(ranking.item);
    return month === null ? '' : rankingOf(month);
  });
}

/** Pulls the ranking of the year up to a month; as it was known at the end of a day, if given. */
export function rankingOf(month: string, known = ''): string {
  const { ranking } = words().ledger;
  const asked = { params: { month }, query: knownQuery(known) };
  const [company, table] = callAll([
    ask(routes.company.getCompany),
    ask(routes.rankings.getRanking, asked),
  ]);
  const digits = minorDigits(company.currency);
  const rows = summaryRows([table], rankingColumns, digits);
  const { attainment, growth, collection } = table.weights;
  writeSummary({
    kind: 'ranking',
    scope: knownScope(month, known),
    name: knownName(ranking.name(month), known),
    title: [
      company.name,
      ranking.title(month),
      ranking.weights(attainment, growth, collection),
      ...knownTitle(known),
    ].join(' · '),
    columns: rankingColumns,
    rows,
    digits,
  });
  return pulled(rows.length, known);
}
