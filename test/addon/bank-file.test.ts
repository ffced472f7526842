import { expect, test } from 'vitest';
import { readCsv } from '../../sheets-addon/pages/bank/read-csv.ts';
import { bankFileEnglish } from '../../sheets-addon/src/bank/file-words-en.ts';
import { bankFile } from '../support/bank-file.ts';

const read = (...parts: (string | Uint8Array<ArrayBuffer>)[]) =>
  readCsv(new File(parts, 'bank.csv'), bankFileEnglish, 5);

test('a file in GB18030, UTF-8 or UTF-16 is read as what it says, with any separator', async () => {
  const rows = await readCsv(bankFile(), bankFileEnglish, 5);
  expect(rows).toEqual([
    ['交易日期', '贷方金额', '借方金额', '对方户名', '摘要', '交易流水号'],
    ['20/11/2026', '10.00', '', '杭州西湖', '货款 INV-101', 'R1'],
    ['21/11/2026', '', '3.00', 'Power', '电费', 'R2'],
  ]);
  const table = [
    ['摘要', 'Amount'],
    ['货款', '1,000.00'],
  ];
  const text = (separator: string) =>
    table.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\n');
  for (const separator of [',', ';', '\t']) {
    expect(await read(text(separator))).toEqual(table);
    expect(await read('\ufeff', text(separator))).toEqual(table);
    const wide = Buffer.from(`\ufeff${text(separator)}`, 'utf16le');
    expect(await read(new Uint8Array(wide))).toEqual(table);
  }
});

test('rows keep the number that they have in the file; those behind the last are none', async () => {
  expect(await read('A,B\n\n1,2\n,\n\n')).toEqual([['A', 'B'], [''], ['1', '2']]);
});

test.each([
  ['nothing', '', 'is empty'],
  ['blanks', ' \n , \n', 'is empty'],
  ['a workbook', 'PK\u0003\u0004rest', 'is no CSV'],
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is no CSV'],
  ['a PDF', '%PDF-1.7', 'is no CSV'],
  ['bytes that are no text', 'a\u0000b', 'is no CSV'],
  ['more rows than are taken', '1\n2\n3\n4\n5\n6\n', 'has 6 rows; at most 5'],
])('a file of %s is refused with what to do', async (_, part, says) => {
  await expect(read(part)).rejects.toThrow(says);
});
