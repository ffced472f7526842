import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** What lines of the register are looked for by; what is absent is not asked. */
export interface LinesAsked {
  /** A part of the number. */
  readonly number?: string | undefined;
  readonly category?: string | undefined;
  /** A territory in which it gives rights. */
  readonly territory?: string | undefined;
  /** A clause of the library that stands in it. */
  readonly clause?: string | undefined;
  /** The day by which it ends; one that does not say when it ends is not found by it. */
  readonly endsBy?: string | undefined;
}

/** The attribute of a line that each is compared with, and how. */
const conditions: Readonly<Record<keyof LinesAsked, readonly [name: string, says: string]>> = {
  number: ['number', 'contains(#number, :number)'],
  category: ['category', '#category = :category'],
  territory: ['territories', 'contains(#territories, :territory)'],
  clause: ['clauses', 'contains(#clauses, :clause)'],
  endsBy: ['to', '#to <= :endsBy'],
};

/** A question with conditions that are judged where the lines lie: only what fits is sent. */
export function filtered(
  question: Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
  asked: LinesAsked,
): Omit<QueryCommandInput, 'TableName'> {
  const given = (Object.keys(conditions) as (keyof LinesAsked)[]).filter(
    (name) => asked[name] !== undefined,
  );
  if (given.length === 0) return question;
  return {
    ...question,
    FilterExpression: given.map((name) => conditions[name][1]).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(
      given.map((name) => [`#${conditions[name][0]}`, conditions[name][0]]),
    ),
    ExpressionAttributeValues: {
      ...question.ExpressionAttributeValues,
      ...Object.fromEntries(given.map((name) => [`:${name}`, asked[name]])),
    },
  };
}
