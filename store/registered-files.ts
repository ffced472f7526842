import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { BesideFile, BesideObject, RegisteredFile } from '../domain/archive/census-files.ts';
import { archiveNumber, ContractFile, FileId, ofFileKey, Sha256 } from '../domain/archive/file.ts';
import { ShortId } from '../domain/values/code.ts';
import type { Db } from './dynamo.ts';
import { keys, type Key } from './keys.ts';
import { nameOf, readMany, type Item } from './read-many.ts';
import { readRetentions } from './retention.ts';

/** The line of a file in the register of its year. */
const Line = z.object({ dealerId: ShortId, fileId: FileId, sha256: Sha256 });

/** Lines of the register; `last` is the place to go on after, null at the end of the year. */
export interface RegisteredPage {
  readonly lines: RegisteredFile[];
  readonly last: number | null;
}

/**
 * Files of a year in order of their numbers, after a place in the run. A line that can't be read is
 * left out, so that its number shows as a gap.
 */
export async function registeredFiles(
  db: Db,
  year: number,
  after: number,
  limit: number,
): Promise<RegisteredPage> {
  const { pk, sk } = keys.fileListed(year, after);
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :year AND sk > :after',
      ExpressionAttributeValues: { ':year': pk, ':after': sk },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  const lines = (reply.Items ?? []).flatMap((item) => {
    const read = Line.safeParse(item);
    const place = Number(item['sk']);
    return read.success ? [{ ...read.data, place, archiveNumber: archiveNumber(year, place) }] : [];
  });
  const last = reply.LastEvaluatedKey?.['sk'] as string | undefined;
  return { lines, last: last === undefined ? null : Number(last) };
}

/** The file that an item keeps; null where there is none, or none that can be read. */
const fileIn = (item: Item | undefined): ContractFile | null =>
  ContractFile.strip().safeParse(item).data ?? null;

/** A registered file with its record and what it belongs to, in the order asked. */
export async function besideFiles(db: Db, lines: readonly RegisteredFile[]): Promise<BesideFile[]> {
  const records = await readMany(
    db,
    lines.map(({ dealerId, fileId }) => keys.contractFile(dealerId, fileId)),
  );
  const files = records.map(fileIn);
  const found = await presence(
    db,
    files.flatMap((file) => (file ? belongingOf(file) : [])),
  );
  const retentions = await readRetentions(db, lines);
  return files.map((file, i) => ({
    file,
    hasDealer: file !== null && found(keys.customer(file.dealerId)),
    hasContract: file !== null && belongingOf(file).every(found),
    isDiscarded: retentions[i]?.until === null,
  }));
}

/** The dealer, and the version of a contract, that a file belongs to. */
function belongingOf({ dealerId, binding }: ContractFile): Key[] {
  const dealer = keys.customer(dealerId);
  if (binding === null) return [dealer];
  return [dealer, keys.contract(dealerId, binding.contractId, binding.version)];
}

/** What stands beside objects, by the dealer and file that their keys name, in the order asked. */
export async function besideObjects(
  db: Db,
  objectKeys: readonly string[],
): Promise<BesideObject[]> {
  const named = objectKeys.map((key) => ofFileKey(key));
  const of = named.flatMap((each) => each ?? []);
  const items = await readMany(db, [
    ...of.map(({ dealerId, fileId }) => keys.contractFile(dealerId, fileId)),
    ...of.map(({ dealerId, fileId }) => keys.upload(dealerId, fileId)),
  ]);
  const at = new Map(items.flatMap((item) => (item ? [[nameOf(item), item] as const] : [])));
  const files = named.map((each) => {
    const item = each && at.get(nameOf(keys.contractFile(each.dealerId, each.fileId)));
    return fileIn(item ?? undefined);
  });
  const listed = (file: ContractFile) => keys.fileListed(file.year, file.place);
  const found = await presence(
    db,
    files.flatMap((file) => (file ? [listed(file)] : [])),
  );
  return named.map((each, i) => {
    const file = files[i] ?? null;
    const upload = each && at.get(nameOf(keys.upload(each.dealerId, each.fileId)));
    return {
      file,
      hasUpload: upload !== undefined && upload !== null,
      isRegistered: file !== null && found(listed(file)),
    };
  });
}

/** Whether there are items under these keys. */
async function presence(db: Db, wanted: readonly Key[]): Promise<(key: Key) => boolean> {
  const items = await readMany(db, wanted, ['pk', 'sk']);
  const found = new Set(items.flatMap((item) => (item ? [nameOf(item)] : [])));
  return (key) => found.has(nameOf(key));
}
