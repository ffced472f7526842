import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Company, newCompany } from '../domain/company.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** The company's settings, read consistently; those of a new company until an admin has spoken. */
export async function readCompany(db: Db): Promise<Company> {
  const get = new GetCommand({ TableName: db.table, Key: keys.company(), ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(Company, item) : newCompany;
}

/** Keeps changed settings; false where someone else changed them since they were read. */
export function changeCompany(db: Db, after: Company): Promise<boolean> {
  const first = after.version === 1;
  const put = {
    TableName: db.table,
    Item: toItem(keys.company(), after),
    ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :before',
    ...(first ? {} : { ExpressionAttributeValues: { ':before': after.version - 1 } }),
  };
  // As a transaction of one: it has a token, and does not fail by what it did itself.
  return writeTogether(db, [{ Put: put }]);
}
