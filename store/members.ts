import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Member } from '../domain/member.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { readItem } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether, type TransactItem } from './transact.ts';

/**
 * A member as stored: with the subject of the identity provider that is bound to it, so that the
 * binding can be found when the person is erased. Releases before 0.2.0 did not keep it.
 */
export const StoredMember = Member.extend({ subject: z.string().optional() });

function memberOf(item: Item): Member {
  const member = fromItem(StoredMember, item);
  delete member.subject;
  return member;
}

/** What an email or a subject leads to. */
export const Pointer = z.object({ memberId: z.string() });

/** The member, read consistently: a closed membership or role takes effect at once. */
export async function readMember(db: Db, memberId: string): Promise<Member | null> {
  const item = await readItem(db, keys.member(memberId));
  return item ? memberOf(item) : null;
}

/** Those of these members that exist, active or not. */
export async function readMembers(db: Db, memberIds: readonly string[]): Promise<Member[]> {
  const wanted = [...new Set(memberIds)].map((id) => keys.member(id));
  const items = await readMany(db, wanted);
  return items.flatMap((item) => (item ? [memberOf(item)] : []));
}

/** The id of the member whom this subject of the identity provider was bound to; never changes. */
export async function memberOfSubject(db: Db, subject: string): Promise<string | null> {
  const item = await readItem(db, keys.memberSubject(subject));
  return item ? Pointer.parse(item).memberId : null;
}

/** The id of the member invited by this email (lower case). */
export async function memberOfEmail(db: Db, email: string): Promise<string | null> {
  const item = await readItem(db, keys.memberEmail(email));
  return item ? Pointer.parse(item).memberId : null;
}

/** Every member, active or not. A company has hundreds at most. */
export async function listMembers(db: Db): Promise<Member[]> {
  const members: Member[] = [];
  const question = {
    KeyConditionExpression: 'pk = :members',
    ExpressionAttributeValues: { ':members': keys.member('').pk },
  };
  for await (const item of readAll(db, question)) members.push(memberOf(item));
  return members;
}

const putNew = (db: Db, item: object): TransactItem => ({
  Put: { TableName: db.table, Item: { ...item }, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Keeps a new member; false where the email is already somebody's. */
export function addMember(db: Db, member: Member): Promise<boolean> {
  return writeTogether(db, [
    putNew(db, toItem(keys.member(member.memberId), member)),
    putNew(db, { ...keys.memberEmail(member.email), memberId: member.memberId }),
  ]);
}

/**
 * Binds a subject to a member, once. False where the member or the subject is already bound: a
 * second account with the same email gets nothing.
 */
export function bindSubject(db: Db, memberId: string, subject: string): Promise<boolean> {
  return writeTogether(db, [
    putNew(db, { ...keys.memberSubject(subject), memberId }),
    {
      Update: {
        TableName: db.table,
        Key: keys.member(memberId),
        UpdateExpression: 'SET bound = :yes, subject = :subject',
        ConditionExpression: 'bound = :no AND active = :yes',
        ExpressionAttributeValues: { ':yes': true, ':no': false, ':subject': subject },
      },
    },
  ]);
}

/**
 * Keeps a member's changed terms; false where someone changed the member meanwhile, or the admin
 * who must remain (`needed`) is no longer as read. The subject's binding is left as it is.
 */
export function changeMember(db: Db, after: Member, needed: Member | null): Promise<boolean> {
  const { name, roles, territories, active, language, version, history } = after;
  const change: TransactItem = {
    Update: {
      TableName: db.table,
      Key: keys.member(after.memberId),
      UpdateExpression:
        'SET #name = :name, #roles = :roles, territories = :territories, active = :active, ' +
        'version = :version, history = :history' +
        (language ? ', #language = :language' : ''),
      ConditionExpression: 'version = :before',
      ExpressionAttributeNames: {
        '#name': 'name',
        '#roles': 'roles',
        ...(language && { '#language': 'language' }),
      },
      ExpressionAttributeValues: {
        ':name': name,
        ':roles': roles,
        ':territories': territories,
        ':active': active,
        ':version': version,
        ':history': history,
        ...(language && { ':language': language }),
        ':before': version - 1,
      },
    },
  };
  return writeTogether(db, needed ? [change, unchanged(db, needed)] : [change]);
}

const unchanged = (db: Db, member: Member): TransactItem => ({
  ConditionCheck: {
    TableName: db.table,
    Key: keys.member(member.memberId),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': member.version },
  },
});

/**
 * The member to whom a subject is bound, read consistently. Keeps the subject with members that
 * older releases bound without it.
 */
export async function readBoundMember(
  db: Db,
  memberId: string,
  subject: string,
): Promise<Member | null> {
  const item = await readItem(db, keys.member(memberId));
  if (!item) return null;
  const member = memberOf(item);
  if (member.bound && item['subject'] === undefined) await keepSubject(db, memberId, subject);
  return member;
}

async function keepSubject(db: Db, memberId: string, subject: string): Promise<void> {
  const update = new UpdateCommand({
    TableName: db.table,
    Key: keys.member(memberId),
    UpdateExpression: 'SET subject = :subject',
    ConditionExpression: 'bound = :yes',
    ExpressionAttributeValues: { ':subject': subject, ':yes': true },
  });
  try {
    await db.documents.send(update);
  } catch (error) {
    // Erased meanwhile: then it must not be kept.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/**
 * Keeps an erased member, and takes away what led from the person's email and subject to it. False
 * where someone changed the member meanwhile.
 */
export async function eraseMember(db: Db, before: Member, after: Member): Promise<boolean> {
  const item = await readItem(db, keys.member(before.memberId));
  const subject = item?.['subject'];
  const gone = [
    keys.memberEmail(before.email),
    ...(typeof subject === 'string' ? [keys.memberSubject(subject)] : []),
  ];
  return writeTogether(db, [
    {
      Put: {
        TableName: db.table,
        Item: toItem(keys.member(after.memberId), after),
        ConditionExpression: 'version = :before AND active = :no',
        ExpressionAttributeValues: { ':before': before.version, ':no': false },
      },
    },
    ...gone.map((key): TransactItem => ({ Delete: { TableName: db.table, Key: key } })),
  ]);
}
