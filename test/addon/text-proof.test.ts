import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRaw } from '../../sheets-addon/src/table/cell.ts';
import { asText, readText } from '../../sheets-addon/src/table/text-proof.ts';

const nowhere = { row: 1, letters: () => 'A' };

test.each([
  '=1+1',
  '+86 571 8888',
  '-5',
  '@SUM(A1)',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '\t=1',
  '\r=1',
  '\n=1',
])('%j becomes text, never a formula, and reads back as it was', (text) => {
  const written = asText(text);
  expect(written.startsWith("'")).toBe(true);
  // A sheet swallows the mark; a cell formatted as plain text may keep it.
  expect(readText(written.slice(1))).toBe(text);
  expect(readText(written)).toBe(text);
});

test('ordinary text is written as it is', () => {
  for (const text of ['绿茶 500ml', 'Tea', '30/40/30', 'a=b', '#total', '5 + 5']) {
    expect(asText(text)).toBe(text);
    expect(readText(text)).toBe(text);
  }
});

test('any text is written so that its first character starts no formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      return !/^[=+\-@＝＋－＠\t\r\n]/.test(String(toRaw(text, nowhere)));
    }),
  );
});

test('any text that was marked reads back as itself when the sheet keeps the mark', () => {
  const dangerous = fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'), fc.string())
    .map(([first, rest]) => first + rest);
  fc.assert(
    fc.property(dangerous, (text) => {
      expect(readText(asText(text))).toBe(text);
      expect(readText(asText(text).slice(1))).toBe(text);
    }),
  );
});

test('figures stay figures, nothing is the empty text, and only a formula of ours is a formula', () => {
  expect(toRaw(12.5, nowhere)).toBe(12.5);
  expect(toRaw(true, nowhere)).toBe(true);
  expect(toRaw(null, nowhere)).toBe('');
  expect(toRaw('=A1', nowhere)).toBe("'=A1");
  expect(toRaw({ formula: ({ row }) => `=A${String(row)}` }, nowhere)).toBe('=A1');
});
