import { expect, test } from 'vitest';
import { deliver, type RetryPolicy } from '../../local/stream-delivery.ts';
import type { StreamRecord } from '../../local/stream-record.ts';

const day = 24 * 60 * 60;

/** Records made so many seconds after the beginning. */
const madeAt = (...seconds: readonly number[]): StreamRecord[] =>
  seconds.map(
    (ApproximateCreationDateTime, i) =>
      ({ dynamodb: { ApproximateCreationDateTime, SequenceNumber: String(i) } }) as StreamRecord,
  );

/** Delivers to a function that never takes anything; each pause takes an hour. */
async function refused(records: readonly StreamRecord[], policy: Partial<RetryPolicy>) {
  const givenUp: string[] = [];
  const passed: string[] = [];
  let now = 0;
  let invocations = 0;
  await deliver(
    records,
    {
      retriesMax: -1,
      recordAgeSecondsMax: day,
      bisects: true,
      reportsItemFailures: true,
      ...policy,
    },
    {
      invoke: () => {
        invocations++;
        return Promise.reject(new Error('never'));
      },
      passed: (sequenceNumber) => void passed.push(sequenceNumber),
      gaveUp: (gone, reason) => {
        givenUp.push(...gone.map(({ dynamodb }) => dynamodb.SequenceNumber));
        expect(reason).toContain('never');
      },
      signal: new AbortController().signal,
      clock: {
        now: () => now * 1000,
        rest: () => {
          now += 3600;
          return Promise.resolve();
        },
      },
    },
  );
  return { givenUp, passed, invocations, hours: now / 3600 };
}

test('a record that is never taken is given up once it is older than the most it may be', async () => {
  const { givenUp, passed, hours, invocations } = await refused(madeAt(0), {});
  expect([givenUp, passed]).toEqual([['0'], ['0']]);
  expect(hours).toBe(25);
  expect(invocations).toBe(26);
});

test('one that is older from the start is given up at its first failure, younger ones later', async () => {
  const { givenUp, hours } = await refused(madeAt(-2 * day, 3 * day), {});
  expect(givenUp).toEqual(['0', '1']);
  // The younger one had to wait until it was a day old.
  expect(hours).toBe(4 * 24 + 1);
});

test('retries end a delivery before its age does, whichever comes first', async () => {
  const { givenUp, invocations } = await refused(madeAt(0), { retriesMax: 10 });
  expect([givenUp, invocations]).toEqual([['0'], 11]);
});
