import type { Debtor, MonthSummary } from '../../domain/summaries/summary.ts';
import { ratio } from '../../domain/values/rate.ts';
import { beginningOf } from '../../domain/values/text.ts';
import type { LetterList, ListRow } from '../letters/letter-list.ts';
import { money, percent, signedPercent } from './figures.ts';
import type { MonthTold } from './summary-message.ts';
import type { SummaryWords } from './words-summary.ts';

/** A list of a month's letter. */
export interface SummaryList extends LetterList {
  readonly id:
    'figures' | 'best' | 'worst' | 'gained' | 'lost' | 'debtors' | 'followUps' | 'decisions';
}

/** Characters of what people wrote of a follow-up: the sheet has the whole of it. */
const saidMax = 150;

type Money = (amount: number | null) => string;

const list = (
  id: SummaryList['id'],
  heading: string,
  columns: readonly [string, string],
  rows: readonly ListRow[],
  note: string | null = null,
): SummaryList => ({ id, heading, columns, rows, note });

/** The lists of a month's letter; those without anything to say are left out. */
export function summaryLists(
  told: MonthTold,
  words: SummaryWords,
  currency: string,
): SummaryList[] {
  const amount = money(currency);
  return [...ofFigures(told, words, amount), ...ofActs(told, words, amount)].filter(
    ({ rows, note }) => rows.length > 0 || note !== null,
  );
}

/** What the month came to, and who and what stands out in it. */
function ofFigures({ summary }: MonthTold, words: SummaryWords, amount: Money): SummaryList[] {
  const { ofDealers, productsAgainst: against } = summary;
  const dealerHead = [words.dealer, words.ofPlan] as const;
  const productHead = [words.product, words.change] as const;
  const { best, worst } = productRows(summary, words, amount);
  const dealers = (rows: MonthSummary['ofDealers']['best']) =>
    rows.map((row) => ({
      name: `${row.name} · ${row.code} · ${row.territory}`,
      below: words.ofDealer(
        ...([summary.basis, amount(row.actual), amount(row.plan)] as const),
        signedPercent(row.growthOnYear),
      ),
      figure: percent(row.attainment),
    }));
  return [
    list('figures', words.figures, ['', words.amount], keyRows(summary, words, amount)),
    list('best', words.best, dealerHead, dealers(ofDealers.best)),
    list('worst', words.worst, dealerHead, dealers(ofDealers.worst)),
    list('gained', words.gained(against), productHead, best),
    list('lost', words.lost(against), productHead, worst),
  ];
}

/** What asks for something to be done. */
function ofActs(
  { summary, waiting, followUps }: MonthTold,
  words: SummaryWords,
  amount: Money,
): SummaryList[] {
  const more = summary.debtorsInAll - summary.debtors.length;
  return [
    list(
      'debtors',
      words.debtors,
      [words.dealer, words.overdueHead],
      summary.debtors.map((debtor) => debtorRow(debtor, words, amount)),
      more > 0 ? words.more(more) : null,
    ),
    list(
      'followUps',
      words.followUps,
      ['', words.state],
      followUps.map((one) => followUpRow(one, words)),
    ),
    list(
      'decisions',
      words.decisions,
      ['', words.waits],
      waiting.map(({ kind, count }) => ({
        ...{ name: words.kinds[kind] ?? kind, below: '' },
        figure: String(count),
      })),
      waiting.length === 0 ? words.nothing : null,
    ),
  ];
}

function keyRows(
  { figures, newYear, basis, dealers, withoutPlan, withoutSales }: MonthSummary,
  { rows, ...words }: SummaryWords,
  amount: Money,
): ListRow[] {
  const row = (name: string, below: string, figure: string): ListRow => ({ name, below, figure });
  const grown = (name: string, before: string, rate: number | null) =>
    row(name, before, signedPercent(rate));
  const yearAgo = (before: number) => rows.before(amount(before), 'last-year');
  const monthAgo = rows.before(amount(figures.lastMonth), 'last-month');
  // The plan stands beside what is counted against it.
  const reached = rows.plan(amount(figures.plan), percent(figures.attainment));
  const isCash = basis === 'cash';
  return [
    row(words.net, isCash ? '' : reached, amount(figures.net)),
    grown(rows.lastMonth, monthAgo, figures.growthOnMonth),
    grown(rows.lastYear, yearAgo(figures.lastYear), figures.growthOnYear),
    row(
      rows.toDate,
      `${yearAgo(figures.lastYearToDate)} · ${signedPercent(figures.growthToDate)}`,
      amount(figures.yearToDate),
    ),
    ...(newYear ? [grown(rows.newYear, yearAgo(newYear.lastYear), newYear.growthOnYear)] : []),
    row(rows.payments, isCash ? reached : '', amount(figures.payments)),
    row(rows.owed, '', amount(figures.owed)),
    row(
      `${rows.open} · ${words.overdue}`,
      rows.overdueOf(percent(ratio(figures.overdue, figures.open))),
      `${amount(figures.open)} · ${amount(figures.overdue)}`,
    ),
    row(rows.dealers, rows.dealersOf(withoutPlan, withoutSales), String(dealers)),
  ];
}

/** Who gained stands among the best and who lost among the worst, whatever end they came from. */
function productRows(
  { ofProducts: { best, worst }, productsAgainst }: MonthSummary,
  words: SummaryWords,
  amount: Money,
) {
  const rows = [...best, ...worst].map((product) => {
    const before = productsAgainst === 'last-year' ? product.lastYear : product.lastMonth;
    const gained = product.net - before;
    const { variety, specification, code, net } = product;
    const name = [variety, specification, code].filter((part) => part !== '').join(' · ');
    const below = words.ofProduct(amount(net), amount(before), productsAgainst);
    return { gained, row: { name, below, figure: `${gained > 0 ? '+' : ''}${amount(gained)}` } };
  });
  const sorted = rows.toSorted((a, b) => b.gained - a.gained);
  return {
    best: sorted.filter(({ gained }) => gained > 0).map(({ row }) => row),
    worst: sorted
      .filter(({ gained }) => gained < 0)
      .reverse()
      .map(({ row }) => row),
  };
}

function debtorRow(debtor: Debtor, words: SummaryWords, amount: Money): ListRow {
  const { name, code, territory, overdue, oldestDue, overLimit, creditLimit } = debtor;
  return {
    name: `${name} · ${code} · ${territory}`,
    below: [
      ...(oldestDue === null ? [] : [words.oldest(oldestDue)]),
      ...(overLimit > 0 ? [words.overLimit(amount(overLimit), amount(creditLimit))] : []),
    ].join(' · '),
    figure: amount(overdue),
    isBad: overdue > 0,
  };
}

function followUpRow(one: MonthTold['followUps'][number], words: SummaryWords): ListRow {
  const { dealer, text, owner, due, state, outcome, month } = one;
  return {
    name: `${dealer ?? words.allDealers} · ${beginningOf(text, saidMax)}`,
    below: [
      words.ofFollowUp(owner, due, month),
      ...(outcome === null ? [] : [beginningOf(outcome, saidMax)]),
    ].join(' · '),
    figure: words.states[state],
    isBad: state === 'overdue',
  };
}
