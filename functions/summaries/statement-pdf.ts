import type { Company } from '../../domain/company.ts';
import type { DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import type {
  DocumentColumn,
  DocumentSection,
  TableDocument,
} from '../table-documents/table-document.ts';
import { money, percent } from './figures.ts';
import { bucketsOf, movementsOf } from './statement-parts.ts';
import {
  both,
  entryWords,
  moreEntries,
  statementWords as words,
  type Both,
} from './words-statement.ts';

type Amount = (value: number | null) => string;

const text = (title: Both, wide = false): DocumentColumn => ({ title, wide, figure: false });
const figure = (title: Both): DocumentColumn => ({ title, wide: false, figure: true });

/** A dealer's statement as a document: sums, ageing, entries, and the plan of the next month. */
export function statementDocument(
  statement: DealerStatement,
  company: Pick<Company, 'name' | 'colours' | 'currency'>,
): TableDocument {
  const amount = money(company.currency);
  const { name, code, month, asOf, knownAt } = statement;
  const { plan, actual, attainment } = statement;
  return {
    ...{ company: company.name, colours: company.colours, title: words.title },
    reference: `${name} · ${code} · ${month}`,
    facts: [
      { label: words.dealer, value: `${name} · ${code}` },
      { label: words.month, value: month },
      { label: words.asOf, value: asOf },
      { label: words.plan, value: plan === null ? '–' : `${amount(actual)} / ${amount(plan)}` },
      { label: words.knownAt, value: `${knownAt.slice(0, 16).replace('T', ' ')} UTC` },
      { label: words.attainment, value: percent(attainment) },
    ],
    sections: [
      sums(statement, amount, company.currency),
      ageingOf(statement, amount, company.currency),
      entries(statement, amount, company.currency),
      ...planOf(statement, amount, company.currency),
    ],
    foot: `${both(words.foot)}`,
  };
}

function sums(statement: DealerStatement, amount: Amount, currency: string): DocumentSection {
  return {
    heading: words.summary,
    columns: [text(words.kind, true), figure(inCurrency(words.amount, currency))],
    rows: movementsOf(statement).map(([name, value]) => [both(name), amount(value)]),
    total: [both(words.closing), amount(statement.closing)],
    note: null,
  };
}

function ageingOf(statement: DealerStatement, amount: Amount, currency: string): DocumentSection {
  return {
    heading: words.ageing,
    columns: [text(words.kind, true), figure(inCurrency(words.amount, currency))],
    rows: bucketsOf(statement).map(([name, value]) => [both(name), amount(value)]),
    total: [both(words.balance), amount(statement.ageing.balance)],
    note: null,
  };
}

function entries(
  { lines, linesLeft, opening, closing }: DealerStatement,
  amount: Amount,
  currency: string,
): DocumentSection {
  return {
    heading: words.lines,
    columns: [
      text(words.day),
      text(words.kind),
      text(words.document, true),
      figure(inCurrency(words.amount, currency)),
      figure(words.balanceAfter),
    ],
    rows: [
      ['', both(words.opening), '', '', amount(opening)],
      ...lines.map(({ day, kind, document, amount: moved, balance }) => [
        ...[day, both(entryWords[kind]), document ?? ''],
        ...[amount(moved), amount(balance)],
      ]),
    ],
    total: ['', both(words.closing), '', '', amount(closing)],
    note: linesLeft === 0 ? null : moreEntries(linesLeft),
  };
}

function planOf(
  { nextPlan }: DealerStatement,
  amount: Amount,
  currency: string,
): DocumentSection[] {
  if (nextPlan === null || nextPlan.length === 0) return [];
  return [
    {
      heading: words.nextPlan,
      columns: [
        text(words.product, true),
        figure(words.quantity),
        figure(inCurrency(words.amount, currency)),
      ],
      rows: nextPlan.map((line) => [
        `${line.variety} ${line.specification} · ${line.code}`,
        line.quantity.toLocaleString('en'),
        amount(line.amount),
      ]),
      total: [
        both(words.balance),
        '',
        amount(nextPlan.reduce((sum, line) => sum + line.amount, 0)),
      ],
      note: null,
    },
  ];
}

const inCurrency = ([zh, en]: Both, currency: string): Both => [`${zh}（${currency}）`, en];
