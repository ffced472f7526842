import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ContractException } from '../domain/contracts/exception.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/** An exception, read consistently; null where the dealer has none of this id. */
export const readException = (
  db: Db,
  dealerId: string,
  exceptionId: string,
): Promise<ContractException | null> =>
  readOne(db, keys.exception(dealerId, exceptionId), ContractException);

/** Keeps an exception after an act; the condition fails where another act came first. */
export const exceptionItem = (db: Db, after: ContractException): TransactItem =>
  nextVersion(db, keys.exception(after.dealerId, after.exceptionId), after, 'revision');

/** A page of exceptions; `last` is the key to go on after, null at the end. */
export interface ExceptionPage {
  readonly exceptions: readonly ContractException[];
  readonly last: string | null;
}

/** Exceptions in order of dealer and id, of one dealer or of all, after a key. */
export async function pageOfExceptions(
  db: Db,
  dealerId: string | null,
  after: string | null,
  limit: number,
): Promise<ExceptionPage> {
  const { pk } = keys.exception('', '');
  const ofDealer = dealerId === null ? '' : ' AND begins_with(sk, :dealer)';
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: `pk = :exceptions${ofDealer}`,
      ExpressionAttributeValues: {
        ':exceptions': pk,
        ...(dealerId === null ? {} : { ':dealer': `${dealerId}#` }),
      },
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  return {
    exceptions: (reply.Items ?? []).map((item) => fromItem(ContractException, item)),
    last: (reply.LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}
