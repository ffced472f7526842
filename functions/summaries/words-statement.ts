import type { EntryKind } from '../../domain/entry.ts';

/** A text in Chinese and English: a dealer's statement says everything in both. */
export type Both = readonly [zh: string, en: string];

/** Both, one after the other. */
export const both = ([zh, en]: Both): string => `${zh} ${en}`;

/** What a dealer's statement says, but for names and figures. */
export const statementWords = {
  title: ['对账单', 'Statement of account'],
  opening: ['期初余额', 'Opening balance'],
  sales: ['进货', 'Purchases'],
  returns: ['退货', 'Returns'],
  payments: ['付款', 'Payments'],
  refunds: ['退款', 'Refunds'],
  writeOffs: ['坏账核销', 'Write-offs'],
  openings: ['期初结转', 'Balances brought in'],
  closing: ['期末余额', 'Closing balance'],
  ageing: ['账龄', 'Ageing'],
  notDue: ['未到期', 'Not due'],
  days1to30: ['逾期 1–30 天', '1–30 days past due'],
  days31to60: ['逾期 31–60 天', '31–60 days past due'],
  days61to90: ['逾期 61–90 天', '61–90 days past due'],
  over90: ['逾期 90 天以上', 'over 90 days past due'],
  unapplied: ['未抵用余额', 'Credit not applied'],
  balance: ['合计', 'Together'],
  attainment: ['计划完成率', 'Plan reached'],
  plan: ['本月计划', 'Plan of the month'],
  nextPlan: ['下月计划', 'Plan of the next month'],
  lines: ['明细', 'Entries'],
  day: ['日期', 'Day'],
  kind: ['类型', 'Kind'],
  document: ['单据', 'Document'],
  amount: ['金额', 'Amount'],
  balanceAfter: ['余额', 'Balance'],
  product: ['品种', 'Product'],
  quantity: ['数量', 'Quantity'],
  dealer: ['经销商', 'Dealer'],
  month: ['月份', 'Month'],
  asOf: ['截至', 'As of'],
  knownAt: ['数据时点', 'As known at'],
  summary: ['概要', 'Summary'],
  attached: [
    '所附 PDF 为完整对账单，列有本月全部分录。',
    'The full statement with every entry of the month is attached as PDF.',
  ],
  attachedShort: ['所附 PDF 为对账单。', 'The statement is attached as PDF.'],
  answer: ['核对回复', 'Your answer'],
  answerHere: ['确认或提出疑问', 'Confirm or question'],
  pastDue: ['逾期', 'past due'],
  foot: [
    '如有不符，请直接回复您的业务联系人。',
    'If anything differs from your books, tell your contact at the company.',
  ],
} as const satisfies Record<string, Both>;

/** That the PDF lists so many more products of the next plan. */
export const moreProducts = (count: number): string =>
  `另有 ${String(count)} 个品种，见 PDF。 ${String(count)} more products are in the PDF.`;
/** That so many entries are left out of the list, and counted in the sums. */
export const moreEntries = (count: number): string =>
  `另有 ${String(count)} 笔未列出，已计入合计。 ${String(count)} more entries are in the sums.`;

/** Kinds of entries as a dealer reads them. */
export const entryWords: Readonly<Record<EntryKind, Both>> = {
  sale: ['进货', 'Purchase'],
  return: ['退货', 'Return'],
  payment: ['付款', 'Payment'],
  refund: ['退款', 'Refund'],
  'write-off': ['坏账核销', 'Write-off'],
  opening: ['期初', 'Opening'],
  correction: ['更正', 'Correction'],
  allocation: ['核销对应', 'Allocation'],
  terms: ['条件', 'Terms'],
};

/** What the dealer is asked to do by the link, which works until a day. */
export const answerAsked = (through: string): Both => [
  `请与贵方账目核对，并在此确认或提出疑问，无需注册或登录。链接有效期至 ${through}，仅供贵方使用，请勿转发。`,
  `Compare it with your books, and confirm or question it here; no account is needed. The link works until ${through}. It is yours alone: do not forward it.`,
];
