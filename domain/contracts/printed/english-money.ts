import type { CostShare, Rebate } from '../policy.ts';
import type { PaymentMethod } from '../settlement.ts';
import type { ContractTerms } from '../terms.ts';
import { count, days, named } from './english-words.ts';
import { amount, percent, worded, type Names, type PrintedTable, type Said } from './speech.ts';

/** When and how it is paid. */
export function settlement({ settlement: terms }: ContractTerms, names: Names): Said {
  return {
    sentences: [
      paymentSentence(terms.payment),
      limitSentence(terms.creditLimit, names),
      terms.deposit === 0
        ? 'No deposit is asked for.'
        : `The Dealer pays a deposit of ${amount(terms.deposit, names)}, which is paid back without interest once the contract has ended and all debts are settled.`,
    ],
  };
}

function paymentSentence(payment: PaymentMethod): string {
  switch (payment.method) {
    case 'prepaid':
      return 'The Dealer pays in advance: the Company dispatches goods once their price has reached its account.';
    case 'days':
      return `The Dealer pays within ${days(payment.days)} of dispatch.`;
    case 'instalments':
      return `The Dealer pays in instalments, counted from dispatch: ${payment.instalments
        .map((part) => `${percent(part.share)}% within ${days(part.days)}`)
        .join(', ')}.`;
  }
}

function limitSentence(creditLimit: number | null, names: Names): string {
  if (creditLimit === null) return 'There is no credit limit.';
  if (creditLimit === 0) return 'The Dealer owes nothing at any time.';
  return `What the Dealer owes does not exceed the credit limit of ${amount(creditLimit, names)}.`;
}

/** What the dealer earns and is helped with. */
export function policy({ policy: terms }: ContractTerms, names: Names): Said {
  const { rebates, annualAward, promotion, advertising, people } = terms;
  const sentences = [
    ...rebates.map((rebate) => rebateSentence(rebate, names)),
    ...(annualAward === null
      ? []
      : [
          `Annual award: where the sales of a year reach ${amount(annualAward.target, names)}, ${percent(annualAward.rate)}% of them.`,
        ]),
    ...shared('promotion', promotion, names),
    ...shared('advertising', advertising, names),
    ...(people === null
      ? []
      : [
          `The Company sends ${count(people.reps, 'sales representative')}, ${count(people.promoters, 'promoter')} and ${count(people.vehicles, 'vehicle')}.`,
        ]),
  ];
  return {
    sentences: sentences.length > 0 ? sentences : ['No rebate, award or other support is agreed.'],
    tables: rebates.map((rebate) => rebateTable(rebate, names)),
  };
}

function shared(what: string, cost: CostShare | null, names: Names): string[] {
  if (cost === null) return [];
  const { share, yearlyLimit } = cost;
  const limit = yearlyLimit === null ? '' : `, at most ${amount(yearlyLimit, names)} a year`;
  return [`The Company bears ${percent(share)}% of the cost of ${what}${limit}.`];
}

const periods = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half-year',
  year: 'year',
} as const;

function rebateSentence(rebate: Rebate, names: Names): string {
  const period = periods[rebate.period];
  const basis =
    rebate.basis === 'invoice'
      ? `invoiced sales less returns of each ${period}`
      : `payments received in each ${period}`;
  const of = rebate.products === null ? '' : ` of ${named(rebate.products, names.products)}`;
  const method =
    rebate.method === 'stepped'
      ? 'each part of the amount at the rate of its own tier'
      : 'the whole amount at the rate of the tier reached';
  return `${worded(rebate.name, 'en')}: on ${basis}${of}, ${method}, by the table below.`;
}

function rebateTable(rebate: Rebate, names: Names): PrintedTable {
  return {
    caption: worded(rebate.name, 'en'),
    columns: [
      { title: `Amount of the ${periods[rebate.period]}`, figures: false },
      { title: 'Rebate', figures: true },
    ],
    rows: rebate.tiers.map(({ from, rate }, i) => {
      const next = rebate.tiers[i + 1];
      const upTo = next ? `, below ${amount(next.from, names)}` : '';
      return [`from ${amount(from, names)}${upTo}`, `${percent(rate)}%`];
    }),
  };
}

/** How it is ordered and returned. */
export function ordering({ ordering: terms }: ContractTerms, names: Names): Said {
  const { minimumOrder, leadDays, returnShare, returnDays } = terms;
  const within = returnDays === null ? '' : ` and within ${days(returnDays)} of dispatch`;
  return {
    sentences: [
      minimumOrder === 0
        ? 'There is no minimum order.'
        : `An order has at least ${amount(minimumOrder, names)}.`,
      `The Dealer orders at least ${days(leadDays)} ahead.`,
      returnShare === 0
        ? 'Goods are not taken back, unless for their quality.'
        : `Goods are taken back up to ${percent(returnShare)}% of all that was bought under this contract${within}.`,
    ],
  };
}
