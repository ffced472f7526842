/**
 * How a company works with it in a month. Guesses, to be replaced by one's own: the cost is in
 * proportion to most of them.
 */
export const assumptions = {
  /** Of one dealer. A sale has eight lines; a payment settles one document. */
  ofDealer: { sales: 20, returns: 1, payments: 6, statements: 2, planPushes: 2 },
  /** Rows that a sheet sends in one request. */
  rowsOfRequest: 20,
  /** Dealers whom one member of the staff looks after, and sees. */
  dealersOfMember: 50,
  /** Of one member: month reports and receivables pulled, other requests (lists, searches). */
  ofMember: { reports: 60, receivables: 10, others: 400 },
  /** Months of business that are kept already. */
  monthsKept: 36,
  /** Mails to one member: none is sent yet, one monthly summary is reckoned. */
  mailsOfMember: 1,
  /** Milliseconds of a call, billed: assumed, since nothing was ever measured on AWS. */
  milliseconds: { post: 250, report: 600, other: 80, stream: 120 },
  memoryGigabytes: 1,
  /** Bytes: a sale with its document and index entry, a month's totals, a log line, an answer. */
  bytes: { sale: 2000, money: 900, totals: 1500, logLine: 450, answer: 30_000 },
  alarms: 100,
} as const;

/**
 * Capacity units of each operation as the embedded DynamoDB counts them. A test measures them again
 * and fails where one has changed, so that the cost follows the code.
 */
export const units = {
  'sale of 8 lines': { write: 7, read: 14 },
  'payment of 1 document': { write: 7, read: 6 },
  return: { write: 7, read: 8 },
  'totals flush': { write: 1, read: 3 },
  'statement, 50 entries of 8 lines': { write: 0, read: 5 },
  'report, a dealer': { write: 0, read: 3 },
  'receivables, a dealer': { write: 0, read: 1 },
} as const;
