import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import type { Connection } from '../../tools/connect.ts';
import { readTable } from '../../tools/import/read-file.ts';
import { contractsIn } from '../../tools/intake/rows.ts';
import { takeIn } from '../../tools/intake/take.ts';
import { classicPdf, onePage } from '../support/archive/pdf-files.ts';
import { startArchive, type LocalArchive } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { recordForm } from '../support/recorded-calls.ts';
import { startService, type Service } from '../support/service.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-intake-'));
const list = path.join(folder, 'list.csv');
const { countArchive, getCensus } = routes['archive-census'];
let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startService();
  archive = await startArchive();
  recordForm('archive');
  await foundCompany(service);
  await service.invite(['custodian']);
  await addCustomers(service, dealer('D1'), dealer('D2'));
  mkdirSync(path.join(folder, '2024'));
  for (const name of ['a', '2024/b', 'c']) {
    writeFileSync(path.join(folder, `${name}.pdf`), classicPdf(onePage(), '', name));
  }
  writeFileSync(path.join(folder, 'page.pdf'), '<html></html>');
  writeFileSync(
    list,
    [
      '经销商,合同编号,开始日期,结束日期,文件,类别',
      'D1,杭-2024/17,2024/1/1,2026-12-31,a.pdf,',
      'D1,杭-2025/03,2025-01-01,2025-12-31,2024/b.pdf,HT',
      'D2,宁-1,2025-01-01,2024-12-31,c.pdf,',
      'D2,宁-2,2025-01-01,2025-12-31,page.pdf,',
      'NONE,宁-3,2025-01-01,2025-12-31,c.pdf,',
      'D2,宁-4,2025-01-01,2025-12-31,../list.csv,',
      'D2,宁-5,2025-01-01,2025-12-31,missing.pdf,',
      'D1,杭-2024/17,2024-01-01,2026-12-31,a.pdf,',
    ].join('\n'),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await archive.s3.stop();
  await service.stop();
});

const custodian: Connection = {
  ask: (route, given) => service.ask(route, given ?? {}, 'custodian'),
};
const silent = { step: () => undefined, end: () => undefined };
async function takeAll(through: Connection = custodian) {
  const { toTake, unreadable } = contractsIn(await readTable(list), folder, 'ymd');
  return { unreadable, taken: await takeIn(through, toTake, silent) };
}
const search = async (query: object) =>
  toRecords(await service.ask(routes.archive.searchFiles, { query }, 'custodian'));

test('scans of a list are filed under their own numbers, and each row that is not says why', async () => {
  const { unreadable, taken } = await takeAll();
  expect(taken.map(({ row, outcome }) => `${String(row)} ${outcome}`)).toEqual([
    ...['2 filed', '3 filed', '5 refused', '6 refused', '8 refused'],
  ]);
  expect(taken.flatMap(({ reason }) => reason ?? [])).toEqual([
    'This is not a PDF. Scan or export the document as a PDF.',
    'There is no dealer NONE that you may see.',
    `There is no file ${path.join(folder, 'missing.pdf')}.`,
  ]);
  expect(unreadable).toEqual([
    { row: 4, reason: 'The last day is before the first.' },
    { row: 7, reason: 'The file lies outside the folder.' },
    { row: 9, reason: 'Row 2 says the same.' },
  ]);
  const found = await search({ number: '2024/17' });
  expect(found).toMatchObject([
    { dealerId: 'D1', number: '杭-2024/17', from: '2024-01-01', to: '2026-12-31', name: 'a.pdf' },
  ]);
  expect(await search({ endsBy: '2025-12-31' })).toMatchObject([{ number: '杭-2025/03' }]);
});

test('run again it files nothing twice, and goes on where it was killed', async () => {
  const again = (await takeAll()).taken.slice(0, 2);
  expect(again.map(({ outcome }) => outcome)).toEqual(['there', 'there']);
  const pdf = classicPdf(onePage(), '', 'corrected');
  writeFileSync(path.join(folder, 'a.pdf'), pdf);
  const dying: Connection = {
    ask: async (route, given) => {
      if (route.path.endsWith('/filing')) throw new Error('killed');
      return custodian.ask(route, given);
    },
  };
  await expect(takeAll(dying)).rejects.toThrow('killed');
  // The promise that was made then has ended: another is made.
  clock.now = () => Date.now() + 20 * 60_000;
  expect((await takeAll()).taken[0]).toMatchObject({ outcome: 'filed' });
  expect((await takeAll()).taken[0]).toMatchObject({ outcome: 'there' });
  expect(await search({ number: '2024/17' })).toHaveLength(2);
});

test('what is filed while a census counts raises no alarm', async () => {
  const names = Array.from({ length: 24 }, (_, i) => `more-${String(i)}`);
  for (const name of names) {
    writeFileSync(path.join(folder, `${name}.pdf`), classicPdf(onePage(), '', name));
  }
  const rows = names.map((name) => `D2,${name},2025-01-01,2025-12-31,${name}.pdf`);
  const more = path.join(folder, 'more.csv');
  writeFileSync(more, `dealer,number,from,to,file\n${rows.join('\n')}`);
  const { toTake } = contractsIn(await readTable(more), folder, 'ymd');
  const filed = { isDone: false };
  const filing = takeIn(custodian, toTake, silent).then((taken) => {
    filed.isDone = true;
    return taken;
  });
  const counted: number[] = [];
  // Whoever asks after somebody else has the archive counted anew.
  for (let turn = 0; !filed.isDone; turn++) {
    const who = turn % 2 === 0 ? 'custodian' : 'admin';
    const { counts, found } = await service.ask(countArchive, {}, who);
    expect(found).toEqual({});
    counted.push(counts.files);
  }
  expect((await filing).map(({ outcome }) => outcome)).toEqual(names.map(() => 'filed'));
  expect(new Set(counted).size).toBeGreaterThan(2);
});

test('days of a contract on paper are days with a contract to the census', async () => {
  const product = { code: 'TEA', variety: 'Tea', specification: '1', unit: 'bottle', caseSize: 1 };
  const body = { ...product, price: 100, from: '2020-01-01' };
  await service.ask(routes.products.addProduct, { body }, 'admin');
  const sale = (dealerId: string) =>
    newEntry('sale', { dealerId, document: 'INV-1', lines: worth(100) });
  const entries = { body: { entries: [sale('D1'), sale('D2')] } };
  const { answers } = await service.ask(routes.accounts.postEntries, entries, 'admin');
  expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
  // An answer asked for again is the one before; after somebody else's it is counted anew.
  await service.ask(countArchive, {}, 'admin');
  await service.ask(countArchive, {}, 'custodian');
  const found = toRecords(await service.ask(getCensus, {}, 'custodian'));
  expect(found.map(({ code, dealerId }) => [code, dealerId])).toEqual([['no-contract', 'D2']]);
});
