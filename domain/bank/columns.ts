/** What a column of a bank's statement can be. */
export type BankColumn =
  | 'day'
  | 'amount'
  | 'in'
  | 'out'
  | 'direction'
  | 'payer'
  | 'payerAccount'
  | 'text'
  | 'reference'
  | 'balance';

/** What banks call their columns, compared without blanks, brackets and case. */
const names: Readonly<Record<BankColumn, readonly string[]>> = {
  day: [
    ...['交易日期', '交易时间', '交易日', '记账日期', '记账日', '入账日期', '入账时间', '日期'],
    ...['date', 'transactiondate', 'bookingdate', 'postingdate', 'valuedate', 'postdate'],
  ],
  amount: [
    ...['金额', '交易金额', '发生额', '交易额', '人民币金额'],
    ...['amount', 'transactionamount', 'netamount'],
  ],
  in: [
    ...['贷方金额', '贷方发生额', '贷方', '收入', '收入金额', '存入', '存入金额', '转入金额'],
    ...[
      'credit',
      'creditamount',
      'credits',
      'paidin',
      'moneyin',
      'deposit',
      'deposits',
      'received',
    ],
  ],
  out: [
    ...['借方金额', '借方发生额', '借方', '支出', '支出金额', '支取', '支取金额', '转出金额'],
    ...['debit', 'debitamount', 'debits', 'paidout', 'moneyout', 'withdrawal', 'withdrawals'],
  ],
  direction: [
    ...['借贷标志', '借贷', '借贷方向', '收支', '收支标志', '收/支', '借/贷', '借贷标识'],
    ...['dr/cr', 'cr/dr', 'drcr', 'debit/credit', 'credit/debit', 'direction'],
  ],
  payer: [
    ...[
      '对方户名',
      '对方账户名称',
      '对方账户名',
      '对方名称',
      '对方单位',
      '对方单位名称',
      '交易对方',
    ],
    ...['付款人', '付款人名称', '付款方', '付款方户名', '付款人户名', '对手户名', '对方姓名'],
    ...['counterparty', 'counterpartyname', 'payer', 'payername', 'name', 'remitter', 'from'],
  ],
  payerAccount: [
    ...['对方账号', '对方账户', '对方帐号', '对方卡号', '付款人账号', '付款方账号', '对手账号'],
    ...['counterpartyaccount', 'payeraccount', 'accountnumber', 'iban', 'counterpartyiban'],
  ],
  text: [
    ...['摘要', '用途', '附言', '备注', '交易摘要', '交易附言', '用途/附言', '附言/用途', '说明'],
    ...['description', 'narrative', 'details', 'purpose', 'memo', 'particulars', 'text'],
    ...['remittanceinformation', 'paymentdetails', 'transactiondescription', 'remarks'],
  ],
  reference: [
    ...['交易流水号', '流水号', '银行流水号', '交易序号', '唯一流水号', '核心流水号', '凭证号'],
    ...['业务参考号', '交易参考号', '回单编号', '交易编号', '业务流水号'],
    ...[
      'reference',
      'bankreference',
      'transactionid',
      'transactionreference',
      'ref',
      'referenceno',
    ],
  ],
  balance: ['余额', '账户余额', '本次余额', '交易后余额', 'balance', 'runningbalance'],
};

const columnOf = new Map(
  Object.entries(names).flatMap(([column, all]) => all.map((n) => [n, column as BankColumn])),
);

/** A header without blanks, quotation marks, what stands in brackets, and case. */
const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s"'*:_.\-\u200b\ufeff]/g, '')
    .toLowerCase();

/** Which columns a row of headers names, each with its places; a text may stand in several. */
export function columnsIn(row: readonly string[]): Map<BankColumn, number[]> {
  const found = new Map<BankColumn, number[]>();
  row.forEach((header, at) => {
    const column = columnOf.get(plain(header));
    if (column) found.set(column, [...(found.get(column) ?? []), at]);
  });
  return found;
}

/** True where a row of headers tells day and money: the table of a statement begins below it. */
export const isHeader = (columns: ReadonlyMap<BankColumn, readonly number[]>): boolean =>
  columns.has('day') && (columns.has('amount') || columns.has('in'));
