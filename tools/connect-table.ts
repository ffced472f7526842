import * as z from 'zod';
import { connect, type Db } from '../store/dynamo.ts';

/** Which table a tool goes to by itself: one by name, or that of the service on this machine. */
export interface TableAddress {
  readonly table?: string | undefined;
  readonly url: string;
}

const Database = z.object({ table: z.string(), endpoint: z.url() });

/**
 * Connects to the table itself, for what no route can give. A table that is named is reached with
 * the credentials and region of the shell, as the AWS CLI takes them.
 */
export async function connectTable({ table, url }: TableAddress): Promise<Db> {
  if (table !== undefined) return connect(table);
  const answer = await fetch(`${url.replace(/\/+$/, '')}/local/database`).catch(() => null);
  if (!answer?.ok) {
    throw new Error(`No service of this machine answers at ${url}: start it, or give --table.`);
  }
  const here = Database.parse(await answer.json());
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = here.endpoint;
  process.env['AWS_REGION'] ??= 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  return connect(here.table);
}
