import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Approval } from '../domain/approval.ts';
import type { Db } from './dynamo.ts';
import { approvalsPartition, keys, waiting, type Key } from './keys.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { table } from './table.ts';
import type { TransactItem } from './transact.ts';

/** What a request is about; the reference its id consists of. */
export type Reference = Pick<Approval, 'kind' | 'dealerId' | 'subject'>;

/**
 * Where a request waits. A plan waits by its month, as does a reopening, a contract by its version,
 * an exception by its id; a dealer has one place for a credit limit. One place is one request at a
 * time, whatever races.
 */
export const placeOf = (of: Reference): Key =>
  keys.approval(of.dealerId, of.kind, hasOwnPlace(of) ? of.subject : 'waiting');

/** Where a decided request is kept for good; the same subject may be decided about many times. */
export const keptAt = (of: Reference & Pick<Approval, 'requestedAt'>): Key =>
  keys.approval(of.dealerId, of.kind, hasOwnPlace(of) ? askedAgain(of) : of.subject);

const hasOwnPlace = ({ kind }: Reference): boolean => kind !== 'credit-limit';

const askedAgain = (of: Pick<Approval, 'subject' | 'requestedAt'>) =>
  `${of.subject}#${of.requestedAt}`;

/** A request as stored; while it waits it stands in the index of its territory. */
export function requestItem(approval: Approval): Item {
  const { kind, requestedAt, dealerId, territory } = approval;
  if (approval.state !== 'waiting') return { ...toItem(keptAt(approval), approval) };
  return {
    ...toItem(placeOf(approval), approval),
    [table.waiting.partitionKey]: waiting.approvals(territory),
    [table.waiting.sortKey]: waiting.approval(kind, requestedAt, dealerId),
  };
}

/** Keeps a new waiting request; the condition fails where one waits in its place already. */
export const approvalItem = (db: Db, approval: Approval): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...requestItem(approval) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Keeps a decision in place of the request that waited; fails where that one waits no longer. */
export function decisionItems(db: Db, decision: Approval): TransactItem[] {
  return [
    {
      Delete: {
        TableName: db.table,
        Key: placeOf(decision),
        ConditionExpression: '#subject = :subject AND #at = :at',
        ExpressionAttributeNames: { '#subject': 'subject', '#at': 'requestedAt' },
        ExpressionAttributeValues: {
          ':subject': decision.subject,
          ':at': decision.requestedAt,
        },
      },
    },
    { Put: { TableName: db.table, Item: { ...requestItem(decision) } } },
  ];
}

/** The request that waits about this subject, read consistently. */
export async function readWaiting(db: Db, reference: Reference): Promise<Approval | null> {
  const found = await readOne(db, placeOf(reference), Approval);
  return found?.subject === reference.subject ? found : null;
}

/**
 * Every request about a dealer, or about the whole company (null), waiting and decided, in order
 * of asking.
 */
export async function approvalsAbout(db: Db, dealerId: string | null): Promise<Approval[]> {
  const approvals: Approval[] = [];
  const question = {
    KeyConditionExpression: 'pk = :about AND begins_with(sk, :approvals)',
    ExpressionAttributeValues: { ':about': approvalsPartition(dealerId), ':approvals': 'A#' },
  };
  for await (const item of readAll(db, question)) approvals.push(fromItem(Approval, item));
  return approvals.sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
}

/** A page of what waits in a territory, after a place in the index. */
export interface WaitingPage {
  readonly approvals: Approval[];
  /** Place of the last one read, to go on after; null at the end. */
  readonly last: Readonly<Record<string, string>> | null;
}

/**
 * What waits in a territory, or about the whole company (null), by kind and age, at most `limit`.
 * The index is eventual, so each is read again from its own item: one decided a moment ago is not
 * shown as waiting.
 */
export async function waitingIn(
  db: Db,
  territory: string | null,
  limit: number,
  after: Readonly<Record<string, string>> | null,
): Promise<WaitingPage> {
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      IndexName: table.waiting.name,
      KeyConditionExpression: '#wp = :territory',
      ExpressionAttributeNames: { '#wp': table.waiting.partitionKey },
      ExpressionAttributeValues: { ':territory': waiting.approvals(territory) },
      Limit: limit,
      ...(after ? { ExclusiveStartKey: after } : {}),
    }),
  );
  const places = (reply.Items ?? []).map((i) => ({ pk: String(i['pk']), sk: String(i['sk']) }));
  const items = await readMany(db, places);
  return {
    approvals: items.flatMap((item) => (item ? [fromItem(Approval, item)] : [])),
    last: (reply.LastEvaluatedKey as Record<string, string> | undefined) ?? null,
  };
}
