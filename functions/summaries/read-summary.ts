import type { Company } from '../../domain/company.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { productsById } from '../../domain/product.ts';
import { summarise, type DealerRead, type Read } from '../../domain/summaries/summarise.ts';
import type { MonthSummary } from '../../domain/summaries/summary.ts';
import type { Day } from '../../domain/values/day.ts';
import { addMonths, fiscalYearStart, lastDayBy, type Month } from '../../domain/values/month.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { listProducts } from '../../store/products.ts';
import type { Knowledge } from '../as-known.ts';
import { db } from '../database.ts';
import { listedDealers, withAccounts, type Dealer } from '../reports/dealers.ts';
import { readMonths } from '../reports/read-months.ts';
import { readStandings } from '../reports/standings.ts';

/** Whose summary of which month, of one territory alone where it is named, and as of when. */
export interface SummaryAsked {
  readonly month: Month;
  readonly member: Member;
  readonly territory: string | undefined;
  readonly knowledge: Knowledge;
  /** The dealers to be read in place of those that the member sees, where they are known. */
  readonly lines?: readonly CustomerLine[];
}

/** A summary, and the versions of the accounts that it was computed from, by dealer. */
export interface ReadSummary {
  readonly summary: MonthSummary;
  readonly versions: Readonly<Record<string, number>>;
}

/** More dealers than can be read in the time that a request has. */
export const summaryDealersMax = 5_000;

/** Dealers in the months that are compared, and the versions of their accounts. */
export interface Compared {
  readonly asOf: Day;
  readonly dealers: readonly DealerRead[];
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * The dealers that a member sees in the months that are compared; null where they are more than
 * `summaryDealersMax`. Each is read as of one head, in all months alike.
 */
export async function readCompared(
  { month, member, territory, knowledge, lines }: SummaryAsked,
  company: Company,
): Promise<Compared | null> {
  // The list knows of today's territories alone: of what was known before, all are asked for.
  const wanted = knowledge.at === null ? territory : undefined;
  const listed = lines ?? (await listedDealers(member, wanted));
  if (listed.length > summaryDealersMax) return null;
  const dealers = await withAccounts(listed, { member, territory, knowledge });
  const asOf = lastDayBy(knowledge.today, month);
  const read = await readDealers(dealers, { month, knowledge, asOf, company, member });
  return {
    asOf,
    dealers: read.map(({ dealer }) => dealer),
    versions: Object.fromEntries(read.map(({ id, version }) => [id, version])),
  };
}

/** What the summary of a month is made from, and the versions of the accounts that were read. */
export interface ReadMonth {
  readonly read: Read;
  readonly versions: Readonly<Record<string, number>>;
}

/** Reads what a summary is made from; null where there are more dealers than one has. */
export async function readMonth(asked: SummaryAsked, company: Company): Promise<ReadMonth | null> {
  const [compared, products] = await Promise.all([readCompared(asked, company), listProducts(db)]);
  if (compared === null) return null;
  const read: Read = {
    ...{ month: asked.month, asOf: compared.asOf, knownAt: asked.knowledge.knownAt },
    territory: asked.territory ?? null,
    basis: company.policies.basis,
    dealers: compared.dealers,
    products: productsById(products),
  };
  return { read, versions: compared.versions };
}

/** Computes the summary of a month; null where there are more dealers than one has. */
export async function readSummary(
  asked: SummaryAsked,
  company: Company,
): Promise<ReadSummary | null> {
  const month = await readMonth(asked, company);
  return month && { summary: summarise(month.read), versions: month.versions };
}

interface DealersAsked {
  readonly month: Month;
  readonly knowledge: Knowledge;
  readonly asOf: Day;
  readonly company: Company;
  readonly member: Member;
}

async function readDealers(
  dealers: readonly Dealer[],
  { month, knowledge, asOf, company, member }: DealersAsked,
) {
  const startMonth = company.fiscalYearStart;
  const goodsOf = (m: Month) =>
    readMonths(dealers, { month: m, startMonth, withAccounts: false }, knowledge);
  // The festival moves between January and February: both are compared as one, too.
  const isFebruary = month.endsWith('-02');
  const [lastMonths, lastYears] = [addMonths(month, -1), addMonths(month, -12)];
  const yearStart = fiscalYearStart(lastYears, startMonth);
  const accounts = dealers.map(({ account }) => account);
  const [now, lastMonth, lastYear, first, before, standings] = await Promise.all([
    readMonths(dealers, { month, startMonth, withAccounts: true }, knowledge),
    goodsOf(lastMonths),
    goodsOf(lastYears),
    yearStart === lastYears ? null : goodsOf(yearStart),
    isFebruary ? goodsOf(addMonths(month, -13)) : null,
    readStandings(accounts, knowledge, asOf, company),
  ]);
  return dealers.flatMap(({ line, account: { head } }, i) => {
    const [a, b, c, open] = [now[i], lastMonth[i], lastYear[i], standings[i]];
    // An account that was read again may have moved to where the member does not work.
    if (!a || !b || !c || !open || !worksIn(member, open.account.now.territory)) return [];
    const beforeLastYear = before?.[i] ?? null;
    const yearBefore = first?.[i] ?? c;
    const months = { now: a, lastMonth: b, lastYear: c, beforeLastYear, yearBefore };
    const { creditLimit } = head;
    const dealer: DealerRead = { ...months, ...open, creditLimit, active: line.active };
    return [{ id: head.dealerId, version: head.version, dealer }];
  });
}
