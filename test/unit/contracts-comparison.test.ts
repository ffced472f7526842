import { expect, test } from 'vitest';
import { compareWithTerms, pagesOfBlocks } from '../../domain/contracts/comparison/comparison.ts';
import { figuresOf } from '../../domain/contracts/comparison/figures.ts';
import { plainText } from '../../domain/contracts/comparison/plain-text.ts';
import { requiredLines } from '../../domain/contracts/comparison/required.ts';
import type { ContractTerms } from '../../domain/contracts/terms.ts';
import { documentOf } from '../support/contracts/printing.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const compared = (pages: string[], terms: ContractTerms = wholeTerms) =>
  compareWithTerms(pages, terms, documentOf(terms, 'zh'));

/** The contract's own lines, each on a line, in pages of twelve. */
const lines = requiredLines(wholeTerms, documentOf(wholeTerms, 'zh')).map(({ passages }) =>
  passages.map(({ says }) => says.replaceAll(' | ', '\n')).join('\n'),
);
const pages = [0, 12, 24, 36].map((from) => lines.slice(from, from + 12).join('\n'));

const outcomes = (given: string[]) =>
  compared(given)
    .lines.filter(({ outcome }) => outcome !== 'same')
    .map(({ letter, outcome, file, page }) => ({ letter, outcome, file, page }));

const inPages = (from: string, to: string) => pages.map((page) => page.replaceAll(from, to));

test.each([
  ['full-width figures', '800,000.00', '８００，０００．００'],
  ['no separators of thousands', '120,000', '120000'],
  ['line breaks and blanks within a sentence', '信用额度', '信用\n 额 度'],
  ['another dash and another quotation mark', '数量栏为“–”的', '数量栏为"-"的'],
])('%s make no difference', (_, from, to) => {
  expect(pages.join('')).toContain(from);
  expect(outcomes(inPages(from, to))).toEqual([]);
});

test.each([
  ['an amount', 'f', '800,000.00', '880,000.00', 3],
  ['an amount of which the last figures are the same', 'f', 'CNY 50,000.00', 'CNY 950,000.00', 3],
  ['a day', 'k', '至 2027', '至 2028', 4],
  ['a word that turns the meaning', 'e', '\n独家', '\n非独家', 2],
  ['a territory', 'e', '舟山', '台州', 2],
])('%s that the file has otherwise is named with its block and page', (_, letter, from, to) => {
  const text = pages.join('\n');
  const source = text.includes(from) ? from : from.replace(' ', '');
  expect(text).toContain(source);
  const found = outcomes(inPages(source, to.replace('至 ', '至')));
  expect(found.map((one) => [one.letter, one.outcome])).toContainEqual([letter, 'differs']);
  for (const { file, page } of found) {
    expect(pages[(page ?? 0) - 1]).toBeDefined();
    expect(file).not.toBeNull();
  }
});

test('a page that is a picture leaves its lines to people, and a difference elsewhere stays one', () => {
  const signed = pages.with(3, '');
  const unread = outcomes(signed);
  expect(unread.length).toBeGreaterThan(5);
  expect(new Set(unread.map(({ outcome }) => outcome))).toEqual(new Set(['unread']));
  const changed = signed.map((page) => page.replaceAll('800,000.00', '880,000.00'));
  const differing = outcomes(changed).filter(({ outcome }) => outcome === 'differs');
  expect(differing.map(({ letter, file }) => [letter, file])).toEqual([
    ['f', expect.stringContaining('880,000.00')],
  ]);
});

test('a clause that is gone is named, one that was put in is shown with its page', () => {
  const gone = '未经甲方书面同意，乙方不得在约定区域之外销售本合同商品。';
  const put = '甲方可随时变更价格。';
  const [said] = outcomes(inPages(gone, ''));
  expect(said).toMatchObject({ letter: 'e', outcome: 'differs' });
  const { added } = compared(inPages('运输费用由甲方承担', `${put}\n运输费用由甲方承担`));
  expect(added).toEqual([{ page: 1, text: put }]);
});

test('two amounts that changed places are two differences', () => {
  const swapped = inPages('800,000.00', '#')
    .map((page) => page.replaceAll('CNY 50,000.00', 'CNY 800,000.00'))
    .map((page) => page.replaceAll('#', '50,000.00'));
  expect(outcomes(swapped).map(({ letter }) => letter)).toEqual(['f', 'f']);
});

test('a file without text is a scan, also one with a stamp on each page', () => {
  expect(compared(['', '', ''])).toEqual({ isScan: true, isPrint: false, lines: [], added: [] });
  expect(compared(['扫描全能王 2027-01-04', '扫描全能王']).isScan).toBe(true);
});

test('in another wording figures and names are found, whatever else it says', () => {
  const own = [
    '供货合同\n甲方供应 龙井绿茶 等商品。\n二、乙方欠款不得超过人民币80万元整，保证金5万元。',
    '本协议自2027-01-01至2027/12/31，于杭州签署，期满前60日商定续签。争议由杭州市西湖区人民法院审理。',
    '其他约定：双方本着平等互利、诚实信用的原则协商解决，未尽事宜另行签订补充协议，一式两份。',
  ];
  const { isPrint, lines: said, added } = compared(own);
  expect([isPrint, added]).toEqual([false, []]);
  const outcomeOf = (start: string) => said.find(({ terms }) => terms.startsWith(start))?.outcome;
  expect(outcomeOf('乙方欠款总额')).toBe('other-words');
  expect(outcomeOf('乙方向甲方交纳保证金')).toBe('other-words');
  expect(outcomeOf('本合同在杭州签订')).toBe('other-words');
  expect(outcomeOf('每次订货金额')).toBe('differs');
});

test('each block has the page on which its first line stands', () => {
  const found = pagesOfBlocks(compared(pages));
  expect([...found.keys()].join('')).toBe('abcdefgijkl');
  expect([found.get('a'), found.get('l')]).toEqual([1, 4]);
});

test('a figure is worth the same however it is written', () => {
  const worth = (text: string) => figuresOf(plainText([text]).text).map(({ value }) => value);
  expect(worth('2027年1月5日 2027-01-05 5 January 2027 January 5, 2027')).toEqual(
    Array<string>(4).fill('2027-01-05'),
  );
  expect(worth('80万元 800,000.00 ８０００００ 1.5亿 0.80')).toEqual([
    ...['800000', '800000', '800000', '150000000', '0.8'],
  ]);
  expect(worth('2.50% 2.5 %')).toEqual(['2.5%', '2.5%']);
});
