/**
 * The one table: attribute names that infrastructure, store and tests share.
 * `docs/access-patterns.md` lists every item and every question.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970 at which DynamoDB may drop the item; only passing items have it. */
  timeToLive: 'expires',
  /**
   * The one index, sparse: what waits. Open items wait to be paid (`O#<territory>`, sorted by
   * dealer and due day), requests wait to be decided (`W#<territory>`).
   */
  waiting: { name: 'waiting', partitionKey: 'wp', sortKey: 'ws' },
} as const;
