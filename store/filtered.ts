import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** By the name of what may be asked: the attribute that it is compared with, and how. */
export type Conditions<Asked> = Readonly<
  Record<keyof Asked, readonly [attribute: string, says: string]>
>;

/**
 * A question with conditions that are judged where the items lie: only what fits is sent. What is
 * not asked is no condition; an attribute that is null fits none.
 */
export function filtered<Asked extends object>(
  question: Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
  conditions: Conditions<Asked>,
  asked: Asked,
): Omit<QueryCommandInput, 'TableName'> {
  const given = (Object.keys(conditions) as (keyof Asked & string)[]).filter(
    (name) => asked[name] !== undefined,
  );
  if (given.length === 0) return question;
  const attributes = given.map((name) => conditions[name][0]);
  return {
    ...question,
    FilterExpression: given.map((name) => conditions[name][1]).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...question.ExpressionAttributeValues,
      ...Object.fromEntries(given.map((name) => [`:${name}`, asked[name]])),
    },
  };
}
