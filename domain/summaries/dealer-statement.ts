import * as z from 'zod';
import { ageing, type Standing } from '../ageing.ts';
import { Basis } from '../company.ts';
import { EntryKind, type Entry } from '../entry.ts';
import { lineAmount } from '../plan-lines.ts';
import type { Plan } from '../plan.ts';
import { namedProduct, type ProductNames } from '../product-names.ts';
import { attainment } from '../progress.ts';
import { sumsOf, type DealerMonth } from '../report-rows.ts';
import { actualOf } from '../report.ts';
import { ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { exact, Money } from '../values/money.ts';
import { Month } from '../values/month.ts';
import { Rate } from '../values/rate.ts';

/** An entry of a dealer's statement; `balance` is what is owed after it, in order of day. */
export const StatementLine = z
  .strictObject({
    day: Day,
    kind: EntryKind,
    document: z.string().nullable(),
    amount: Money,
    balance: Money,
  })
  .meta({ id: 'DealerStatementLine' });
export type StatementLine = z.infer<typeof StatementLine>;

/** What a dealer is to buy of one product. */
export const PlannedLine = z
  .strictObject({
    productId: ShortId,
    code: z.string(),
    variety: z.string(),
    specification: z.string(),
    quantity: z.int(),
    amount: Money,
  })
  .meta({ id: 'PlannedLine' });
export type PlannedLine = z.infer<typeof PlannedLine>;

/**
 * A dealer's month as it is sent to the dealer (对账单). Opening balance + sales − returns −
 * payments + refunds − write-offs + openings is the closing balance; so are the lines, added up.
 */
export const DealerStatement = z
  .strictObject({
    month: Month,
    dealerId: ShortId,
    code: z.string(),
    name: z.string(),
    currency: z.string(),
    knownAt: Instant,
    opening: Money,
    sales: Money,
    returns: Money,
    payments: Money,
    refunds: Money,
    writeOffs: Money,
    openings: Money,
    closing: Money,
    lines: z.array(StatementLine),
    /** Lines that are not among them: the last of a very long month. They are in the sums. */
    linesLeft: z.int(),
    /** What is open at the end of the month, by days past due; credit is negative. */
    asOf: Day,
    ageing: z.strictObject({
      notDue: Money,
      days1to30: Money,
      days31to60: Money,
      days61to90: Money,
      over90: Money,
      unapplied: Money,
      balance: Money,
    }),
    basis: Basis,
    actual: Money,
    plan: Money.nullable(),
    attainment: Rate.nullable(),
    /** The approved plan of the next month; null where there is none. */
    nextPlan: z.array(PlannedLine).nullable(),
  })
  .meta({ id: 'DealerStatement' });
export type DealerStatement = z.infer<typeof DealerStatement>;

/** What a statement is made from. */
export interface StatementRead {
  readonly month: Month;
  readonly currency: string;
  readonly basis: Basis;
  readonly asOf: Day;
  readonly knownAt: string;
  /** The month with its accounts: what is owed at its end. */
  readonly read: DealerMonth;
  /** The month's entries as known, in any order. */
  readonly entries: readonly Entry[];
  readonly standing: Standing;
  readonly nextPlan: Plan | null;
  readonly products: ReadonlyMap<string, ProductNames>;
}

/** Most lines that a statement shows: it is a mail and a few pages, no archive. */
export const statementLinesMax = 400;

/** The statement of a dealer's month. */
export function dealerStatement(given: StatementRead): DealerStatement {
  const { month, currency, basis, asOf, knownAt, read, standing } = given;
  const { goods, account } = sumsOf(read);
  const { salesAmount: sales, returnsAmount: returns } = goods;
  const { payments, refunds, writeOffs, openings, owed: closing } = account;
  const moved = sales - returns - payments + refunds - writeOffs + openings;
  const opening = exact(closing - moved);
  const lines = linesOf(given.entries, opening);
  const actual = actualOf(goods, account, basis);
  const { dealerId, dealerCode: code, dealerName: name } = read.dealer;
  return {
    ...{ month, dealerId, code, name, currency, knownAt, opening },
    ...{ sales, returns, payments, refunds, writeOffs, openings, closing },
    lines: lines.slice(0, statementLinesMax),
    linesLeft: Math.max(0, lines.length - statementLinesMax),
    ...{ asOf, ageing: { ...ageing(standing, asOf) } },
    ...{ basis, actual, plan: goods.planAmount },
    attainment: attainment(actual, goods.planAmount),
    nextPlan: given.nextPlan && planned(given.nextPlan, given.products),
  };
}

/** Entries in order of day and recording; those without money, such as changed terms, are none. */
function linesOf(entries: readonly Entry[], opening: Money): StatementLine[] {
  let balance = opening;
  return entries
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => (a.day === b.day ? a.version - b.version : a.day < b.day ? -1 : 1))
    .map(({ day, kind, document, reference, amount }) => {
      balance = exact(balance + amount);
      return { day, kind, document: document ?? reference ?? null, amount, balance };
    });
}

const planned = (plan: Plan, products: StatementRead['products']): PlannedLine[] =>
  plan.lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => ({
      ...namedProduct(line.productId, products),
      ...{ quantity: line.quantity, amount: lineAmount(line) },
    }));
