import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulate } from '../support/letters/simulation.ts';
import { startDynamo, type LocalDynamo } from '../support/table.ts';

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** Another seed brings other faults: LETTERS_SEED=7. */
const seed = Number(process.env['LETTERS_SEED'] ?? 20_261_123);

test(`whatever fails, nobody gets a letter twice and nobody is missed (seed ${String(seed)})`, async () => {
  const db = await dynamo.table();
  const { mailer, ...outcome } = await simulate({ db, recipients: 150, seed, atOnce: 8 });
  console.log({ ...outcome, befell: Object.fromEntries(mailer.befell) });
  expect(outcome).toMatchObject({ double: [], missing: [], wrong: [] });
  expect(outcome).toMatchObject({ letters: 450, accepted: 438 });
  // A run in which nothing happened would show nothing.
  expect([...mailer.befell.values()].filter((times) => times > 0)).toHaveLength(5);
});
