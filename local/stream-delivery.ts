import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { StreamRecord } from './stream-record.ts';

/** What happens to a batch that a function does not take. */
export type RetryPolicy = {
  /** A negative number is for ever. */
  readonly retriesMax: number;
  readonly recordAgeSecondsMax: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
};

/** By what a delivery knows how old a record is, and how it waits before another attempt. */
export type DeliveryClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rest: (ms: number, signal: AbortSignal) => Promise<void>;
};

const clockOfMachine: DeliveryClock = {
  now: () => Date.now(),
  rest: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/** The sides of a delivery: the function, and who keeps what it did and did not take. */
export type Delivery = {
  readonly invoke: (event: { readonly Records: readonly StreamRecord[] }) => Promise<unknown>;
  /** The records up to this one are dealt with. */
  readonly passed: (sequenceNumber: string) => void;
  /** These records were given up. */
  readonly gaveUp: (records: readonly StreamRecord[], reason: string) => Promise<void> | void;
  readonly signal: AbortSignal;
  /** The machine's own unless said. */
  readonly clock?: DeliveryClock;
};

type Segment = { readonly records: readonly StreamRecord[]; readonly attempts: number };

type Outcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed-from'; readonly index: number; readonly reason: string };

const backoffMsMin = 100;
const backoffMsMax = 10_000;

/**
 * Delivers a batch in order: what failed is retried from the first failed record on, a batch that
 * fails as a whole is halved where the mapping says so, and what has had its retries is given up,
 * so that one bad record does not hold the others back for ever.
 */
export async function deliver(
  batch: readonly StreamRecord[],
  policy: RetryPolicy,
  delivery: Delivery,
): Promise<void> {
  const segments: Segment[] = [{ records: batch, attempts: 0 }];
  for (let segment = segments.shift(); segment !== undefined; segment = segments.shift()) {
    if (delivery.signal.aborted) return;
    const { records, attempts } = segment;
    const outcome = await attempt(records, policy, delivery);
    if (delivery.signal.aborted && outcome.kind !== 'taken') return;
    const taken = outcome.kind === 'taken' ? records.length : outcome.index;
    pass(records[taken - 1], delivery);
    if (outcome.kind === 'taken') continue;
    const rest = records.slice(taken);
    if (taken > 0) {
      segments.unshift({ records: rest, attempts: 0 });
    } else if (policy.bisects && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      segments.unshift(
        { records: rest.slice(0, half), attempts },
        { records: rest.slice(half), attempts },
      );
    } else if (isSpent(segment, policy, delivery)) {
      await delivery.gaveUp(rest, outcome.reason);
      pass(rest.at(-1), delivery);
      continue;
    } else {
      segments.unshift({ records: rest, attempts: attempts + 1 });
    }
    await pause(attempts, delivery);
  }
}

function pass(last: StreamRecord | undefined, delivery: Delivery): void {
  if (last !== undefined) delivery.passed(last.dynamodb.SequenceNumber);
}

function isSpent(
  { records, attempts }: Segment,
  policy: RetryPolicy,
  { clock = clockOfMachine }: Delivery,
): boolean {
  if (policy.retriesMax >= 0 && attempts >= policy.retriesMax) return true;
  if (policy.recordAgeSecondsMax < 0) return false;
  const created = records[0]?.dynamodb.ApproximateCreationDateTime ?? 0;
  return clock.now() / 1000 - created > policy.recordAgeSecondsMax;
}

const batchReply = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

async function attempt(
  records: readonly StreamRecord[],
  policy: RetryPolicy,
  delivery: Delivery,
): Promise<Outcome> {
  try {
    const reply = await delivery.invoke({ Records: records });
    return policy.reportsItemFailures ? firstFailure(reply, records) : { kind: 'taken' };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed-from', index: 0, reason };
  }
}

/** Lambda goes on from the lowest failed record; an identifier it did not send fails the batch. */
function firstFailure(reply: unknown, records: readonly StreamRecord[]): Outcome {
  if (reply === null) return { kind: 'taken' };
  const parsed = batchReply.safeParse(reply);
  if (!parsed.success) return { kind: 'failed-from', index: 0, reason: 'The reply is malformed' };
  const failures = parsed.data.batchItemFailures ?? [];
  if (failures.length === 0) return { kind: 'taken' };
  const indexes = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  return {
    kind: 'failed-from',
    index: Math.max(0, Math.min(...indexes)),
    reason: 'The function reported the record as failed',
  };
}

async function pause(
  attempts: number,
  { signal, clock = clockOfMachine }: Delivery,
): Promise<void> {
  await clock.rest(Math.min(backoffMsMax, backoffMsMin * 2 ** attempts), signal);
}
