import type { Against, SummaryWords } from './words-summary.ts';

const agoEnglish: Readonly<Record<Against, string>> = {
  'last-year': 'a year ago',
  'last-month': 'a month ago',
};

/** The letter of a month in English. */
export const summaryEnglish: SummaryWords = {
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
    before: (amount, against) => `${agoEnglish[against]} ${amount}`,
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
  ofDealer: (basis, actual, plan, growth) =>
    basis === 'cash'
      ? `cash ${actual} · plan ${plan} · net sales ${growth} on last year`
      : `net ${actual} · plan ${plan} · ${growth} on last year`,
  gained: (against) =>
    `Products that gained most on last ${against === 'last-year' ? 'year' : 'month'}`,
  lost: (against) =>
    `Products that lost most on last ${against === 'last-year' ? 'year' : 'month'}`,
  product: 'Product',
  change: 'Change',
  ofProduct: (net, before, against) => `net ${net} · ${agoEnglish[against]} ${before}`,
  debtors: 'Past due or over the limit',
  overdueHead: 'Past due',
  oldest: (due) => `oldest due ${due}`,
  overLimit: (over, limit) => `${over} over the limit of ${limit}`,
  more: (count) => `And ${String(count)} more: Ledger → Receivables by age lists all of them.`,
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
  foot: [
    'You get this on the first of each month for the dealers you see.',
    'It is kept as it was sent, beside what is known now: Ledger → Month as mailed.',
  ].join(' '),
};
