import { expect, test } from 'vitest';
import type { Content, Raw } from '../../sheets-addon/src/table/cell.ts';
import { headerRow, pullRow, toMatrix } from '../../sheets-addon/src/table/layout.ts';
import { readRows, pullOf } from '../../sheets-addon/src/table/read-rows.ts';
import { planColumns, planIdentity } from '../../sheets-addon/src/plans/columns.ts';
import { columnTotalFormula } from '../../sheets-addon/src/plans/formulas.ts';
import { parseMonth } from '../../sheets-addon/src/plans/month.ts';
import { pulledRows } from '../../sheets-addon/src/plans/rows.ts';
import { understandPlan } from '../../sheets-addon/src/plans/understand.ts';
import { pullLine } from '../../sheets-addon/src/table/pull.ts';
import { diff } from '../../sheets-addon/src/table/diff.ts';
import { languages, wordsOf } from '../../sheets-addon/src/words.ts';
import { context, month, products, proposals } from './plan-sheet.ts';

const words = wordsOf('en');
const columns = planColumns(words, context.unit);
const rows = pulledRows(month, { proposals, context, products, words });
const base = Object.fromEntries(rows.map(({ identity, values }) => [identity, values]));
const pull = { id: '0123456789', kind: 'plan', scope: '2026-11' } as const;

/** The sheet as it is first written, with texts as a spreadsheet keeps them. */
function written(): Raw[][] {
  const matrix = toMatrix(
    {
      title: '=Company',
      pull: pullLine(pull, '2026-11-23 10:15', 'lin@qingquan.example'),
      head: [
        {
          row: 1,
          column: 'amount',
          label: 'Total',
          value: { formula: columnTotalFormula('amount') },
        },
      ],
      columns,
      rows: rows.map((row) => columns.map(({ key }): Content => row.cells[key] ?? null)),
    },
    words,
  );
  return matrix.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell.replace(/^'/, '') : cell)),
  );
}
const at = (key: string) => columns.findIndex((column) => column.key === key);
const read = (matrix: Raw[][]) => readRows(matrix, [], columns, languages, planIdentity);
const understood = (matrix: Raw[][]) => understandPlan(read(matrix)?.rows ?? [], context, words);
const rowOf = (matrix: Raw[][], dealer: string, code: string) =>
  matrix.find((row) => row[at('dealerCode')] === dealer && row[at('productCode')] === code) ?? [];

test('[P3] a dealer has a row of its own, one for each product, and one for each kind of support', () => {
  expect(rows.map(({ identity }) => identity)).toEqual([
    'HZ01|*',
    'HZ01|TEA',
    'HZ01|JUICE',
    'HZ01|+promotion',
    'HZ01|+people',
    'HZ01|+vehicle',
    'NB01|*',
    'NB01|+promotion',
    'NB01|+people',
    'NB01|+vehicle',
  ]);
  const [tea = []] = [rowOf(written(), 'HZ01', 'TEA')];
  expect(tea[at('productName')]).toBe('绿茶 500ml×15');
  expect(tea[at('quantity')]).toBe(15);
  expect(tea[at('price')]).toBe(33);
});

test('a sheet that nobody touched has no edits and no problems', () => {
  const result = understood(written());
  expect(result.issues).toEqual([]);
  expect(diff(result.rows, base)).toEqual({ edits: [], duplicates: [], missing: [] });
});

test('a quantity that is no whole number of cases is shown and read exactly', () => {
  const matrix = written();
  expect(rowOf(matrix, 'HZ01', 'JUICE')[at('quantity')]).toBe(1.5);
  rowOf(matrix, 'HZ01', 'JUICE')[at('quantity')] = 1 / 12;
  const { rows: found, issues } = understood(matrix);
  expect(issues).toEqual([]);
  expect(diff(found, base).edits).toMatchObject([{ field: 'quantity', base: 18, mine: 1 }]);
});

test('in base units the same plan is shown as it is stored, and amounts are the same', () => {
  const making = { proposals, context: { ...context, unit: 'unit' as const }, products, words };
  const [, tea] = pulledRows(month, making);
  expect(tea?.cells).toMatchObject({ quantity: 225, lastMonth: 150, price: 33 });
  const { amount } = tea?.cells ?? {};
  const place = { row: 9, letters: (key: string) => (key === 'quantity' ? 'J' : 'K') };
  const formula = typeof amount === 'object' && amount ? amount.formula(place) : '';
  expect(formula).toBe('=IF(J9="","",IFERROR(ROUND(ROUND(J9*1,0)*K9/15,2),""))');
});

test('part of a base unit, text and a date in a figure are marked at their cell', () => {
  const matrix = written();
  rowOf(matrix, 'HZ01', 'TEA')[at('quantity')] = 1.03;
  rowOf(matrix, 'HZ01', 'JUICE')[at('price')] = 'cheap';
  rowOf(matrix, 'HZ01', 'JUICE')[at('phasing')] = new Date(0);
  const { issues } = understood(matrix);
  expect(issues.map(({ identity, field }) => [identity, field])).toEqual([
    ['HZ01|TEA', 'quantity'],
    ['HZ01|JUICE', 'price'],
    ['HZ01|JUICE', 'phasing'],
  ]);
});

test('[P4] a phasing may be typed with blanks and full-width strokes', () => {
  const matrix = written();
  rowOf(matrix, 'HZ01', 'TEA')[at('phasing')] = ' 20 ／ 30／ 50 ';
  expect(diff(understood(matrix).rows, base).edits).toMatchObject([
    { identity: 'HZ01|TEA', field: 'phasing', mine: '20/30/50' },
  ]);
});

test('[P5] support has amount, days and note; a target in its row is refused at the cell', () => {
  const matrix = written();
  const vehicle = rowOf(matrix, 'NB01', '#vehicle');
  vehicle[at('supportDays')] = 3;
  vehicle[at('supportAmount')] = 88.8;
  vehicle[at('quantity')] = 5;
  const { rows: found, issues } = understood(matrix);
  expect(diff(found, base).edits).toMatchObject([
    { identity: 'NB01|+vehicle', field: 'amount', mine: 8880 },
    { identity: 'NB01|+vehicle', field: 'days', mine: 3 },
  ]);
  expect(issues).toMatchObject([{ identity: 'NB01|+vehicle', field: 'quantity' }]);
});

test('[defect 24] sorted, inserted and moved columns change nothing', () => {
  const matrix = written();
  const head = matrix.slice(0, headerRow);
  const body = matrix.slice(headerRow).reverse();
  const moved = [...head, columns.map((): Raw => ''), ...body].map((row) => [
    'my own column',
    ...row.slice().reverse(),
  ]);
  const result = understood(moved);
  expect(result.issues).toEqual([]);
  expect(diff(result.rows, base).edits).toEqual([]);
});

test('a tab written in Chinese is read by someone who works in English', () => {
  const matrix = written();
  const chinese = wordsOf('zh');
  matrix[headerRow - 1] = columns.map(({ word }) => chinese.columns[word]);
  expect(diff(understood(matrix).rows, base).edits).toEqual([]);
});

test('a new row is taken where dealer and product are known, by code, name or pinyin', () => {
  const matrix = written();
  const fresh = columns.map((): Raw => '');
  fresh[at('dealerCode')] = '宁波甬江食品';
  fresh[at('productCode')] = 'lvcha';
  fresh[at('quantity')] = 2;
  const unknown = [...fresh];
  unknown[at('productCode')] = 'cola';
  const { rows: found, issues } = understood([...matrix, fresh, unknown]);
  expect(diff(found, base).edits).toMatchObject([
    { identity: 'NB01|TEA', field: 'quantity', base: null, mine: 30 },
  ]);
  expect(issues).toMatchObject([{ row: matrix.length + 2, field: null }]);
});

test('subtotals add by the dealer’s code over whole columns, and never count themselves', () => {
  const matrix = written();
  const letter = (key: string) => String.fromCharCode(65 + at(key));
  const own = rowOf(matrix, 'HZ01', '#total');
  const row = matrix.indexOf(own) + 1;
  const amounts = `${letter('amount')}:${letter('amount')}`;
  expect(own[at('dealerTotal')]).toBe(`=SUMIFS(${amounts},A:A,A${String(row)})`);
  expect(own[at('amount')]).toBe('');
  expect(matrix[0]?.[at('dealerTotal')]).toBe(`=SUM(${amounts})`);
});

test('an amount is worked out in whole base units from the cells beside it', () => {
  const matrix = written();
  const tea = rowOf(matrix, 'HZ01', 'TEA');
  const row = String(matrix.indexOf(tea) + 1);
  const [q, p] = [at('quantity'), at('price')].map((i) => String.fromCharCode(65 + i) + row);
  const worth = `ROUND(ROUND(${q}*15,0)*${p}/15,2)`;
  expect(tea[at('amount')]).toBe(`=IF(${q}="","",IFERROR(${worth},""))`);
});

test('names that begin like a formula are written as text, in rows and in the title', () => {
  const raw = toMatrix(
    { title: '=Company', pull: 'x', head: [], columns: columns.slice(0, 1), rows: [['=evil']] },
    words,
  );
  expect(raw[0]?.[0]).toBe("'=Company");
  expect(raw.at(-1)?.[0]).toBe("'=evil");
});

test('the tab names its pull where anyone can see it', () => {
  expect(pullOf(written())).toEqual({ pull, row: pullRow, column: 1 });
});

test.each([
  ['', '2026-11'],
  ['2026-1', '2026-01'],
  ['2027/03', '2027-03'],
  ['202612', '2026-12'],
  ['2026年12月', '2026-12'],
  ['7', '2026-07'],
  ['２０２６－０９', '2026-09'],
  ['13', null],
  ['next', null],
])('month %j is %j', (text, expected) => {
  expect(parseMonth(text, '2026-11')).toBe(expected);
});
