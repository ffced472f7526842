import type { Dynamodb } from './dynamodb.ts';
import type { Post } from './post.ts';
import type { S3 } from './s3/server.ts';
import type { Streams } from './streams.ts';
import type { Table } from './tables.ts';
import type { Workbook } from './workbook.ts';

/** Where tools find the table, what the readers of its stream gave up, and what is locked. */
export const databaseOf = (
  tables: readonly Table[],
  { endpoint }: Dynamodb,
  s3: S3,
  streams: Streams,
) => ({
  table: tables[0]?.name,
  endpoint,
  s3Endpoint: s3.endpoint,
  failures: streams.failures[0],
  archive: s3.buckets.find(({ defaultLock }) => defaultLock !== undefined)?.name,
});

/** The parts of this machine that functions ask. */
type Asked = {
  readonly dynamodb: Dynamodb;
  readonly s3: S3;
  readonly post: Post;
  readonly workbook: Workbook;
};

/** What every function gets so that it reaches this machine's parts and nothing else. */
export function endpointsFor({ dynamodb, s3, post, workbook }: Asked): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = dynamodb.credentials;
  return {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_SESV2: post.mailEndpoint,
    // A queue's own address says the same; without this the SDK remarks on it.
    AWS_ENDPOINT_URL_SQS: post.sqsEndpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: workbook.secretsEndpoint,
    SHEETS_ENDPOINT: `${workbook.sheetsEndpoint}/`,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  };
}
