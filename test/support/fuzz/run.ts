import fc from 'fast-check';
import { openapi } from '../../../api/openapi.ts';
import { committedWrites } from '../committed-writes.ts';
import { everyRoute } from '../inputs.ts';
import { sendRaw } from '../raw.ts';
import type { World } from '../world.ts';
import type { Known } from './from-schema.ts';
import { requestsOf, type Fuzzed } from './requests.ts';

/** What came of many requests. */
export interface Fuzzing {
  readonly requests: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that answered a success at least once. */
  readonly succeeded: ReadonlySet<string>;
  /** Writes that were committed, all by requests that succeeded. */
  readonly writes: number;
  /** Requests with an error of ours, or that were refused and wrote all the same. */
  readonly faults: readonly Fault[];
  /** The smallest request that goes wrong like the first of them; null where none does again. */
  readonly smallest: Fuzzed | null;
}

interface Fault {
  readonly status: number;
  readonly writes: number;
  readonly request: Fuzzed;
}

/** Requests made at once from one seed, so that they need not all be in memory. */
const handful = 500;

/** Sends so many generated requests, one after the other, to the real handlers. */
export async function fuzz(
  world: World,
  { seed, requests }: { readonly seed: number; readonly requests: number },
): Promise<Fuzzing> {
  const made = requestsOf(openapi(), knownIn(world));
  const written = await committedWrites();
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  const faults: Fault[] = [];
  let smallest: Fuzzed | null = null;
  for (let sent = 0; sent < requests && faults.length === 0; sent += handful) {
    const numRuns = Math.min(handful, requests - sent);
    const given = { seed: seed + sent, numRuns };
    for (const request of fc.sample(made, given)) {
      const { status, writes } = await tried(request, written);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status < 300) succeeded.add(request.operationId);
      if (isFault(status, writes)) faults.push({ status, writes, request });
    }
    if (faults.length > 0) smallest = await smallestFault(made, given, written);
  }
  return { requests, statuses, succeeded, writes: written(), faults, smallest };
}

const isFault = (status: number, writes: number): boolean =>
  status >= 500 || (status >= 400 && writes > 0);

async function tried(request: Fuzzed, written: () => number) {
  const before = written();
  const status = await send(request);
  return { status, writes: written() - before };
}

/** Sends the requests of a handful once more and makes the first that goes wrong smaller. */
async function smallestFault(
  made: fc.Arbitrary<Fuzzed>,
  given: { readonly seed: number; readonly numRuns: number },
  written: () => number,
): Promise<Fuzzed | null> {
  const isWhole = fc.asyncProperty(made, async (request) => {
    const { status, writes } = await tried(request, written);
    return !isFault(status, writes);
  });
  const { counterexample } = await fc.check(isWhole, given);
  return counterexample?.[0] ?? null;
}

const byName = new Map(everyRoute.map((tried) => [tried.name, tried]));

async function send({ operationId, as, ...raw }: Fuzzed): Promise<number> {
  const tried = byName.get(operationId);
  if (!tried) throw new Error(`there is no operation ${operationId}`);
  const { status, body } = await sendRaw(tried, raw, as);
  // A page is no JSON; all else is, also a refusal.
  if (operationId !== 'docs') JSON.parse(body);
  return status;
}

function knownIn({ own, other, unknown }: World): Known {
  const dealers = [own.dealerId, own.dealerId, other.dealerId, unknown.dealerId];
  const none = [null, null, own.dealerId];
  return {
    dealerId: dealers,
    customerId: dealers,
    supplierId: none,
    approvalId: [own.approvalId, other.approvalId, unknown.approvalId],
    memberId: [own.memberId],
    repId: [null, own.memberId],
    deputyId: [own.memberId],
    productId: ['TEA'],
    territory: ['EAST', 'WEST'],
    priceList: [null, 'STD'],
    month: [own.month],
    day: [own.day],
    from: [own.day],
    document: ['INV-1', 'INV-2'],
    of: ['INV-1', 'INV-2', 'me', 'mine'],
    reverses: [`${own.day}-${own.dealerId}-${'A'.repeat(16)}`],
    row: ['TEA', '*'],
    base: [null],
    mine: ['12', '30/40/30', 'A', null],
    class: ['A', null],
    currency: ['CNY'],
    timeZone: ['Asia/Shanghai'],
    version: [1, 2, 3, 4],
  };
}
