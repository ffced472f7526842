import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import type { Dynamodb } from './dynamodb.ts';
import type { S3 } from './s3/server.ts';
import type { Table } from './tables.ts';

/**
 * Deletes the items whose time to live has passed, because the embedded database never does by
 * itself. `now` is in epoch seconds. Answers how many were deleted.
 */
export async function deleteExpired(
  table: Table,
  dynamodb: DynamoDBClient,
  now: number,
): Promise<number> {
  if (table.timeToLiveAttribute === undefined) return 0;
  const described = await dynamodb.send(new DescribeTableCommand({ TableName: table.name }));
  const keys = described.Table?.KeySchema?.map(({ AttributeName }) => AttributeName ?? '') ?? [];
  const expired = {
    ExpressionAttributeNames: { '#expires': table.timeToLiveAttribute },
    ExpressionAttributeValues: { ':now': { N: String(now) }, ':number': { S: 'N' } },
  };
  const isExpired = 'attribute_type(#expires, :number) AND #expires < :now';
  const scan = { TableName: table.name, FilterExpression: isExpired, ...expired };
  let deleted = 0;
  for await (const page of paginateScan({ client: dynamodb }, scan)) {
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(keys.map((key) => [key, item[key] ?? { S: '' }]));
      const remove = new DeleteItemCommand({
        TableName: table.name,
        Key,
        ConditionExpression: isExpired,
        ...expired,
      });
      deleted += await dynamodb.send(remove).then(() => 1, renewed);
    }
  }
  return deleted;
}

/** An item whose time was put off since the scan read it stays. */
function renewed(error: unknown): 0 {
  if (error instanceof ConditionalCheckFailedException) return 0;
  throw error;
}

const expiryMs = 10 * 60_000;

/** Lets time do its work, now and then or when told (`now` in epoch seconds). */
export type Expiry = {
  readonly run: (now: number) => Promise<number>;
  readonly stop: () => void;
};

/**
 * Deletes what has expired, items and objects. The embedded database lets nothing expire by itself;
 * an outside one sees to it.
 */
export function startExpiry(
  tables: readonly Table[],
  { client, databaseFile }: Dynamodb,
  s3: S3,
): Expiry {
  const run = async (now: number): Promise<number> => {
    const deleted = await Promise.all(tables.map((table) => deleteExpired(table, client, now)));
    return deleted.reduce((sum, each) => sum + each, s3.expire(now * 1000));
  };
  const timer = setInterval(() => {
    const now = Date.now();
    if (databaseFile === undefined) s3.expire(now);
    // What could not be deleted now is deleted the next time.
    else run(Math.floor(now / 1000)).catch(() => undefined);
  }, expiryMs).unref();
  return { run, stop: () => clearInterval(timer) };
}
