import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Company, newCompany } from '../domain/company.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './record.ts';

/** The company's settings, read consistently; those of a new company until an admin has spoken. */
export async function readCompany(db: Db): Promise<Company> {
  const get = new GetCommand({ TableName: db.table, Key: keys.company(), ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(Company, item) : newCompany;
}

/** Keeps changed settings; false where someone else changed them since they were read. */
export async function changeCompany(db: Db, after: Company): Promise<boolean> {
  const first = after.version === 1;
  try {
    await db.documents.send(
      new PutCommand({
        TableName: db.table,
        Item: toItem(keys.company(), after),
        ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :before',
        ...(first ? {} : { ExpressionAttributeValues: { ':before': after.version - 1 } }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
