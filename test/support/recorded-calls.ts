import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { inputHash } from '../../lib/bundle.ts';

/**
 * What each function asked of DynamoDB and S3 while the integration tests ran, in IAM's words. It
 * is kept under the hash of the sources, so that nobody compares rights with calls of other code.
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache', 'calls', inputHash());
const caller = new AsyncLocalStorage<string>();

/** The part of the SDK's client that the recorder hangs itself into. */
interface Recordable {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}

const recorded = new WeakSet<object>();

/** Runs a function's handler, and writes down what it asks of the functions' own clients. */
export async function calledBy<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const { db } = await import('../../functions/database.ts');
  record(db.documents);
  // Only a test that needs archives sets them up.
  if (process.env['ARCHIVE_BUCKET'] !== undefined) {
    const { archive } = await import('../../functions/archive.ts');
    recordArchive(archive.s3);
  }
  if (process.env['INBOX_BUCKET'] !== undefined) {
    const { files } = await import('../../functions/files.ts');
    recordArchive(files.s3);
    const { kept } = await import('../../functions/census/kept.ts');
    recordArchive(kept.s3);
  }
  if (process.env['LETTERS_BUCKET'] !== undefined) {
    const { messageArchive } = await import('../../functions/letters/message-archive.ts');
    recordArchive(messageArchive.s3);
  }
  if (process.env['LETTERS_QUEUE'] !== undefined) {
    const { ses } = await import('../../functions/letters/post.ts');
    recordService(ses, 'mail');
    const { sqs } = await import('../../functions/letters/outbox.ts');
    recordService(sqs, 'queue');
  }
  if (process.env['WORKBOOK_SECRET'] !== undefined) {
    const { secrets } = await import('../../functions/workbook/key.ts');
    recordService(secrets, 'secret');
  }
  return caller.run(name, run);
}

/** Writes down that a test file used the service: a partial run is told from a whole one. */
export function recordTestFile(): void {
  // The measurements of bench/ start the service too, and are no test.
  if (process.env['VITEST'] === undefined) return;
  const file = expect.getState().testPath;
  if (file) note('files', path.relative(root, file));
}

/** Test files that used the service since the sources last changed. */
export const filesThatRan = (): ReadonlySet<string> => new Set(notes('files'));

/**
 * What a function was seen to use: `table GetItem`, `index Query`, `anchors/ PutObject`, `queue
 * SendMessage`, `mail SendEmail`, `secret GetSecretValue`.
 */
export const callsOf = (name: string): string[] => notes(name).sort();

/** A form that a browser sends is allowed by the right of the function that signed it. */
export const recordForm = (name: string): void => note(name, 'uploads/ PutObject');

function record(client: Recordable): void {
  if (recorded.has(client)) return;
  recorded.add(client);
  client.middlewareStack.add(
    (next: (args: unknown) => unknown) => (args: { request: WireRequest }) => {
      const name = caller.getStore();
      if (name) for (const use of usesOf(args.request)) note(name, use);
      return next(args);
    },
    { step: 'build', name: 'recordCalls' },
  );
}

function recordArchive(client: Recordable): void {
  if (recorded.has(client)) return;
  recorded.add(client);
  client.middlewareStack.add(
    (next: (args: unknown) => unknown, { commandName }: { commandName: string }) =>
      (args: { input: { Key?: string; Prefix?: string; VersionId?: string } }) => {
        const name = caller.getStore();
        const { Key, Prefix = '', VersionId } = args.input;
        const action = commandName.replace(/Command$/, '');
        // IAM calls some of them otherwise than the SDK does.
        const right = rightOf(action, VersionId);
        if (name)
          note(name, `${(Key ?? Prefix).replace(/[^/]*$/, '').split('/')[0] ?? ''}/ ${right}`);
        return next(args);
      },
    { step: 'initialize', name: 'recordArchiveCalls' },
  );
}

/** Each function knows one queue, one mail service, one secret: calls are told by their name. */
function recordService(client: Recordable, service: 'mail' | 'queue' | 'secret'): void {
  if (recorded.has(client)) return;
  recorded.add(client);
  client.middlewareStack.add(
    (next: (args: unknown) => unknown, { commandName }: { commandName: string }) =>
      (args: unknown) => {
        const name = caller.getStore();
        for (const right of serviceRights[commandName] ?? [commandName]) {
          if (name) note(name, `${service} ${right}`);
        }
        return next(args);
      },
    { step: 'initialize', name: 'recordServiceCalls' },
  );
}

/** IAM knows no batches, and of a message that is bytes SES asks for two rights. */
const serviceRights: Readonly<Record<string, readonly string[]>> = {
  SendMessageBatchCommand: ['SendMessage'],
  SendEmailCommand: ['SendEmail', 'SendRawEmail'],
  GetSecretValueCommand: ['GetSecretValue'],
};

/** The right that IAM asks for a call of the SDK. */
function rightOf(action: string, version: string | undefined): string {
  const called = {
    HeadObject: 'GetObject',
    ListObjectsV2: 'ListBucket',
    ListObjectVersions: 'ListBucketVersions',
  };
  const right = called[action as keyof typeof called] ?? action;
  return version !== undefined && right === 'GetObject' ? 'GetObjectVersion' : right;
}

interface WireRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** IAM asks for the actions of a transaction's parts, and tells an index from its table. */
function usesOf({ headers, body }: WireRequest): string[] {
  const action = headers['x-amz-target']?.split('.').at(-1) ?? 'unknown';
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const input = JSON.parse(text) as {
    IndexName?: string;
    TransactItems?: object[];
  };
  if (input.TransactItems) {
    const parts = input.TransactItems.flatMap((item) => Object.keys(item));
    return [...new Set(parts)].map((part) => `table ${partActions[part] ?? part}`);
  }
  return [`${input.IndexName ? 'index' : 'table'} ${action}`];
}

const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** One empty file a note: test files run in processes of their own, and notes must not collide. */
function note(name: string, text: string): void {
  const file = path.join(folder, name, encodeURIComponent(text));
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
}

function notes(name: string): string[] {
  const names = globSync('*', { cwd: path.join(folder, name) });
  return names.map((each) => decodeURIComponent(each));
}
