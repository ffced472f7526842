import type { Rebate } from '../policy.ts';
import type { PaymentMethod } from '../settlement.ts';
import type { ContractTerms } from '../terms.ts';
import { named } from './chinese-words.ts';
import { amount, percent, worded, type Names, type PrintedTable, type Said } from './speech.ts';

/** When and how it is paid (结账方式). */
export function settlement(
  { settlement: { payment, creditLimit, deposit } }: ContractTerms,
  names: Names,
): Said {
  const limit =
    creditLimit === null
      ? '本合同不设信用额度上限。'
      : creditLimit === 0
        ? '乙方不得欠款。'
        : `乙方欠款总额不得超过信用额度 ${amount(creditLimit, names)}。`;
  const held =
    deposit === 0
      ? '本合同不收取保证金。'
      : `乙方向甲方交纳保证金 ${amount(deposit, names)}，合同终止且债务结清后无息退还。`;
  return { sentences: [paymentSentence(payment), limit, held] };
}

function paymentSentence(payment: PaymentMethod): string {
  switch (payment.method) {
    case 'prepaid':
      return '乙方先款后货：货款到达甲方账户后，甲方发货。';
    case 'days':
      return `乙方自发货之日起 ${String(payment.days)} 日内付清货款。`;
    case 'instalments':
      return `乙方自发货之日起分期付款：${payment.instalments
        .map(({ share, days }) => `${String(days)} 日内付 ${percent(share)}%`)
        .join('，')}。`;
  }
}

/** What the dealer earns and is helped with (经销政策). */
export function policy({ policy: terms }: ContractTerms, names: Names): Said {
  const { rebates, annualAward, promotion, advertising, people } = terms;
  const shared = (what: string, cost: typeof promotion) =>
    cost === null
      ? []
      : [
          `${what}费用由甲方承担 ${percent(cost.share)}%` +
            (cost.yearlyLimit === null
              ? '。'
              : `，每年不超过 ${amount(cost.yearlyLimit, names)}。`),
        ];
  const sentences = [
    ...rebates.map((rebate) => rebateSentence(rebate, names)),
    ...(annualAward === null
      ? []
      : [
          `年奖：全年销售额达到 ${amount(annualAward.target, names)} 的，按全年销售额的 ${percent(annualAward.rate)}% 给予年奖。`,
        ]),
    ...shared('促销', promotion),
    ...shared('广告', advertising),
    ...(people === null
      ? []
      : [
          `甲方派驻业务员 ${String(people.reps)} 名、促销员 ${String(people.promoters)} 名、车辆 ${String(people.vehicles)} 辆。`,
        ]),
  ];
  return {
    sentences: sentences.length > 0 ? sentences : ['本合同不约定返利、年奖及其他支持。'],
    tables: rebates.map((rebate) => rebateTable(rebate, names)),
  };
}

const periods = { month: '月', quarter: '季度', 'half-year': '半年', year: '年' } as const;

function rebateSentence(rebate: Rebate, names: Names): string {
  const basis = rebate.basis === 'invoice' ? '开票销售额减退货' : '实际回款';
  const of = rebate.products === null ? '全部商品' : named(rebate.products, names.products);
  const method =
    rebate.method === 'stepped'
      ? '分段计算：各段金额按该段返利率计返利'
      : '累计计算：全部金额按所达到一档的返利率计返利';
  return `${worded(rebate.name, 'zh')}：按${periods[rebate.period]}的${basis}（${of}）${method}，见下表。`;
}

function rebateTable(rebate: Rebate, names: Names): PrintedTable {
  return {
    caption: worded(rebate.name, 'zh'),
    columns: [
      { title: `${periods[rebate.period]}累计（${names.currency}）`, figures: false },
      { title: '返利率', figures: true },
    ],
    rows: rebate.tiers.map(({ from, rate }, i) => {
      const next = rebate.tiers[i + 1];
      const upTo = next ? `，不足 ${amount(next.from, names)}` : '';
      return [`${amount(from, names)} 及以上${upTo}`, `${percent(rate)}%`];
    }),
  };
}

/** How it is ordered and returned (订货与退货). */
export function ordering({ ordering: terms }: ContractTerms, names: Names): Said {
  const { minimumOrder, leadDays, returnShare, returnDays } = terms;
  const window = returnDays === null ? '' : `，并须在发货之日起 ${String(returnDays)} 日内退回`;
  return {
    sentences: [
      minimumOrder === 0
        ? '每次订货不设最低金额。'
        : `每次订货金额不低于 ${amount(minimumOrder, names)}。`,
      `乙方至少提前 ${String(leadDays)} 日下达订单。`,
      returnShare === 0
        ? '除质量问题外，商品不予退货。'
        : `退货累计不得超过本合同累计进货额的 ${percent(returnShare)}%${window}。`,
    ],
  };
}
