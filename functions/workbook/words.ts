import type { Basis } from '../../domain/company.ts';
import type { Language } from '../../domain/values/language.ts';

/** What a tab of the workbook says, but for names and figures. */
export interface WorkbookWords {
  readonly title: (company: string, month: string) => string;
  readonly about: (asOf: string, knownAt: string, currency: string) => string;
  readonly counts: (dealers: number, withoutPlan: number, withoutSales: number) => string;
  readonly columns: {
    readonly name: string;
    readonly code: string;
    readonly place: string;
    readonly quantity: string;
    readonly net: string;
    readonly plan: string;
    readonly attainment: Readonly<Record<Basis, string>>;
    readonly lastMonth: string;
    readonly growthOnMonth: string;
    readonly lastYear: string;
    readonly growthOnYear: string;
    readonly yearToDate: string;
    readonly lastYearToDate: string;
    readonly growthToDate: string;
    readonly payments: string;
    readonly owed: string;
    readonly open: string;
    readonly overdue: string;
  };
  readonly wholeCompany: string;
  readonly newYear: string;
  readonly dealers: string;
  readonly products: string;
}

const en: WorkbookWords = {
  title: (company, month) => `${company} · the month ${month}`,
  about: (asOf, knownAt, currency) =>
    `Amounts in ${currency} · open and past due as of ${asOf} · as known on ${knownAt}`,
  counts: (dealers, withoutPlan, withoutSales) =>
    `${String(dealers)} dealers · ${String(withoutPlan)} without a plan · ` +
    `${String(withoutSales)} without sales`,
  columns: {
    name: 'Name',
    code: 'Code',
    place: 'Territory or specification',
    quantity: 'Quantity in base units',
    net: 'Net sales',
    plan: 'Plan',
    attainment: { invoice: 'Net sales of the plan', cash: 'Cash received of the plan' },
    lastMonth: 'Month before',
    growthOnMonth: 'Growth on it',
    lastYear: 'Same month last year',
    growthOnYear: 'Growth on it',
    yearToDate: 'Year so far',
    lastYearToDate: 'Last year so far',
    growthToDate: 'Growth on it',
    payments: 'Cash received',
    owed: 'Owed at the end of the month',
    open: 'Open documents',
    overdue: 'Past due of these',
  },
  wholeCompany: 'The whole company',
  newYear: 'January and February together',
  dealers: 'Dealers',
  products: 'Products',
};

const zh: WorkbookWords = {
  title: (company, month) => `${company} · ${month} 月度汇总`,
  about: (asOf, knownAt, currency) =>
    `金额单位 ${currency} · 未结与逾期截至 ${asOf} · 数据时点 ${knownAt}`,
  counts: (dealers, withoutPlan, withoutSales) =>
    `经销商 ${String(dealers)} 家 · ${String(withoutPlan)} 家无计划 · ` +
    `${String(withoutSales)} 家无销售`,
  columns: {
    name: '名称',
    code: '编码',
    place: '区域或规格',
    quantity: '数量（基本单位）',
    net: '净销售额',
    plan: '计划',
    attainment: { invoice: '净销售完成率', cash: '回款完成率' },
    lastMonth: '上月',
    growthOnMonth: '环比',
    lastYear: '去年同月',
    growthOnYear: '同比',
    yearToDate: '本年累计',
    lastYearToDate: '去年累计',
    growthToDate: '累计同比',
    payments: '回款',
    owed: '月末应收余额',
    open: '未结单据',
    overdue: '其中逾期',
  },
  wholeCompany: '全公司',
  newYear: '一、二月合计',
  dealers: '经销商',
  products: '品种',
};

/** The tab's words by language. */
export const workbookWords: Readonly<Record<Language, WorkbookWords>> = { en, zh };
