import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../store/keys.ts';
import { rebuildTotals } from '../../store/rebuild-totals.ts';
import { removeItem } from '../../store/whole-table.ts';
import { startService, type Service } from '../support/service.ts';
import { report } from '../support/month.ts';
import { expectTotals } from '../support/totals-whole.ts';
import { runProgram } from '../support/upgrade/program.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await runProgram(service);
});
afterAll(() => service.stop());

const month = '2026-11';

test('totals that say the wrong thing under the right mark are made again from the entries', async () => {
  const wrong = new UpdateCommand({
    TableName: service.db.table,
    Key: keys.totals('D1', month),
    UpdateExpression: 'SET totals = :wrong',
    ExpressionAttributeValues: { ':wrong': '1,2s' },
  });
  await service.db.documents.send(wrong);
  const lied = await report(service, month, 'dealer');
  expect(await rebuildTotals(service.db, 'D1', 4)).toEqual({ months: 2, changed: [month] });
  expect(await rebuildTotals(service.db, 'D1', 4)).toEqual({ months: 2, changed: [] });
  await expectTotals(service.db, ['D1']);
  expect((await report(service, month, 'dealer')).records).not.toEqual(lied.records);
});

test('totals of months in which nothing was recorded go, and are named', async () => {
  const item = { mark: 1, yearFrom: '2024-04', totals: '1' };
  const Item = { ...keys.totals('D1', '2024-05'), ...item };
  await service.db.documents.send(new PutCommand({ TableName: service.db.table, Item }));
  expect(await rebuildTotals(service.db, 'D1', 4)).toEqual({ months: 2, changed: ['2024-05'] });
  expect(await rebuildTotals(service.db, 'D1', 4)).toEqual({ months: 2, changed: [] });
});

test('totals that are missing are made, and named', async () => {
  await removeItem(service.db, keys.totals('D1', month));
  expect(await rebuildTotals(service.db, 'D1', 4)).toEqual({ months: 2, changed: [month] });
  await expectTotals(service.db, ['D1']);
});

test('reports that are read meanwhile are right: who finds no totals folds the entries', async () => {
  const before = (await report(service, month, 'dealer')).records;
  let done = false;
  const rebuilding = Promise.all([1, 2, 3].map(() => rebuildTotals(service.db, 'D1', 4)));
  void rebuilding.finally(() => {
    done = true;
  });
  let read = 0;
  while (!done || read === 0) {
    expect((await report(service, month, 'dealer')).records).toEqual(before);
    read += 1;
  }
  await rebuilding;
  await expectTotals(service.db, ['D1']);
});
