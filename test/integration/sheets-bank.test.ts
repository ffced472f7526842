import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv } from '../../sheets-addon/pages/bank/read-csv.ts';
import type { BankFileBrought } from '../../sheets-addon/src/bank/file-state.ts';
import { bankFileEnglish } from '../../sheets-addon/src/bank/file-words-en.ts';
import { readHead } from '../../store/heads.ts';
import { bankFile } from '../support/bank-file.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { type as typeInto } from '../support/spreadsheet/hands.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
let machine: Machine;
const book = new Book('bank');
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance']);
  await trade.dealer('D1');
  await trade.recorded(newEntry('sale', { document: 'INV-101', lines: worth(1000) }));
  machine = new Machine(await openOffice('2026-11-23T04:00:00Z'));
});
afterAll(async () => {
  await machine.close();
  await trade.stop();
});

async function run(name: string, ...args: unknown[]) {
  const seat = { book, person: 'finance' as const, locale: 'en' };
  const { result, said, failure } = await machine.run(seat, name, args);
  expect([name, failure]).toEqual([name, null]);
  return { result, said: said.at(-1)?.text ?? '' };
}

/** Where a column stands in the sheet of lines. */
function columnOf(header: string): number {
  const tab = book.named('Bank lines');
  const [, width] = tab.last();
  return Array.from({ length: width }, (_, i) => tab.look(2, i).content.v).indexOf(header);
}

test('the file that a bank exports is brought in, confirmed in the sheet and posted once', async () => {
  expect((await run('bankFileShow')).result).toMatchObject({ account: '', rows: 2000 });
  const rows = await readCsv(bankFile(), bankFileEnglish, 2000);
  const bring = async (account: string) =>
    (await run('bankFileBring', account, rows, null)).result as BankFileBrought;
  expect(await bring('')).toMatchObject({ ok: false, asksOrder: false });
  expect((await bring('Main')).message).toContain('1 new, 0 brought in before');
  expect((await bring('Main')).message).toContain('0 new, 1 brought in before');
  expect((await run('bankFileShow')).result).toMatchObject({ account: 'Main' });
  const tab = book.named('Bank lines');
  const shown = (header: string) => tab.look(3, columnOf(header)).content.v;
  expect([shown('Text of the bank'), shown('Whose payment')]).toEqual(['货款 INV-101', 'D1']);
  typeInto(book, tab, 3, columnOf('Decision'), 'Confirm');
  expect((await run('bankSend')).said).toContain('1 done.');
  expect((await run('bankSend')).said).toContain('Nothing to post');
  expect((await readHead(trade.db, 'D1'))?.balance).toBe(0);
});

test('a file whose days could be read in two ways asks in which order they are written', async () => {
  const rows = [
    ['Date', 'Credit', 'Description', 'Reference'],
    ['05/11/2026', '3.00', 'Interest', 'R9'],
  ];
  const asked = (await run('bankFileBring', 'Main', rows, null)).result;
  expect(asked).toMatchObject({ ok: false, asksOrder: true });
  const brought = (await run('bankFileBring', 'Main', rows, 'day-first')).result;
  expect(brought).toMatchObject({ ok: true, asksOrder: false });
  expect(book.named('Bank lines').look(3, columnOf('Paid on')).content.v).toBeDefined();
});
