import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { StatementAnswer } from '../domain/summaries/statement-answer.ts';
import type { Month } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll } from './read-many.ts';
import { fromItem, toItem } from './record.ts';
import { Conflict } from './transact.ts';

/** A dealer's answers to its statement of a month, in the order in which they came. */
export const readAnswers = (db: Db, month: Month, dealerId: string): Promise<StatementAnswer[]> =>
  readAnswersBetween(db, month, dealerId, dealerId);

/** The answers of all dealers from one to another in order of id, to statements of a month. */
export async function readAnswersBetween(
  db: Db,
  month: Month,
  first: string,
  last: string,
): Promise<StatementAnswer[]> {
  const answers: StatementAnswer[] = [];
  const question = {
    KeyConditionExpression: 'pk = :month AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':month': keys.statementAnswer(month, '', 0).pk,
      ':first': `${first}#`,
      // Behind every number, and before every other dealer.
      ':last': `${last}#~`,
    },
  };
  for await (const item of readAll(db, question)) answers.push(fromItem(StatementAnswer, item));
  return answers;
}

/** Keeps an answer for good; throws `Conflict` where another has its number meanwhile. */
export async function addAnswer(db: Db, answer: StatementAnswer): Promise<void> {
  const { month, dealerId, number } = answer;
  const put = new PutCommand({
    TableName: db.table,
    Item: { ...toItem(keys.statementAnswer(month, dealerId, number), answer) },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await db.documents.send(put);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new Conflict();
    throw error;
  }
}
