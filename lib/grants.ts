import type { Noun } from '../api/routes.ts';
import type { JobName } from '../functions/jobs/schedules.ts';
import type { ConsumerName } from './consumers.ts';
import type { Reader } from './readers.ts';

/**
 * DynamoDB actions as IAM names them. A transaction asks for the actions of its parts. `Scan` is
 * for the auditor and its anchors alone: no other function may read the table without saying what
 * it looks for.
 */
export type Action =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

/**
 * S3 actions. In an archive no function may delete, and none may pass over a lock, without which
 * `PutObjectRetention` only makes it longer; what waits in the inbox is taken away once judged.
 */
export type ArchiveAction =
  | 'DeleteObject'
  | 'GetObject'
  | 'GetObjectRetention'
  | 'GetObjectVersion'
  | 'ListBucket'
  | 'ListBucketVersions'
  | 'PutObject'
  | 'PutObjectRetention';

/** SQS actions of whoever puts letters into their queue. */
export type QueueAction = 'SendMessage';

/** SES actions. Of a message that is sent as bytes SES looks for the right under its older name. */
export type MailAction = 'SendEmail' | 'SendRawEmail';

/** Secrets Manager actions of whoever needs the key of the workbook. */
export type SecretAction = 'GetSecretValue';

/** What one function may do to the table, to its one index, and to a folder of a bucket. */
export interface Grant {
  readonly table: readonly Action[];
  readonly index: readonly Action[];
  /** By the beginning of the keys, `anchors/`, which says in which bucket they are. */
  readonly archive?: Readonly<Record<string, readonly ArchiveAction[]>>;
  /** What it may do to the queue of letters, and to the mail service. */
  readonly queue?: readonly QueueAction[];
  readonly mail?: readonly MailAction[];
  /** What it may do to the secret with the key of the workbook, where the stage names one. */
  readonly secret?: readonly SecretAction[];
}

/** What finding the caller asks for, and binding a member at the first sign-in. */
const signIn = ['GetItem', 'PutItem', 'Query', 'UpdateItem'] as const satisfies readonly Action[];

/** What a census reads of the archive of files; it writes nothing there. */
const counts = {
  'files/': ['GetObject', 'GetObjectVersion', 'ListBucket', 'ListBucketVersions'],
} as const satisfies Grant['archive'];

/**
 * The rights of every function: exactly what the integration tests see it use, neither more nor
 * less (test/infrastructure/rights.test.ts).
 */
export const grants: Readonly<Record<Noun | Reader | ConsumerName | JobName, Grant>> = {
  service: { table: [], index: [] },
  company: { table: [...signIn, 'BatchGetItem'], index: [] },
  members: { table: [...signIn, 'ConditionCheckItem', 'DeleteItem'], index: [] },
  customers: {
    table: [...signIn, 'BatchGetItem', 'ConditionCheckItem', 'DeleteItem'],
    index: ['Query'],
  },
  products: { table: [...signIn, 'BatchGetItem'], index: [] },
  plans: { table: [...signIn, 'BatchGetItem', 'DeleteItem'], index: [] },
  archive: {
    table: [...signIn, 'BatchGetItem'],
    index: [],
    archive: {
      'uploads/': ['DeleteObject', 'GetObject', 'PutObject'],
      'files/': ['GetObject', 'GetObjectRetention', 'PutObject', 'PutObjectRetention'],
      'access/': ['GetObject', 'ListBucket'],
    },
  },
  comparisons: {
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    index: [],
    archive: { 'files/': ['GetObject'] },
  },
  'archive-census': { table: [...signIn, 'BatchGetItem'], index: [], archive: counts },
  approvals: { table: [...signIn, 'BatchGetItem', 'DeleteItem'], index: ['Query'] },
  bank: { table: [...signIn, 'BatchGetItem'], index: ['Query'] },
  months: { table: [...signIn, 'BatchGetItem'], index: [] },
  accounts: { table: [...signIn, 'BatchGetItem'], index: ['Query'] },
  rankings: { table: [...signIn, 'BatchGetItem'], index: ['Query'] },
  summaries: {
    table: [...signIn, 'BatchGetItem'],
    index: ['Query'],
    archive: { 'letters/': ['GetObject'] },
  },
  'follow-ups': { table: [...signIn, 'BatchGetItem'], index: [] },
  reports: { table: [...signIn, 'BatchGetItem'], index: ['Query'] },
  'statement-links': {
    table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
    index: [],
    archive: { 'letters/': ['GetObject'] },
  },
  'statement-answers': {
    table: [...signIn, 'BatchGetItem'],
    index: [],
    archive: { 'letters/': ['GetObject'] },
  },
  'letter-previews': { table: [...signIn, 'BatchGetItem'], index: ['Query'] },
  letters: {
    table: [...signIn, 'BatchGetItem'],
    index: [],
    archive: { 'letters/': ['GetObject'] },
    queue: ['SendMessage'],
  },
  contracts: { table: [...signIn, 'BatchGetItem', 'DeleteItem'], index: [] },
  'contract-exceptions': { table: [...signIn, 'BatchGetItem', 'DeleteItem'], index: [] },
  'contract-documents': { table: ['GetItem', 'PutItem', 'UpdateItem'], index: [] },
  custody: { table: [...signIn, 'BatchGetItem'], index: [] },
  'contract-templates': { table: [...signIn], index: [] },
  totals: { table: ['GetItem', 'PutItem', 'Query'], index: [] },
  moves: { table: ['GetItem', 'Query', 'UpdateItem'], index: [] },
  anchor: {
    table: ['GetItem', 'Query', 'Scan'],
    index: [],
    archive: { 'anchors/': ['GetObject', 'GetObjectRetention', 'ListBucket', 'PutObject'] },
  },
  audit: {
    table: ['BatchGetItem', 'GetItem', 'Query', 'Scan'],
    index: [],
    archive: {
      'anchors/': ['GetObject', 'ListBucket'],
      'audits/': ['GetObject', 'GetObjectRetention', 'ListBucket', 'PutObject'],
    },
  },
  census: { table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'], index: [], archive: counts },
  closing: { table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'], index: [] },
  reminders: { table: ['GetItem', 'PutItem', 'Query'], index: [] },
  workbook: {
    table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
    index: ['Query'],
    archive: { 'workbooks/': ['GetObject', 'PutObject'] },
    secret: ['GetSecretValue'],
  },
  'letters-due': {
    table: ['GetItem', 'PutItem', 'Query'],
    index: [],
    queue: ['SendMessage'],
  },
  'send-letters': {
    table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
    index: ['Query'],
    archive: { 'letters/': ['GetObject', 'PutObject'] },
    mail: ['SendEmail', 'SendRawEmail'],
  },
  'mail-events': { table: ['GetItem', 'PutItem'], index: [] },
};
