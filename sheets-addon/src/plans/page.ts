import type { CompanyShown } from '../../../domain/company.ts';
import { phasesOf } from '../../../domain/calendar.ts';
import { phaseTargets } from '../../../domain/plan-phasing.ts';
import type { Plan, PlanLine } from '../../../domain/plan.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { priced, sum } from '../../../domain/values/money.ts';
import type { Month } from '../../../domain/values/month.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { Page, PageRow } from '../table/page.ts';
import type { Words } from '../words.ts';
import { moneyScale, quantityScale, type UnitMode } from './context.ts';
import { packingOf, productName, type ProductRecord } from './product-text.ts';

/** What a dealer's page is made from. */
export interface PageMaking {
  readonly company: CompanyShown;
  readonly dealer: { readonly code: string; readonly name: string };
  readonly plan: Plan;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly unit: UnitMode;
}

/** Lays out the page: who and when, targets with their schedule, support, note, signatures. */
export function planPage(making: PageMaking, words: Words): Page {
  const { company, dealer, plan } = making;
  const phases = phasesOf(plan.month, company.phasing, company.calendar);
  const w = words.plan;
  const rows: PageRow[] = [
    { look: 'title', cells: [company.name] },
    { look: 'title', cells: [w.printTitle(plan.month)] },
    { look: 'line', cells: [`${w.printDealer}: ${dealer.code} ${dealer.name}`] },
    { look: 'heading', cells: [`${w.printTargets} · ${w.printSchedule}`] },
    { look: 'header', cells: headers(words, phases) },
    ...plan.lines.map((line): PageRow => ({ look: 'body', cells: target(line, making, words) })),
    { look: 'total', cells: totals(making, words) },
    ...support(making, words),
    ...(plan.note === null ? [] : note(plan.note, words)),
    { look: 'sign', cells: [w.signCompany, null, null, w.signDealer] },
    { look: 'sign', cells: [w.signDay, null, null, w.signDay] },
  ];
  return { width: 5 + phases.length, rows };
}

function headers(words: Words, phases: readonly { from: string; to: string }[]): Cell[] {
  const { columns, plan } = words;
  const day = (value: string) => String(Number(value.slice(8)));
  return [
    columns.productName,
    columns.packing,
    columns.quantity,
    columns.price,
    columns.amount,
    ...phases.map(({ from, to }) => plan.phase(day(from), day(to))),
  ];
}

function target(
  line: PlanLine,
  { company, plan, products, unit }: PageMaking,
  words: Words,
): Cell[] {
  const product = products.get(line.productId);
  const scale = quantityScale({ unit }, Number(product?.caseSize ?? 1));
  const money = moneyScale(minorDigits(company.currency));
  const shown = (quantity: number) => Math.round((quantity / scale) * 1000) / 1000;
  return [
    productName(product) || line.productId,
    packingOf(product, line.per, words),
    shown(line.quantity),
    line.price / money,
    amountOf(line) / money,
    ...phases(line, plan.month, company, scale).map(shown),
  ];
}

/**
 * The target by phase in base units. A target of whole cases is divided into whole cases: nobody
 * delivers a third of one.
 */
function phases(line: PlanLine, month: Month, company: CompanyShown, caseSize: number): number[] {
  const step = line.quantity % caseSize === 0 ? caseSize : 1;
  const inSteps = { ...line, quantity: line.quantity / step };
  return phaseTargets(inSteps, month, company).map(({ quantity }) => quantity * step);
}

function totals({ company, plan }: PageMaking, words: Words): Cell[] {
  const total = sum(plan.lines.map(amountOf));
  return [words.plan.total, null, null, null, total / moneyScale(minorDigits(company.currency))];
}

const amountOf = ({ quantity, price, per }: PlanLine): number => priced(quantity, price, per);

function support({ company, plan }: PageMaking, words: Words): PageRow[] {
  if (plan.support.length === 0) return [];
  const { plan: w, columns } = words;
  const money = moneyScale(minorDigits(company.currency));
  return [
    { look: 'heading', cells: [w.printSupport] },
    {
      look: 'header',
      cells: [w.printSupport, columns.note, columns.supportDays, null, columns.supportAmount],
    },
    ...plan.support.map(({ kind, amount, days, note }): PageRow => {
      const given = amount === null ? null : amount / money;
      return { look: 'body', cells: [w.support[kind], note, days, null, given] };
    }),
  ];
}

const note = (text: string, words: Words): PageRow[] => [
  { look: 'heading', cells: [words.plan.printNote] },
  { look: 'line', cells: [text] },
];
