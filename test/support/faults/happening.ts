import type { Call, FaultKind } from './kinds.ts';
import type { Pick, Turns } from './turns.ts';
import {
  asking,
  broken,
  cancelling,
  halved,
  refusing,
  saidBy,
  saying,
  unavailable,
  type Wire,
  type WireAnswer,
  type WireRequest,
} from './wire.ts';

/** What a fault has to do with: the request, and how it arrives at the database. */
export interface Happening {
  readonly request: WireRequest;
  readonly call: Call;
  readonly arrive: (request?: WireRequest) => Promise<WireAnswer>;
  readonly turns: Turns;
  readonly pick: Pick;
  /** An answer from earlier moments; null where there is none. */
  readonly stale: (now: WireAnswer) => WireAnswer | null;
}

type Happens = (how: Happening) => Promise<WireAnswer>;

/** How each fault looks to the caller, and what it does to the database. */
export const happening: Readonly<Record<FaultKind, Happens>> = {
  'not sent': ({ turns, pick }) => turns.take(() => Promise.reject(broken(pick(6)))),
  'answer lost': ({ turns, arrive, pick }) =>
    turns.take(async () => {
      await arrive();
      throw broken(pick(3));
    }),
  'answer cut': ({ turns, arrive }) => turns.take(async () => halved(await arrive())),
  'failed after': ({ turns, arrive }) =>
    turns.take(async () => {
      await arrive();
      return refusing('InternalServerError');
    }),
  'failed before': ({ turns }) => turns.take(async () => refusing('InternalServerError')),
  unavailable: ({ turns }) => turns.take(async () => unavailable()),
  'sent twice': ({ turns, arrive }) =>
    turns.take(async () => {
      await arrive();
      return arrive();
    }),
  'arrived late': ({ turns, arrive, pick }) => {
    void turns.take(arrive).catch(() => undefined);
    return turns.take(() => Promise.reject(broken(pick(3))));
  },
  'held up': async ({ turns, arrive, pick }) => {
    for (let i = pick(12); i >= 0; i--) await turns.take(async () => undefined);
    return turns.take(arrive);
  },
  throttled: ({ turns, call, pick }) => turns.take(async () => throttled(call, pick)),
  'in conflict': ({ turns, call, pick }) =>
    turns.take(async () =>
      call.action === 'TransactWriteItems'
        ? cancelling('TransactionConflict', itemsOf(call), pick(100))
        : refusing('TransactionConflictException'),
    ),
  'in progress': ({ turns }) => turns.take(async () => refusing('TransactionInProgressException')),
  unprocessed: ({ turns, request, call, arrive, pick }) =>
    turns.take(() => readInPart(request, call, arrive, pick)),
  torn: ({ turns, request, call, arrive, pick }) => torn(request, call, arrive, turns, pick),
  'short page': ({ turns, request, call, arrive, pick }) =>
    turns.take(() => shortPage(request, call, arrive, pick)),
  stale: ({ turns, arrive, stale }) =>
    turns.take(async () => {
      const now = await arrive();
      return stale(now) ?? now;
    }),
};

/**
 * A page of a few items, or of none at all and with a next: DynamoDB may answer both, wherever the
 * question began.
 */
async function shortPage(
  request: WireRequest,
  { input }: Call,
  arrive: Happening['arrive'],
  pick: Pick,
): Promise<WireAnswer> {
  const { ExclusiveStartKey, Limit = 4 } = input as { ExclusiveStartKey?: Wire; Limit?: number };
  if (ExclusiveStartKey && pick(3) === 0) {
    return saying({ Items: [], Count: 0, ScannedCount: 0, LastEvaluatedKey: ExclusiveStartKey });
  }
  return arrive(asking(request, { ...input, Limit: Math.min(Limit, 1 + pick(4)) }));
}

const itemsOf = ({ input }: Call): number => (input['TransactItems'] as unknown[]).length;

const throttles = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
];

function throttled(call: Call, pick: Pick): WireAnswer {
  if (call.action === 'TransactWriteItems' && pick(2) === 0) {
    const code = pick(2) === 0 ? 'ThrottlingError' : 'ProvisionedThroughputExceeded';
    return cancelling(code, itemsOf(call), pick(100));
  }
  return refusing(throttles[pick(throttles.length)] ?? 'ThrottlingException');
}

interface KeysOfTable {
  readonly Keys: readonly Wire[];
}

/** The table of a batch read, what is asked of it, and its keys divided in two by lot. */
function divided({ input }: Call, pick: Pick) {
  const [table, asked] =
    Object.entries(input['RequestItems'] as Record<string, KeysOfTable>)[0] ?? [];
  if (table === undefined || asked === undefined) throw new Error('a batch names a table');
  const first: Wire[] = [];
  const rest: Wire[] = [];
  for (const key of asked.Keys) (pick(2) === 0 ? first : rest).push(key);
  if (first.length === 0) first.push(...rest.splice(0, 1));
  const of = (keys: readonly Wire[]) => ({ [table]: { ...asked, Keys: keys } });
  return { table, first: of(first), rest: of(rest), isWhole: rest.length === 0 };
}

type Arrive = Happening['arrive'];

/** DynamoDB read some of the keys, and names the others. */
async function readInPart(
  request: WireRequest,
  call: Call,
  arrive: Arrive,
  pick: Pick,
): Promise<WireAnswer> {
  const { first, rest, isWhole } = divided(call, pick);
  const answer = await arrive(asking(request, { ...call.input, RequestItems: first }));
  if (isWhole || answer.statusCode !== 200) return answer;
  return saying({ ...saidBy(answer), UnprocessedKeys: rest });
}

/** A batch is no snapshot: others may write between the reading of one item and of another. */
async function torn(
  request: WireRequest,
  call: Call,
  arrive: Arrive,
  turns: Turns,
  pick: Pick,
): Promise<WireAnswer> {
  const { table, first, rest, isWhole } = divided(call, pick);
  const read = (keys: object) => arrive(asking(request, { ...call.input, RequestItems: keys }));
  const one = await turns.take(() => read(first));
  if (isWhole || one.statusCode !== 200) return one;
  for (let i = pick(12); i > 0; i--) await turns.take(async () => undefined);
  const other = await turns.take(() => read(rest));
  if (other.statusCode !== 200) return other;
  const items = [one, other].flatMap((answer) => {
    const found = saidBy(answer)['Responses'] as Record<string, Wire[]>;
    return found[table] ?? [];
  });
  return saying({ ...saidBy(one), Responses: { [table]: items } });
}
