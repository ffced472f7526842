import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ContractFile, OutsideContract } from '../domain/archive/file.ts';
import type { Db } from './dynamo.ts';
import { filtered, type Conditions } from './filtered.ts';
import { keys } from './keys.ts';
import type { Item } from './read-many.ts';

/** The line that stands for a file in the register of its year: what it is searched by. */
export const FileLine = ContractFile.pick({
  dealerId: true,
  fileId: true,
  kind: true,
  category: true,
  sha256: true,
  retainedUntil: true,
})
  .extend({
    number: OutsideContract.shape.number.nullable(),
    from: OutsideContract.shape.from.nullable(),
    to: OutsideContract.shape.to.nullable(),
  })
  .strip();

/** The line of a file. */
export function fileLine({ outside, ...file }: ContractFile) {
  const { number = null, from = null, to = null } = outside ?? {};
  return FileLine.parse({ ...file, number, from, to });
}

/** What files are looked for by; what is absent is not asked. */
export interface FilesAsked {
  readonly dealer?: string | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  /** A part of the number that a contract from before dealerbook has. */
  readonly number?: string | undefined;
  /** The day by which such a contract ends. */
  readonly endsBy?: string | undefined;
  /** The instant by which the lock of the file ended, as it was when it was filed. */
  readonly retainedUntil?: string | undefined;
}

const conditions: Conditions<FilesAsked> = {
  dealer: ['dealerId', '#dealerId = :dealer'],
  kind: ['kind', '#kind = :kind'],
  category: ['category', '#category = :category'],
  number: ['number', 'contains(#number, :number)'],
  endsBy: ['to', '#to <= :endsBy'],
  retainedUntil: ['retainedUntil', '#retainedUntil <= :retainedUntil'],
};

/** A place in the register: a year, and after which number of it. */
export interface RegisterPlace {
  readonly year: number;
  readonly after: number;
}

/** A file that fits, by its key and its place in the run of the year. */
export type FoundFile = Pick<ContractFile, 'dealerId' | 'fileId' | 'place'>;

/** Files that fit; `last` is the place to go on after, null at the end of the year. */
export interface FoundFiles {
  readonly found: readonly FoundFile[];
  readonly last: number | null;
}

/** Files of a year that fit what is asked, by their number: at most `limit` are gone through. */
export async function findFiles(
  db: Db,
  asked: FilesAsked,
  { year, after }: RegisterPlace,
  limit: number,
): Promise<FoundFiles> {
  const { pk, sk } = keys.fileListed(year, after);
  const ofYear = {
    KeyConditionExpression: 'pk = :year AND sk > :after',
    ExpressionAttributeValues: { ':year': pk, ':after': sk },
  };
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      ...filtered(ofYear, conditions, asked),
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  const last = reply.LastEvaluatedKey?.['sk'] as string | undefined;
  return {
    found: (reply.Items ?? []).map(foundIn),
    last: last === undefined ? null : Number(last),
  };
}

const foundIn = ({ dealerId, fileId, sk }: Item): FoundFile => ({
  dealerId: String(dealerId),
  fileId: String(fileId),
  place: Number(sk),
});
