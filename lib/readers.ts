/**
 * What reads the table's stream: one function each in `functions/streams`, woken only by the
 * records that its filter lets through, so that what a reader writes wakes no reader again.
 */
export const readers = {
  /** Recomputes month totals after entries: their items only are ever inserted under `E#`. */
  totals: { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'E#' }] } } } },
  /**
   * Re-keys open items after a dealer's account moved to another territory: every move is an entry
   * that names the new one. The head would not do: it changes with every entry, and a filter can't
   * compare what it was with what it is.
   */
  moves: {
    eventName: ['INSERT'],
    dynamodb: {
      Keys: { sk: { S: [{ prefix: 'E#' }] } },
      NewImage: { terms: { M: { territory: { S: [{ exists: true }] } } } },
    },
  },
} as const;

/** The functions that read the stream. */
export type Reader = keyof typeof readers;
export const readerNames = Object.keys(readers) as Reader[];
