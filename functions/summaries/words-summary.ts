import type { Language } from '../../domain/values/language.ts';
import type { FollowUpTold } from '../follow-ups/told.ts';

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
    readonly before: (amount: string) => string;
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
  readonly ofDealer: (net: string, plan: string, growth: string) => string;
  readonly gained: (against: 'last-year' | 'last-month') => string;
  readonly lost: (against: 'last-year' | 'last-month') => string;
  readonly product: string;
  readonly change: string;
  readonly ofProduct: (net: string, before: string) => string;
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

const en: SummaryWords = {
  title: (month) => `The month ${month}`,
  subject: (company, month, scope) => `${company}: ${month}, ${scope}`,
  wholeCompany: 'the whole company',
  subtitle: (scope, asOf, knownAt) => `${scope} · as of ${asOf} · as known on ${knownAt}`,
  net: 'net sales',
  cash: 'cash received',
  ofPlan: 'of the plan',
  onYear: 'on last year',
  overdue: 'past due',
  figures: 'Key figures',
  amount: 'Amount',
  rows: {
    plan: (plan, attainment) => `plan ${plan} · ${attainment} reached`,
    lastMonth: 'Growth on the month before',
    lastYear: 'Growth on the same month last year',
    toDate: 'The year so far',
    newYear: 'January and February together, on last year',
    before: (amount) => `before ${amount}`,
    payments: 'Cash received',
    owed: 'Owed at the end of the month',
    open: 'Open documents',
    overdueOf: (share) => `${share} of what is open`,
    dealers: 'Dealers',
    dealersOf: (withoutPlan, withoutSales) =>
      `${String(withoutPlan)} without a plan · ${String(withoutSales)} without sales`,
  },
  attainment: 'Attainment by dealer',
  attainmentAlt: (best, worst) => `Bars of attainment: best ${best}, worst ${worst}`,
  byMonth: 'Sales by month',
  byMonthAlt: (first, last) => `Bars of net sales with the plan, from ${first} to ${last}`,
  plan: 'Plan',
  best: 'Best dealers',
  worst: 'Dealers furthest behind',
  dealer: 'Dealer',
  ofDealer: (net, plan, growth) => `net ${net} · plan ${plan} · ${growth} on last year`,
  gained: (against) =>
    `Products that gained most on last ${against === 'last-year' ? 'year' : 'month'}`,
  lost: (against) =>
    `Products that lost most on last ${against === 'last-year' ? 'year' : 'month'}`,
  product: 'Product',
  change: 'Change',
  ofProduct: (net, before) => `net ${net} · before ${before}`,
  debtors: 'Past due or over the limit',
  overdueHead: 'Past due',
  oldest: (due) => `oldest due ${due}`,
  overLimit: (over, limit) => `${over} over the limit of ${limit}`,
  more: (count) => `And ${String(count)} more: Ledger → Receivables lists all of them.`,
  followUps: 'Follow-ups',
  state: 'State',
  states: { open: 'open', overdue: 'overdue', done: 'done', dropped: 'dropped' },
  allDealers: 'All dealers',
  ofFollowUp: (owner, due, month) => `${owner}, until ${due} · pinned to ${month}`,
  decisions: 'Waiting for a decision',
  waits: 'Requests',
  kinds: {
    plan: 'Plans',
    'credit-limit': 'Credit limits',
    contract: 'Contracts',
    'contract-exception': 'Exceptions from contracts',
    'month-reopening': 'Reopening of months',
    'write-off': 'Write-offs',
  },
  nothing: 'Nothing waits.',
  openSheet: 'Open the sheet',
  foot: 'You get this on the first of each month for the dealers you see. Its figures can be asked for again as they were known then: Ledger → Month summary.',
};

const zh: SummaryWords = {
  title: (month) => `${month} 月度汇总`,
  subject: (company, month, scope) => `${company}：${month} 月度汇总（${scope}）`,
  wholeCompany: '全公司',
  subtitle: (scope, asOf, knownAt) => `${scope} · 截至 ${asOf} · 数据时点 ${knownAt}`,
  net: '净销售额',
  cash: '回款',
  ofPlan: '计划完成率',
  onYear: '同比',
  overdue: '逾期',
  figures: '关键数字',
  amount: '金额',
  rows: {
    plan: (plan, attainment) => `计划 ${plan} · 完成 ${attainment}`,
    lastMonth: '环比增长',
    lastYear: '同比增长',
    toDate: '本年累计',
    newYear: '一、二月合计同比',
    before: (amount) => `上期 ${amount}`,
    payments: '回款',
    owed: '月末应收余额',
    open: '未结单据',
    overdueOf: (share) => `占未结的 ${share}`,
    dealers: '经销商',
    dealersOf: (withoutPlan, withoutSales) =>
      `${String(withoutPlan)} 家无计划 · ${String(withoutSales)} 家无销售`,
  },
  attainment: '各经销商完成率',
  attainmentAlt: (best, worst) => `完成率条形图：最好 ${best}，最差 ${worst}`,
  byMonth: '各月销售',
  byMonthAlt: (first, last) => `${first} 至 ${last} 各月净销售额与计划`,
  plan: '计划',
  best: '完成最好的经销商',
  worst: '落后最多的经销商',
  dealer: '经销商',
  ofDealer: (net, plan, growth) => `净销售 ${net} · 计划 ${plan} · 同比 ${growth}`,
  gained: (against) => `增长最多的品种（${against === 'last-year' ? '同比' : '环比'}）`,
  lost: (against) => `下降最多的品种（${against === 'last-year' ? '同比' : '环比'}）`,
  product: '品种',
  change: '增减',
  ofProduct: (net, before) => `净销售 ${net} · 上期 ${before}`,
  debtors: '逾期或超出额度',
  overdueHead: '逾期',
  oldest: (due) => `最早 ${due} 到期`,
  overLimit: (over, limit) => `超出额度 ${limit} 达 ${over}`,
  more: (count) => `另有 ${String(count)} 家，全部见 账本 → 应收账款。`,
  followUps: '跟进事项',
  state: '状态',
  states: { open: '进行中', overdue: '已逾期', done: '已完成', dropped: '已放弃' },
  allDealers: '全部经销商',
  ofFollowUp: (owner, due, month) => `${owner}，${due} 前 · 针对 ${month}`,
  decisions: '等待审批',
  waits: '件数',
  kinds: {
    plan: '销售计划',
    'credit-limit': '信用额度',
    contract: '合同',
    'contract-exception': '合同例外',
    'month-reopening': '重开月份',
    'write-off': '核销',
  },
  nothing: '没有等待审批的事项。',
  openSheet: '打开表格',
  foot: '每月一日发送，内容为您可见的经销商。其中数字以后仍可按当时所知重新查询：账本 → 月度汇总。',
};

/** The letter's words by language. */
export const summaryWords: Readonly<Record<Language, SummaryWords>> = { en, zh };
