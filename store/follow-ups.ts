import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { FollowUp } from '../domain/follow-up.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { filtered, type Conditions } from './filtered.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** A follow-up, read consistently; null where there is none. */
export const readFollowUp = (db: Db, followUpId: string): Promise<FollowUp | null> =>
  readOne(db, keys.followUp(followUpId), FollowUp);

/** Keeps the next version of a follow-up; false where someone else was first. */
export const keepFollowUp = (db: Db, after: FollowUp): Promise<boolean> =>
  writeTogether(db, [nextVersion(db, keys.followUp(after.followUpId), after, 'version')]);

/** What follow-ups are looked for by. */
export interface FollowUpsAsked {
  readonly owner?: string | undefined;
  readonly dealer?: string | undefined;
  readonly state?: FollowUp['state'] | undefined;
  /** Only what is due before this day. */
  readonly before?: Day | undefined;
}

const conditions: Conditions<FollowUpsAsked> = {
  owner: ['ownerId', '#ownerId = :owner'],
  dealer: ['dealerId', '#dealerId = :dealer'],
  state: ['state', '#state = :state'],
  before: ['due', '#due < :before'],
};

/** A page of follow-ups; `last` is the key to go on after, null at the end. */
export interface FollowUpPage {
  readonly followUps: readonly FollowUp[];
  readonly last: string | null;
}

/** Follow-ups in order of id that are what is asked for, after a key; a page may be empty. */
export async function pageOfFollowUps(
  db: Db,
  asked: FollowUpsAsked,
  after: string | null,
  limit: number,
): Promise<FollowUpPage> {
  const { pk } = keys.followUp('');
  const question = {
    KeyConditionExpression: 'pk = :followUps',
    ExpressionAttributeValues: { ':followUps': pk },
  };
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      ...filtered(question, conditions, asked),
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  return {
    followUps: (reply.Items ?? []).map((item) => fromItem(FollowUp, item)),
    last: (reply.LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}
