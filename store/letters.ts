import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  codeOfRecipient,
  Letter,
  type LetterName,
  type LetterState,
  type Recipient,
} from '../domain/letters/letter.ts';
import type { LetterRun } from '../domain/letters/run.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll, readMany } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { Conflict, untilDone } from './transact.ts';

/** A letter, read consistently; null where nobody is to get it. */
export const readLetter = (db: Db, name: LetterName): Promise<Letter | null> =>
  readOne(db, keys.letter(name), Letter);

/** The letters of these names that there are, read consistently. */
export async function readLetters(db: Db, names: readonly LetterName[]): Promise<Letter[]> {
  const items = await readMany(db, names.map(keys.letter));
  return items.flatMap((item) => (item ? [fromItem(Letter, item)] : []));
}

/** Writes a letter down; false where one of this name is there, which stays as it is. */
export const addLetter = (db: Db, letter: Letter): Promise<boolean> =>
  untilDone(() => put(db, letter, 'attribute_not_exists(pk)'));

/** Keeps a letter's next version; false where somebody moved it since it was read. */
const keepLetter = (db: Db, letter: Letter): Promise<boolean> =>
  put(db, letter, 'version = :before', { ':before': letter.version - 1 });

/** A single write needs no transaction, which would cost twice as much for each letter. */
async function put(
  db: Db,
  letter: Letter,
  ConditionExpression: string,
  ExpressionAttributeValues?: Record<string, unknown>,
): Promise<boolean> {
  const Item = { ...toItem(keys.letter(letter), letter) };
  const given = {
    ConditionExpression,
    ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
  };
  try {
    await db.documents.send(new PutCommand({ TableName: db.table, Item, ...given }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/**
 * Moves a letter on: reads it, lets `move` decide, and keeps what it answers; where somebody else
 * moved it meanwhile it is read and decided again. Answers the letter as it is then; null where
 * `move` had nothing to change, or there is no such letter. A write whose answer was lost is
 * decided anew on what it did: no `move` may answer a letter that it answered before.
 */
export function moveLetter(
  db: Db,
  name: LetterName,
  move: (letter: Letter) => Letter | null,
): Promise<Letter | null> {
  return untilDone(async () => {
    const letter = await readLetter(db, name);
    const after = letter && move(letter);
    if (!after) return null;
    if (!(await keepLetter(db, after))) throw new Conflict();
    return after;
  });
}

/** Those of a run's letters that are in one of these states, in order of recipients. */
export async function* lettersIn(
  db: Db,
  { kind, period }: Pick<LetterRun, 'kind' | 'period'>,
  states: readonly LetterState[],
): AsyncGenerator<Letter, void> {
  const names = states.map((_, i) => `:s${String(i)}`);
  const question = {
    KeyConditionExpression: 'pk = :run',
    FilterExpression: `#state IN (${names.join(', ')})`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':run': partitionOf(kind, period),
      ...Object.fromEntries(names.map((name, i) => [name, states[i]])),
    },
  };
  for await (const item of readAll(db, question)) yield fromItem(Letter, item);
}

/** A page of a run's letters in order of recipients, after a place; the place to go on, or null. */
export async function pageOfLetters(
  db: Db,
  { kind, period }: Pick<LetterRun, 'kind' | 'period'>,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly letters: Letter[]; readonly next: string | null }> {
  const pk = partitionOf(kind, period);
  const { Items: items = [], LastEvaluatedKey: last } = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :run',
      ExpressionAttributeValues: { ':run': pk },
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  const next = last === undefined ? null : String(last['sk']);
  return { letters: items.map((item) => fromItem(Letter, item)), next };
}

/** What a recipient got of a run, in the order in which it was sent. */
export async function lettersTo(
  db: Db,
  { kind, period }: Pick<LetterRun, 'kind' | 'period'>,
  recipient: Recipient,
): Promise<Letter[]> {
  const letters: Letter[] = [];
  const question = {
    KeyConditionExpression: 'pk = :run AND begins_with(sk, :recipient)',
    ExpressionAttributeValues: {
      ':run': partitionOf(kind, period),
      ':recipient': `${codeOfRecipient(recipient)}#`,
    },
  };
  for await (const item of readAll(db, question)) letters.push(fromItem(Letter, item));
  return letters;
}

const partitionOf = (kind: LetterRun['kind'], period: string): string =>
  keys.letter({ kind, period, recipient: { is: 'member', memberId: '' }, copy: 0 }).pk;
