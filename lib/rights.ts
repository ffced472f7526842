import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { table as tableShape } from '../store/table.ts';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from './bundle.ts';
import { grants, type ArchiveAction, type MailAction, type SecretAction } from './grants.ts';

/** What grants are about. */
export interface Places {
  readonly table: TableV2;
  readonly bucketOf: (folder: string) => Bucket;
  readonly queue: Queue;
  readonly set: ConfigurationSet;
  readonly from: string;
  /** Name of the secret with the key of the workbook; empty where there is none. */
  readonly secretName: string;
}

/** Lets a role do what its function is granted, no more. */
export function allowGranted(
  role: Role,
  name: FunctionName,
  { table, bucketOf, queue, set, from, secretName }: Places,
): void {
  const grant = grants[name];
  allow(role, grant.table.map(dynamodb), table.tableArn);
  allow(role, grant.index.map(dynamodb), `${table.tableArn}/index/${tableShape.waiting.name}`);
  for (const [prefix, actions] of Object.entries(grant.archive ?? {})) {
    allowInFolder(role, bucketOf(prefix), prefix, actions);
  }
  allow(role, (grant.queue ?? []).map(sqs), queue.queueArn);
  allowMail(role, grant.mail ?? [], set, from);
  if (secretName !== '') allowSecret(role, grant.secret ?? [], secretName);
}

/** Secrets Manager puts six characters of its own behind a name, which nobody knows before. */
function allowSecret(role: Role, actions: readonly SecretAction[], secretName: string): void {
  const [service, resource] = ['secretsmanager', 'secret'];
  const resourceName = `${secretName}-??????`;
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  const arn = Stack.of(role).formatArn({ service, resource, resourceName, arnFormat });
  allow(
    role,
    actions.map((action) => `secretsmanager:${action}`),
    arn,
  );
}

/** Mail goes out from the one address, under the one set. */
function allowMail(
  role: Role,
  actions: readonly MailAction[],
  set: ConfigurationSet,
  from: string,
): void {
  const arnOf = (resource: string, resourceName: string) =>
    Stack.of(role).formatArn({ service: 'ses', resource, resourceName });
  const domain = from.slice(from.indexOf('@') + 1);
  const identities = [from, domain].map((name) => arnOf('identity', name));
  const inSet = arnOf('configuration-set', set.configurationSetName);
  for (const resource of [...identities, inSet]) {
    allow(role, actions.map(ses), resource, { StringEquals: { 'ses:FromAddress': from } });
  }
}

/** Lets a role do something to one resource, under a condition where there is one. */
export function allow(
  role: Role,
  actions: readonly string[],
  resource: string,
  conditions = {},
): void {
  if (actions.length === 0) return;
  const allowed = { actions: [...actions], resources: [resource], conditions };
  role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, ...allowed }));
}

const dynamodb = (action: string) => `dynamodb:${action}`;
const s3 = (action: string) => `s3:${action}`;
const sqs = (action: string) => `sqs:${action}`;
const ses = (action: string) => `ses:${action}`;

/** A list names the bucket and is held to the prefix by a condition; all else names objects. */
function allowInFolder(
  role: Role,
  bucket: Bucket,
  prefix: string,
  actions: readonly ArchiveAction[],
): void {
  const isList = (action: ArchiveAction) => action.startsWith('List');
  const onObjects = actions.filter((action) => !isList(action));
  allow(role, onObjects.map(s3), bucket.arnForObjects(`${prefix}*`));
  const lists = actions.filter(isList);
  allow(role, lists.map(s3), bucket.bucketArn, { StringLike: { 's3:prefix': `${prefix}*` } });
  const bucketId = bucket.stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${prefix}*]`,
    reason: 'Objects are named by what they are about, and the function needs all of a folder.',
  });
}
