import type { Basis } from '../../domain/company.ts';
import type { MonthSummary } from '../../domain/summaries/summary.ts';
import type { Language } from '../../domain/values/language.ts';
import type { FollowUpTold } from '../follow-ups/told.ts';
import { summaryEnglish } from './words-summary-en.ts';
import { summaryChinese } from './words-summary-zh.ts';

/** What a month is compared with. */
export type Against = MonthSummary['productsAgainst'];

/** What the letter of a month says, but for names and figures. */
export interface SummaryWords {
  readonly title: (month: string) => string;
  readonly subject: (company: string, month: string, scope: string) => string;
  readonly wholeCompany: string;
  readonly subtitle: (scope: string, asOf: string, knownAt: string) => string;
  readonly net: string;
  readonly cash: string;
  readonly ofPlan: string;
  readonly onYear: string;
  readonly overdue: string;
  readonly figures: string;
  readonly amount: string;
  readonly rows: {
    readonly plan: (plan: string, attainment: string) => string;
    readonly lastMonth: string;
    readonly lastYear: string;
    readonly toDate: string;
    readonly newYear: string;
    readonly before: (amount: string, against: Against) => string;
    readonly payments: string;
    readonly owed: string;
    readonly open: string;
    readonly overdueOf: (share: string) => string;
    readonly dealers: string;
    readonly dealersOf: (withoutPlan: number, withoutSales: number) => string;
  };
  readonly attainment: string;
  readonly attainmentAlt: (best: string, worst: string) => string;
  readonly byMonth: string;
  readonly byMonthAlt: (first: string, last: string) => string;
  readonly plan: string;
  readonly best: string;
  readonly worst: string;
  readonly dealer: string;
  /** What the basis counts against the plan, and growth of net sales. */
  readonly ofDealer: (basis: Basis, actual: string, plan: string, growth: string) => string;
  readonly gained: (against: Against) => string;
  readonly lost: (against: Against) => string;
  readonly product: string;
  readonly change: string;
  readonly ofProduct: (net: string, before: string, against: Against) => string;
  readonly debtors: string;
  readonly overdueHead: string;
  readonly oldest: (due: string) => string;
  readonly overLimit: (over: string, limit: string) => string;
  readonly more: (count: number) => string;
  readonly followUps: string;
  readonly state: string;
  readonly states: Readonly<Record<FollowUpTold['state'], string>>;
  readonly allDealers: string;
  readonly ofFollowUp: (owner: string, due: string, month: string) => string;
  readonly decisions: string;
  readonly waits: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly nothing: string;
  readonly openSheet: string;
  readonly foot: string;
}

/** The letter's words by language. */
export const summaryWords: Readonly<Record<Language, SummaryWords>> = {
  en: summaryEnglish,
  zh: summaryChinese,
};
