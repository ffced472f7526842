/** What can go wrong with one database call. */
export const faultKinds = [
  /** The connection broke before anything was sent. */
  'not sent',
  /** It was done, and the answer was lost. */
  'answer lost',
  /** It was done, and the answer came half. */
  'answer cut',
  /** It was done, and DynamoDB answered that it had failed within. */
  'failed after',
  /** DynamoDB failed within, and did nothing. */
  'failed before',
  /** What stands before DynamoDB answered for it. */
  'unavailable',
  /** The same request arrived twice; the second answer came back. */
  'sent twice',
  /** The caller saw a broken connection; the request arrived later, whatever happened meanwhile. */
  'arrived late',
  /** Others went first, several times. */
  'held up',
  'throttled',
  /** Another transaction held an item. */
  'in conflict',
  /** The same transaction was still under way. */
  'in progress',
  /** Some keys of a batch were not read. */
  'unprocessed',
  /** Items of a batch were read at two different moments. */
  'torn',
  /** A question was answered in many short pages, some of them empty. */
  'short page',
  /** An eventual read saw items as they once were. */
  'stale',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const always: readonly FaultKind[] = [
  'not sent',
  'answer lost',
  'answer cut',
  'failed after',
  'failed before',
  'unavailable',
  'sent twice',
  'held up',
  'throttled',
];
const byAction: Readonly<Record<string, readonly FaultKind[]>> = {
  TransactWriteItems: ['in conflict', 'in progress', 'arrived late', 'in conflict'],
  PutItem: ['in conflict', 'arrived late'],
  UpdateItem: ['in conflict', 'arrived late'],
  BatchGetItem: ['unprocessed', 'torn', 'torn'],
  Query: ['short page'],
};

/** A call as far as it matters which faults it can meet. */
export interface Call {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Faults that this call can meet; some stand more than once, to be drawn more often. */
export function faultsOf({ action, input }: Call): readonly FaultKind[] {
  const own = byAction[action] ?? [];
  return isEventual({ action, input })
    ? [...always, ...own, 'stale', 'stale', 'stale', 'stale']
    : [...always, ...own];
}

/** True for a read that DynamoDB may answer from a moment ago. */
export function isEventual({ action, input }: Call): boolean {
  if (action === 'Query' || action === 'GetItem') return input['ConsistentRead'] !== true;
  if (action !== 'BatchGetItem') return false;
  const tables = Object.values(
    input['RequestItems'] as Record<string, { ConsistentRead?: boolean }>,
  );
  return tables.some((table) => table.ConsistentRead !== true);
}
