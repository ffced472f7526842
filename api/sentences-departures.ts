import type { DepartureReason } from '../domain/contracts/departure-reasons.ts';

type Departures = Readonly<Record<DepartureReason, string>>;

/** What follows the place in the contract, by how a sale or return departs from it. */
const english: Departures = {
  'contract-term': 'it holds from {from} to {to}, not on {day}. Date it within the term, or renew.',
  'contract-product': 'it does not sell {product}. Leave the line out, or amend the contract.',
  'contract-place': '{place} is none of its delivery places. Choose one that it names.',
  'contract-territory':
    'it gives no right to sell {product} in territory {territory}. Choose a place within its territories.',
  'contract-tier': 'it is for another tier of the channel.',
  'contract-price':
    'the price of {product} is fixed by it. Leave price, discount and free out, or give its price.',
  'contract-quantity': 'of {product}, {left} are left of the quantity agreed; this is {quantity}.',
  'contract-minimum': 'an order is at least {minimum}; this one is {amount}. Order more at once.',
  'contract-due': 'payment is due by {latest}, not {due}. Leave the due day out.',
  'contract-prepaid':
    'goods are paid in advance. This needs {needed} and {remaining} is left; record the payment first.',
  'contract-credit':
    'this needs {needed} of credit and {remaining} is left of its limit. Record a payment first.',
  'contract-return-days':
    'goods go back within {days} days of their sale, by {latest}. Name the sale that they come from.',
  'contract-return-share':
    '{left} may still be returned of what was sold under it; this is {amount}. Return less.',
};

const chinese: Departures = {
  'contract-term': '合同期为 {from} 至 {to}，{day} 不在其内。请改日期，或续签合同。',
  'contract-product': '合同不含品种 {product}。请删去该行，或变更合同。',
  'contract-place': '{place} 不是约定的送货地点。请选择合同中的地点。',
  'contract-territory': '品种 {product} 在区域 {territory} 没有经营权。请选择约定区域内的地点。',
  'contract-tier': '合同约定的是另一渠道层级。',
  'contract-price': '{product} 的价格由合同规定。请勿填写价格、折扣和赠品，或填写合同价。',
  'contract-quantity': '{product} 的约定数量还剩 {left}，本次为 {quantity}。',
  'contract-minimum': '每次订货至少 {minimum}，本次为 {amount}。请一次多订。',
  'contract-due': '最迟于 {latest} 付款，而不是 {due}。请勿填写到期日。',
  'contract-prepaid': '合同约定先款后货。本次需要 {needed}，尚余 {remaining}。请先登记收款。',
  'contract-credit': '本次需要信用额度 {needed}，尚余 {remaining}。请先登记收款。',
  'contract-return-days': '货物须在销售后 {days} 天内、最迟 {latest} 退回。请写明所退的销售单。',
  'contract-return-share': '按约定比例还可退 {left}，本次为 {amount}。请减少退货。',
};

const placed = (departures: Departures, place: string): Departures =>
  Object.fromEntries(
    Object.entries(departures).map(([reason, said]) => [reason, `${place}${said}`]),
  ) as Departures;

/** A refusal cites number, version, clause and page, then says what to do. */
export const departuresInEnglish = placed(
  english,
  'Contract {number} version {version}, clause {letter}, page {page}: ',
);
/** The same in Chinese. */
export const departuresInChinese = placed(
  chinese,
  '合同 {number} 第 {version} 版，条款 {letter}，第 {page} 页：',
);
