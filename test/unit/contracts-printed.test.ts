import { describe, expect, test } from 'vitest';
import { blocks, type ContractTerms } from '../../domain/contracts/terms.ts';
import { contractDocument, type Imprint } from '../../domain/contracts/printed/document.ts';
import { printedBlocks, type DocumentBlock } from '../../domain/contracts/printed/printed.ts';
import type { ContractLanguage } from '../../domain/contracts/wording.ts';
import { percent, price } from '../../domain/contracts/printed/speech.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const names = { currency: 'CNY', territories: new Map([['NB', '宁波']]) };
const printed = (terms: ContractTerms, language: ContractLanguage): DocumentBlock[] =>
  printedBlocks(terms, language, names);

/** Every text that stands in blocks, headings and tables included. */
const textsOf = (all: readonly DocumentBlock[]): string[] =>
  all.flatMap(({ heading, clauses, tables }) => [
    ...heading,
    ...clauses.flat(),
    ...tables.flatMap((table) => [
      ...table.caption,
      ...table.columns.flatMap((column) => column.title),
      ...table.rows.flat(2),
    ]),
  ]);

const blockOf = (all: readonly DocumentBlock[], letter: string): DocumentBlock => {
  const found = all.find((block) => block.letter === letter);
  if (!found) throw new Error(`no block ${letter}`);
  return found;
};

describe.each(['zh', 'en', 'both'] as const)('a contract in %s', (language) => {
  const all = printed(wholeTerms, language);
  test('[C5] has its eleven blocks in order, each with something to say', () => {
    expect(all.map(({ letter }) => letter)).toEqual(Object.values(blocks));
    for (const { clauses } of all) expect(clauses.length).toBeGreaterThan(0);
  });
  test('says every figure, rate, day, place and particular of its terms', () => {
    const text = textsOf(all).join('\n');
    for (const figure of [
      ...['120,000', '33.00 / 15', '28.80 / 6', '13%', '66.6667%', 'GB 7101-2022'],
      ...['60%', '40%', '海曙仓', '宁波市海曙区望春工业园区 3 号库', '周强', '宁波', 'ZS'],
      ...['CNY 800,000.00', 'CNY 50,000.00', 'CNY 1,000,000.00', '2.5%', 'CNY 4,000,000.00'],
      ...['CNY 5,000.00', '2%', '杭州', '杭州市西湖区人民法院', '1202 0206 0990 0123 456'],
      ...['91330100MA2AXY0A19', '0571-8700 0001', '宁波银行海曙支行', '李海', '王敏'],
    ]) {
      expect([figure, text.includes(figure)]).toEqual([figure, true]);
    }
  });
});

test('in both languages each clause and table stands in both, a figure that is the same once', () => {
  const [both, zh, en] = (['both', 'zh', 'en'] as const).map((l) => printed(wholeTerms, l));
  for (const [i, block] of (both ?? []).entries()) {
    expect(block.clauses.length).toBe(zh?.[i]?.clauses.length);
    expect(block.clauses.length).toBe(en?.[i]?.clauses.length);
    for (const [n, clause] of block.clauses.entries()) {
      expect(clause).toEqual([zh?.[i]?.clauses[n]?.[0], en?.[i]?.clauses[n]?.[0]]);
    }
    expect(block.tables.length).toBe(en?.[i]?.tables.length);
  }
  const [line] = blockOf(both ?? [], 'a').tables[0]?.rows ?? [];
  expect(line).toEqual([
    ['龙井绿茶'],
    ['西湖'],
    ['500 ml × 15'],
    ['120,000'],
    ['瓶'],
    ['33.00 / 15'],
  ]);
});

const clausesOf = (letter: string, change: Partial<ContractTerms>): string[] =>
  blockOf(printed({ ...wholeTerms, ...change }, 'en'), letter).clauses.flat();

test('[defect 25] a limit or quantity of zero is said as zero, and none as none', () => {
  const settlement = (creditLimit: number | null) =>
    clausesOf('f', { settlement: { ...wholeTerms.settlement, creditLimit } })[1];
  expect(settlement(0)).toBe('The Dealer owes nothing at any time.');
  expect(settlement(null)).toBe('There is no credit limit.');
  const goods = (quantity: number | null) => {
    const [line] = wholeTerms.goods.lines;
    const lines = line ? [{ ...line, quantity }] : [];
    const block = blockOf(
      printed({ ...wholeTerms, goods: { ...wholeTerms.goods, lines } }, 'en'),
      'a',
    );
    return block.tables[0]?.rows[0]?.[3];
  };
  expect([goods(0), goods(null)]).toEqual([['0'], ['–']]);
});

test('instalments, prepayment, and what is not agreed are said in words', () => {
  const instalments = [
    { share: 300_000, days: 0 },
    { share: 700_000, days: 1 },
  ];
  const paid = (payment: ContractTerms['settlement']['payment']) =>
    clausesOf('f', { settlement: { ...wholeTerms.settlement, payment } })[0];
  expect(paid({ method: 'instalments', instalments })).toBe(
    'The Dealer pays in instalments, counted from dispatch: 30% within 0 days, 70% within 1 day.',
  );
  expect(paid({ method: 'prepaid' })).toContain('in advance');
  const nothing = {
    rebates: [],
    annualAward: null,
    promotion: null,
    advertising: null,
    people: null,
  };
  expect(clausesOf('g', { policy: nothing })).toEqual([
    'No rebate, award or other support is agreed.',
  ]);
});

test('goods that the dealer collects are not said to be delivered, in either language', () => {
  const delivery = { ...wholeTerms.delivery, transport: 'collected' as const };
  const [clause = []] = blockOf(printed({ ...wholeTerms, delivery }, 'both'), 'c').clauses;
  expect(clause[0]).toContain('由乙方自提');
  expect(clause[0]).not.toContain('送达');
  expect(clause[1]).toContain('the Dealer collects them');
});

test('the tiers of a rebate meet without a gap, and the last is open', () => {
  const [table] = blockOf(printed(wholeTerms, 'en'), 'g').tables;
  expect(table?.rows.map((row) => row.flat())).toEqual([
    ['from CNY 0.00, below CNY 500,000.00', '0%'],
    ['from CNY 500,000.00, below CNY 1,000,000.00', '1%'],
    ['from CNY 1,000,000.00', '2.5%'],
  ]);
});

test('rates and prices are written exactly', () => {
  expect([0, 1, 25_000, 1_000_000, 123_456].map(percent)).toEqual([
    ...['0', '0.0001', '2.5', '100', '12.3456'],
  ]);
  const inYen = { ...names, currency: 'JPY', products: new Map<string, string>() };
  expect(price({ price: 1200, per: 1 }, inYen)).toBe('1,200');
});

const imprint: Imprint = {
  company: {
    colours: { primary: '#0b5394', accent: '#e69138' },
    logo: 'data:image/jpeg;base64,AAAA',
    currency: 'CNY',
    territories: [{ territoryId: 'NB', name: '宁波' }],
  },
  digest: 'ab'.repeat(32),
  date: '2026-11-25',
};

test.each([
  ['draft', true],
  ['in-review', true],
  ['approved', false],
  ['sent', false],
  ['in-force', false],
] as const)('a document in state %s says that it is a draft: %s', (state, isDraft) => {
  const contract = {
    language: 'both',
    number: 'JX-2027-0001',
    template: null,
    version: 2,
    state,
  } as const;
  const document = contractDocument(contract, wholeTerms, imprint);
  expect(document).toMatchObject({
    ...{
      isDraft,
      number: 'JX-2027-0001',
      version: 2,
      digest: imprint.digest,
      logo: 'jpeg',
    },
    term: ['2027年1月1日至2027年12月31日', '1 January 2027 to 31 December 2027'],
    dealer: ['宁波海潮商贸有限公司', 'Ningbo Haichao Trading Co., Ltd.'],
  });
});
