import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the client that every store function works on. */
export interface Db {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
}

/** Connects to a table; where DynamoDB is, the SDK's own environment variables say. */
export function connect(table: string, client = new DynamoDBClient({})): Db {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { documents, table };
}
