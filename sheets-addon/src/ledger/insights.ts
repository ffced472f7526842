import { routes } from '../../../api/routes.ts';
import type {
  DealerInsights,
  PaceInsight,
  ProductInsight,
} from '../../../domain/insights/dealer-insights.ts';
import { decimal, minorDigits } from '../../../domain/values/currency.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type { Content } from '../table/cell.ts';
import { asked } from './days.ts';
import { knownName, knownQuery, knownScope, knownTitle, pulled } from './known.ts';
import { fetchDealers } from './lists-tab.ts';
import { called } from './read-record.ts';
import { insightColumns } from './summary-columns.ts';
import { shown, unknown } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';
import { askedMonth } from './summary.ts';

/** *Ledger → Insights of a dealer*: asks for dealer and month and pulls its products. */
export function pullInsights(): ActionResult {
  const { ledger } = words();
  return act(ledger.insights.item, () => {
    const dealer = asked(ledger.insights.item, ledger.askDealer);
    if (dealer === null) return '';
    const found = called(dealer, fetchDealers(), words());
    if ('problem' in found) throw new Stop(found.problem);
    const month = askedMonth(ledger.insights.item);
    return month === null ? '' : insightsOf(found.id, month);
  });
}

/**
 * Pulls a dealer's month by product; as it was known at the end of a day, if given. Pace and days
 * of sales outstanding stand in the title.
 */
export function insightsOf(dealerId: string, month: string, known = ''): string {
  const { insights } = words().ledger;
  const given = { params: { month, dealerId }, query: knownQuery(known) };
  const [company, found] = callAll([
    ask(routes.company.getCompany),
    ask(routes.summaries.getDealerInsights, given),
  ]);
  const digits = minorDigits(company.currency);
  const rows = found.products.map((product) => rowOf(product, digits));
  writeSummary({
    kind: 'insights',
    scope: knownScope(`${dealerId}:${month}`, known),
    name: knownName(insights.name(found.code, month), known),
    title: [
      company.name,
      insights.title(found.name, month),
      ...titleOf(found, company.currency),
      insights.rule,
      ...knownTitle(known),
    ].join(' · '),
    columns: insightColumns,
    rows,
    digits,
  });
  return pulled(rows.length, known);
}

function rowOf(product: ProductInsight, digits: number): Content[] {
  const { variety, specification, code, range } = product;
  const inWords: Readonly<Record<string, Cell>> = {
    productCode: code,
    productName: [variety, specification].filter((part) => part !== '').join(' '),
    range: range === null ? '' : words().ledger.insights.range[range],
  };
  const figures: Readonly<Record<string, unknown>> = product;
  return insightColumns.map((column) => {
    const figure = figures[column.key];
    const value = inWords[column.key] ?? (typeof figure === 'number' ? figure : null);
    return shown(column, value, digits);
  });
}

/** What is known of the dealer as a whole. */
function titleOf({ pace, dso }: DealerInsights, currency: string): string[] {
  const { insights } = words().ledger;
  const money = (amount: number | null) => (amount === null ? unknown : decimal(amount, currency));
  const days = (hundredths: number | null) =>
    hundredths === null ? unknown : (hundredths / 100).toFixed(2);
  const percent = (rate: number | null) =>
    rate === null ? unknown : `${(rate / 10_000).toFixed(1)} %`;
  const paceOf = ({ attainment, requiredDaily, landing }: PaceInsight) =>
    insights.pace(percent(attainment), money(requiredDaily), money(landing));
  return [
    ...(pace ? [paceOf(pace)] : []),
    ...(dso ? [insights.dso(days(dso.simple), days(dso.countBack))] : []),
  ];
}
