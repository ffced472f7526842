import { describe, expect, test } from 'vitest';
import { paymentOf } from '../../domain/bank/deciding.ts';
import { amountOf, dayWritten } from '../../domain/bank/figures.ts';
import { proposals, type Payer } from '../../domain/bank/matching.ts';
import type { BankFacts } from '../../domain/bank/bank-line.ts';
import { readStatement, type Reading } from '../../domain/bank/read-lines.ts';
import { idOf } from '../../functions/bank/line-id.ts';

const reading: Reading = { account: 'Main', digits: 2, dayOrder: null, idOf };
function read(text: string, given: Partial<Reading> = {}) {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const outcome = readStatement(rows, { ...reading, ...given });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.facts;
}
const facts = (text: string, given: Partial<Reading> = {}) =>
  read(text, given).lines.map(({ day, amount, payer, reference }) => [
    day,
    amount,
    payer,
    reference,
  ]);

describe('statements as banks write them', () => {
  test('Chinese, debit and credit in two columns, with the account above and sums below', () => {
    const statement = `
账号：|6222 0000 1111||||||
户名：|清泉饮料有限公司||||||
交易日期|交易时间|借方发生额|贷方发生额（元）|余额|对方户名|对方账号|摘要|交易流水号
20261120|10:15:01||12,345.60|99,999.00|杭州西湖商贸|3301 2222|货款 INV-1|A001
20261121|09:00:00|500.00||99,499.00|电力公司|3301 3333|电费|A002
20261122|09:00:00|0.00|1,000.00|100,499.00|宁波海曙|3301 4444|货款|A003
合计||500.00|13,345.60||||`;
    expect(facts(statement)).toEqual([
      ['2026-11-20', 1_234_560, '杭州西湖商贸', 'A001'],
      ['2026-11-22', 100_000, '宁波海曙', 'A003'],
    ]);
    expect(read(statement).out).toBe(1);
    expect(read(statement).lines[0]).toMatchObject({
      payerAccount: '33012222',
      text: '货款 INV-1',
    });
  });

  test('Chinese, one amount and a mark for the direction', () => {
    const statement = `
记账日期|借贷标志|交易金额|对方户名|用途|备注|流水号
2026年11月20日|贷|100.5|杭州西湖商贸|货款|INV-7|1
2026年11月20日|借|20|工资|工资||2`;
    expect(facts(statement)).toEqual([['2026-11-20', 10_050, '杭州西湖商贸', '1']]);
    expect(read(statement).lines[0]?.text).toBe('货款 INV-7');
  });

  test('English, signed amounts, day first', () => {
    const statement = `
Date|Description|Amount|Counterparty|Bank Reference
25/11/2026|Invoice INV-1|1,200.00|West Lake Trading|R-1
03/11/2026|Fee|-12.50|Bank|R-2
04/11/2026|Refund|(8.00)|Shop|R-3`;
    expect(facts(statement)).toEqual([['2026-11-25', 120_000, 'West Lake Trading', 'R-1']]);
    expect(read(statement).out).toBe(2);
  });

  test('continental, semicolons gone, paid in and paid out', () => {
    const statement = `
Booking date|Paid in|Paid out|Payer name|Purpose
23.11.2026|1.234,50||Teehaus|INV 9
24.11.2026||10,00|Strom|`;
    expect(facts(statement)).toEqual([['2026-11-23', 123_450, 'Teehaus', '']]);
  });

  test('the time before the day, in a column of its own', () => {
    const statement =
      'Amount|交易时间|交易日期|Payer\n5|10:15:01|23/11/2026|A\n6|10:16|11/12/2026|B';
    expect(facts(statement)).toEqual([
      ['2026-11-23', 500, 'A', ''],
      ['2026-12-11', 600, 'B', ''],
    ]);
  });

  test('money taken back from the column of what came in is money that went out', () => {
    const statement = `
交易日期|借方发生额|贷方发生额|对方户名|交易流水号
20261120||800.00|杭州西湖商贸|A001
20261121||-800.00|杭州西湖商贸|A002
20261122|-50.00||电力公司|A003`;
    expect(facts(statement).map(([day]) => day)).toEqual(['2026-11-20']);
    expect(read(statement).out).toBe(2);
  });

  test('a direction in words: a deposit came in, a withdrawal went out', () => {
    const statement = `
Date|Direction|Amount|Payer
2026-11-20|Deposit|800.00|West Lake
2026-11-21|Withdrawal|300.00|Power
2026-11-22|DR|20.00|Power
2026-11-23|Debit|20.00|Power
2026-11-24|CR|70.00|West Lake`;
    expect(facts(statement).map(([, amount]) => amount)).toEqual([80_000, 7000]);
  });

  test('days that could be taken for each other are asked about, never guessed', () => {
    const statement = 'Date|Amount|Reference\n03/11/2026|5.00|X';
    expect(() => read(statement)).toThrow('bank-days-ambiguous');
    expect(facts(statement, { dayOrder: 'month-first' })[0]?.[0]).toBe('2026-03-11');
    expect(facts(statement, { dayOrder: 'day-first' })[0]?.[0]).toBe('2026-11-03');
  });

  test('what is no statement is refused, what can’t be read in one is told by its row', () => {
    expect(() => read('Name|Phone\nA|1')).toThrow('bank-columns-unknown');
    const { unread, lines } = read('Date|Amount\n2026-11-20|12.345\nsoon|5\n2026-02-30|1\n|9');
    expect(lines).toEqual([]);
    expect(unread.map(({ row, wrong }) => [row, wrong])).toEqual([
      [2, 'amount'],
      [3, 'day'],
      [4, 'day'],
    ]);
  });

  test('the same line is the same id; two that are quite alike are two', () => {
    const statement = 'Date|Amount|Payer\n2026-11-20|5|A\n2026-11-20|5|A\n2026-11-20|5|B';
    const ids = (text: string) => read(text).lines.map(({ lineId }) => lineId);
    expect(new Set(ids(statement)).size).toBe(3);
    expect(ids(statement)).toEqual(ids(statement));
    const other = 'Payer|Amount|Date\nA|5.00|2026/11/20';
    expect(ids(other)).toEqual(ids(statement).slice(0, 1));
    const withReference = (text: string) => `Date|Amount|Reference|Memo\n2026-11-20|5|R1|${text}`;
    expect(ids(withReference('one'))).toEqual(ids(withReference('another')));
  });

  test('a number of zeros names no transaction: payers of the same amount stay apart in any order', () => {
    const [a, b] = ['2026-11-20|5|A|0000', '2026-11-20|5|B|0000'];
    const payers = (...lines: string[]) =>
      read(['Date|Amount|Payer|凭证号', ...lines].join('\n')).lines.map(
        ({ lineId, payer, reference }) => `${lineId} ${payer} ${reference}`,
      );
    expect(payers(b, a).sort()).toEqual(payers(a, b).sort());
    expect(payers(b)).toEqual(payers(a, b).slice(1));
    expect(payers(a)[0]).toMatch(/ A $/);
  });

  test('what a bank says is cut to what an entry takes, and never within a character', () => {
    const [text, reference] = [`${'x'.repeat(199)}𠮷`, `${'9'.repeat(59)}𠮷`];
    const [line] = read(`Date|Amount|Memo|Reference\n2026-11-20|5|${text}|${reference}`).lines;
    if (!line) throw new Error('no line');
    const state = { state: 'waiting', dealerId: null, entryId: null, reason: null } as const;
    const times = { decidedBy: null, decidedAt: null, again: 0, version: 1 };
    const about = { importedBy: 'M1', importedAt: '2026-11-20T00:00:00.000Z', ...times };
    const yes = { do: 'confirm', lineId: line.lineId, dealerId: 'D1', settles: 'none' } as const;
    expect(paymentOf({ ...line, ...state, ...about }, yes, idOf)).toMatchObject({
      ...{ remark: 'x'.repeat(199), reference: '9'.repeat(59) },
    });
  });

  test('amounts and days in every form that is read', () => {
    const amounts = ['1,234.50', '¥1234.5', '１２３４．５０', '1.234,50', '+1 234.50', '1234.500'];
    for (const written of amounts)
      expect([written, amountOf(written, 2)]).toEqual([written, 123_450]);
    for (const written of ['-12', '(12.00)', '12.00-', '−12'])
      expect(amountOf(written, 2)).toBe(-1200);
    for (const written of ['', '-', '—', '0.00']) expect(amountOf(written, 2)).toBe(0);
    for (const written of ['abc', '1.2.3', '12.345', '1e5'])
      expect(amountOf(written, 2)).toBe(null);
    expect(amountOf('1,234', 0)).toBe(1234);
    const days = [
      '2026-11-05',
      '2026/11/5',
      '2026.11.05',
      '20261105',
      '20261105 10:00',
      '2026年11月5日',
    ];
    for (const written of days)
      expect([written, dayWritten(written, null)]).toEqual([written, '2026-11-05']);
  });
});

describe('an amount is never read a thousand times too large or too small', () => {
  test.each([
    ['1.500', 2, null],
    ['1.000', 0, null],
    ['12.340', 2, null],
    ['0.500', 2, 50],
    ['1234.500', 2, 123_450],
    ['1,234', 3, null],
    ['1.234', 3, 1234],
    ['0,250', 3, 250],
    ['1.234,000', 3, 1_234_000],
    ['1 234,500', 3, 1_234_500],
    ['1,234.500', 3, 1_234_500],
    ['1,234,567', 3, 1_234_567_000],
    ['12345,678', 2, null],
  ] as const)('%s with %i digits is %s', (written, digits, amount) => {
    expect(amountOf(written, digits)).toBe(amount);
  });
});

describe('proposals', () => {
  const item = (document: string, open: number, due = '2026-11-01') => ({
    ...{ document, open, total: open, day: '2026-10-01', due },
  });
  const payer = (dealerId: string, name: string, ...open: Payer['open'][number][]): Payer => ({
    ...{ dealerId, name, accountNumber: null, accountName: null, open },
  });
  let made = 0;
  const line = (amount: number, said: Partial<BankFacts> = {}): BankFacts => ({
    lineId: `2026-11-20-${String((made += 1)).padStart(16, '0')}`,
    ...{ account: 'Main', day: '2026-11-20', amount },
    ...{ payer: '', payerAccount: '', text: '', reference: '', ...said },
  });
  const lake = payer('HZ01', '杭州西湖商贸有限公司', item('INV-101', 500), item('INV-102', 300));
  const sea = payer('NB01', '宁波海曙酒水', item('INV-201', 300));
  const propose = (lines: BankFacts[], payers = [lake, sea], before = new Map<string, string>()) =>
    proposals(lines, { payers, before });
  const one = (amount: number, said: Partial<BankFacts>, payers?: Payer[]) =>
    propose([line(amount, said)], payers)[0];

  test('by document numbers in the text, exactly theirs', () => {
    const settles = [
      { document: 'INV-101', amount: 500 },
      { document: 'INV-102', amount: 300 },
    ];
    expect(one(800, { text: '货款INV-101，INV-102' })).toEqual({
      ...{ dealerId: 'HZ01', settles, by: 'document', what: 'named', confidence: 99 },
    });
    expect(one(600, { text: 'inv-101 inv-102' })?.settles[1]?.amount).toBe(100);
    // A longer number is another document.
    expect(one(800, { text: 'INV-1012' })).toBe(null);
    expect(one(500, { text: 'INV-1012 INV-101' })).toMatchObject({ by: 'document' });
  });

  test('of two dealers’ numbers that of the payer; a payer that does not fit lowers the confidence', () => {
    const text = 'INV-101 INV-201';
    expect(one(300, { text, payer: '宁波海曙酒水' })).toMatchObject({ dealerId: 'NB01' });
    const odd = one(500, { text: 'INV-101', payer: '宁波海曙酒水' });
    expect(odd).toMatchObject({ dealerId: 'HZ01', confidence: 50 });
  });

  test('by account, by what was confirmed before, by name, by a name that is like it', () => {
    const banked = { ...lake, accountNumber: '3301 2222' };
    const by = (said: Partial<BankFacts>, before = new Map<string, string>()) =>
      propose([line(500, said)], [banked, sea], before)[0]?.by;
    expect(by({ payerAccount: '33012222' })).toBe('account');
    expect(by({ payer: '张三' }, new Map([['张三', 'NB01']]))).toBe('before');
    expect(by({ payer: '杭州西湖商贸有限公司' })).toBe('name');
    expect(by({ payer: '杭州西湖商贸' })).toBe('like-name');
    expect(by({ payer: '西湖' })).toBe('amount');
  });

  test('of a known payer the document of just that amount, else the oldest', () => {
    const payerName = { payer: lake.name };
    expect(one(300, payerName)).toMatchObject({
      what: 'same-amount',
      settles: [{ document: 'INV-102' }],
    });
    expect(one(800, payerName)).toMatchObject({ what: 'oldest-exactly' });
    expect(one(600, payerName)).toMatchObject({ what: 'oldest', settles: [{}, { amount: 100 }] });
    expect(one(600, { payer: 'Empty Ltd' }, [payer('E1', 'Empty Ltd')])).toMatchObject({
      ...{ what: 'nothing-open', settles: [] },
    });
  });

  test('an amount alone is proposed only where it is open once in the whole company', () => {
    expect(one(500, {})).toMatchObject({ dealerId: 'HZ01', by: 'amount' });
    expect(one(300, {})).toBe(null);
  });

  test('what one line settles is not proposed to another', () => {
    const [first, second] = propose([
      line(500, { payer: lake.name }),
      line(500, { payer: lake.name }),
    ]);
    expect(first?.settles).toEqual([{ document: 'INV-101', amount: 500 }]);
    expect(second?.settles).toEqual([{ document: 'INV-102', amount: 300 }]);
  });
});
