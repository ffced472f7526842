import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ContractFile, type FileId } from '../domain/archive/file.ts';
import { Upload } from '../domain/archive/upload.ts';
import type { Db } from './dynamo.ts';
import { fileLine } from './file-lines.ts';
import { dealerPartition, keys, type Key } from './keys.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { readItem, readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether, type TransactItem } from './transact.ts';

/** The file that an item keeps. */
export const fileOfItem = (item: Item): ContractFile => fromItem(ContractFile, item);

/** Every file of a dealer, in order of filing. */
export async function filesOfDealer(db: Db, dealerId: string): Promise<ContractFile[]> {
  const files: ContractFile[] = [];
  const question = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': dealerPartition(dealerId), ':sk': 'F#' },
  };
  for await (const item of readAll(db, question)) files.push(fileOfItem(item));
  return files.sort((a, b) => a.year - b.year || a.place - b.place);
}

/**
 * The files that are bound to a version of a contract, in order of filing: whether its signed copy
 * is in the archive is asked here.
 */
export async function filesOf(
  db: Db,
  dealerId: string,
  contractId: string,
  version: number,
): Promise<ContractFile[]> {
  const files = await filesOfDealer(db, dealerId);
  return files.filter(
    ({ binding }) => binding?.contractId === contractId && binding.version === version,
  );
}

/** A file, read consistently; null where the dealer has none of this id. */
export const readFile = (db: Db, dealerId: string, fileId: FileId): Promise<ContractFile | null> =>
  readOne(db, keys.contractFile(dealerId, fileId), ContractFile);

/** These files, read consistently, in the order asked; null where there is none. */
export async function readFiles(
  db: Db,
  wanted: readonly Pick<ContractFile, 'dealerId' | 'fileId'>[],
): Promise<(ContractFile | null)[]> {
  const found = wanted.map(({ dealerId, fileId }) => keys.contractFile(dealerId, fileId));
  return (await readMany(db, found)).map((item) => (item ? fileOfItem(item) : null));
}

/** A promised upload, read consistently. */
export const readUpload = (db: Db, dealerId: string, uploadId: FileId): Promise<Upload | null> =>
  readOne(db, keys.upload(dealerId, uploadId), Upload);

/** Keeps a promise; answers the one that was there under its id, null where there was none. */
export async function promiseUpload(db: Db, upload: Upload): Promise<Upload | null> {
  try {
    await db.documents.send(
      new PutCommand({
        TableName: db.table,
        Item: toItem(keys.upload(upload.dealerId, upload.uploadId), upload),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return null;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return readUpload(db, upload.dealerId, upload.uploadId);
  }
}

/** Keeps why an upload was refused; false where it was settled meanwhile. */
export const refuseUpload = (db: Db, upload: Upload): Promise<boolean> =>
  writeTogether(db, [settledItem(db, upload)]);

/** How many files were filed in a year, read consistently. */
export async function lastPlace(db: Db, year: number): Promise<number> {
  const item = await readItem(db, keys.fileNumbers(year));
  return Number(item?.['last'] ?? 0);
}

/**
 * Files a file under the next number of its year: the file, its line in the register, the run and
 * the upload, all or nothing. False where the number or the upload was used meanwhile.
 */
export function fileTogether(db: Db, upload: Upload, file: ContractFile): Promise<boolean> {
  const { dealerId, fileId, year, place } = file;
  const put = (key: Key, record: object) => ({
    TableName: db.table,
    Item: { ...toItem(key, record) },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const isFirst = place === 1;
  return writeTogether(db, [
    { Put: put(keys.contractFile(dealerId, fileId), file) },
    { Put: put(keys.fileListed(year, place), fileLine(file)) },
    {
      Put: {
        ...put(keys.fileNumbers(year), { year, last: place }),
        ...(!isFirst && {
          ConditionExpression: '#last = :before',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':before': place - 1 },
        }),
      },
    },
    settledItem(db, { ...upload, state: 'filed' }),
  ]);
}

/** An upload is settled once. */
const settledItem = (db: Db, upload: Upload): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...toItem(keys.upload(upload.dealerId, upload.uploadId), upload) },
    ConditionExpression: '#state = :promised',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':promised': 'promised' },
  },
});
