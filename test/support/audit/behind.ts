import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Db } from '../../../store/dynamo.ts';
import type { Key } from '../../../store/keys.ts';

/** Sets an attribute of an item behind the service's back. */
export const setBehind = (db: Db, Key: Key, name: string, value: unknown) =>
  db.documents.send(
    new UpdateCommand({
      TableName: db.table,
      Key,
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
