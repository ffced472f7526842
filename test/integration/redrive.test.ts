import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEntries } from '../../store/entries.ts';
import { connectFailures, failedBatches, type FailedBatch } from '../../store/failed-records.ts';
import { keys } from '../../store/keys.ts';
import { mend } from '../../tools/redrive/mend.ts';
import { bucketCalled, startLocalS3, type LocalS3 } from '../support/s3.ts';
import { startService, type Service } from '../support/service.ts';
import { recordOf } from '../support/stream-records.ts';
import { expectTotals } from '../support/totals-whole.ts';
import { runProgram } from '../support/upgrade/program.ts';

const bucket = 'failed-records';
let service: Service;
let s3: LocalS3;
beforeAll(async () => {
  [service, s3] = [await startService(), await startLocalS3([bucketCalled(bucket)])];
  process.env['AWS_ENDPOINT_URL_S3'] = s3.endpoint;
  await runProgram(service);
});
afterAll(async () => {
  await s3.stop();
  await service.stop();
});

/** Files a dealer's records as Lambda does, after the reader gave them up. */
async function file(dealerId: string, name: string): Promise<void> {
  const records = (await readEntries(service.db, dealerId)).map(recordOf);
  const body = { version: '1.0', payload: JSON.stringify({ Records: records }) };
  const Key = `aws/lambda/mapping/shard/${name}`;
  await s3.client().send(new PutObjectCommand({ Bucket: bucket, Key, Body: JSON.stringify(body) }));
}

const redrive = async (...words: string[]) => {
  const tool = path.join(import.meta.dirname, '../../tools/redrive.ts');
  const where = ['--table', service.db.table, '--bucket', bucket];
  return (await promisify(execFile)(process.execPath, [tool, ...where, ...words])).stdout;
};

async function filed(): Promise<FailedBatch[]> {
  const batches: FailedBatch[] = [];
  for await (const page of failedBatches(connectFailures(bucket))) batches.push(...page);
  return batches;
}

/** Makes the kept totals of a dealer's month say nothing of what was recorded. */
async function loseTotals(dealerId: string, month: string): Promise<void> {
  const lost = new UpdateCommand({
    TableName: service.db.table,
    Key: keys.totals(dealerId, month),
    UpdateExpression: 'SET totals = :behind',
    ExpressionAttributeValues: { ':behind': '1' },
  });
  await service.db.documents.send(lost);
}

test('the dealers named in filed records are recomputed, and the files go', async () => {
  await loseTotals('D2', '2026-10');
  await file('D1', '2026-11-23T04.00.00-a');
  await file('D2', '2026-11-23T04.00.01-b');
  expect((await filed()).map(({ dealerIds }) => dealerIds)).toEqual([['D1'], ['D2']]);
  expect(await redrive('--keep')).toBe(
    'D1: 0 months were behind or wrong\nD2: 1 months were behind or wrong\n2 files, 2 dealers\n',
  );
  expect(await filed()).toHaveLength(2);
  await expectTotals(service.db, ['D1', 'D2']);
  expect(await redrive()).toContain('2 files, 2 dealers');
  expect(await filed()).toEqual([]);
  expect(await redrive()).toBe('0 files, 0 dealers\n');
});

test('a batch that is filed for a dealer while the redrive runs is mended too', async () => {
  async function* filedMeanwhile() {
    yield [{ key: 'a', dealerIds: ['D2'] }];
    await loseTotals('D2', '2026-10');
    yield [{ key: 'b', dealerIds: ['D2'] }];
  }
  const months: number[] = [];
  const redriven = await mend(service.db, filedMeanwhile(), {
    mended: (_, count) => months.push(count),
    unread: () => undefined,
    done: async () => undefined,
  });
  expect([redriven, months]).toEqual([{ files: 2, dealers: 1, unread: 0 }, [0, 1]]);
  await expectTotals(service.db, ['D2']);
});

test('a file that is no batch is named and left, and the others are dealt with', async () => {
  const Key = 'aws/lambda/mapping/shard/2026-11-22-cut';
  await s3.client().send(new PutObjectCommand({ Bucket: bucket, Key, Body: '{"payload":"{' }));
  await file('D1', '2026-11-23T04.00.00-a');
  const stdout = 'D1: 0 months were behind or wrong\n1 files, 1 dealers\n';
  const stderr = expect.stringContaining(Key) as string;
  await expect(redrive()).rejects.toMatchObject({ code: 1, stdout, stderr });
  expect(await filed()).toEqual([{ key: Key, dealerIds: null }]);
});
