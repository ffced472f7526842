import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ContractLine } from '../domain/contracts/register.ts';
import type { Db } from './dynamo.ts';
import { filtered, type Conditions } from './filtered.ts';
import { keys } from './keys.ts';
import { readAll, readMany } from './read-many.ts';
import { fromItem } from './record.ts';

/** A page of the register; `last` is the key to go on after, null at the end. */
export interface RegisterPage {
  readonly lines: readonly ContractLine[];
  readonly last: string | null;
}

const partition = keys.contractListed('', '', 0).pk;

/** Dealers whose lines are asked for, from one to another in order of id, both included. */
export interface DealerRange {
  readonly from: string;
  readonly to: string;
}

/** Every dealer there can be. */
export const everyDealer: DealerRange = { from: ' ', to: '~' };

/** What lines of the register are looked for by; what is absent is not asked. */
export interface LinesAsked {
  /** A part of the number. */
  readonly number?: string | undefined;
  readonly category?: string | undefined;
  /** A territory in which it gives rights. */
  readonly territory?: string | undefined;
  /** A clause of the library that stands in it. */
  readonly clause?: string | undefined;
  /** The day by which it ends; one that does not say when it ends is not found by it. */
  readonly endsBy?: string | undefined;
}

const conditions: Conditions<LinesAsked> = {
  number: ['number', 'contains(#number, :number)'],
  category: ['category', '#category = :category'],
  territory: ['territories', 'contains(#territories, :territory)'],
  clause: ['clauses', 'contains(#clauses, :clause)'],
  endsBy: ['to', '#to <= :endsBy'],
};

/**
 * Lines of the register that fit what is asked, in order of dealer, contract and version, after a
 * key: at most `limit` are gone through.
 */
export async function registerPage(
  db: Db,
  { range, asked }: { readonly range: DealerRange; readonly asked: LinesAsked },
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<RegisterPage> {
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      ...filtered(linesOf(range), conditions, asked),
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: { pk: partition, sk: after } }),
    }),
  );
  return {
    lines: (reply.Items ?? []).map((item) => fromItem(ContractLine, item)),
    last: (reply.LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}

/** The key of a line, to go on after. */
export const lineKey = ({ dealerId, contractId, version }: ContractLine): string =>
  keys.contractListed(dealerId, contractId, version).sk;

/** Every line of the dealers of a range. */
export async function linesBetween(db: Db, range: DealerRange): Promise<ContractLine[]> {
  const lines: ContractLine[] = [];
  for await (const item of readAll(db, linesOf(range))) lines.push(fromItem(ContractLine, item));
  return lines;
}

/** The lines of these versions, in the order asked; null where there is none. */
export async function linesOfVersions(
  db: Db,
  versions: readonly Pick<ContractLine, 'dealerId' | 'contractId' | 'version'>[],
): Promise<(ContractLine | null)[]> {
  const items = await readMany(
    db,
    versions.map((one) => keys.contractListed(one.dealerId, one.contractId, one.version)),
  );
  return items.map((item) => (item ? fromItem(ContractLine, item) : null));
}

/** The character after `#`, which ends a dealer's id in the keys. */
const end = '$';

const linesOf = ({ from, to }: DealerRange) => ({
  KeyConditionExpression: 'pk = :register AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: {
    ':register': partition,
    ':from': `${from}#`,
    ':to': `${to}${end}`,
  },
});
