import type { EntryId } from '../domain/entry.ts';
import type { Tier } from '../domain/customer.ts';
import { codeOfRecipient, type LetterName } from '../domain/letters/letter.ts';
import type { Month } from '../domain/values/month.ts';

/** Primary key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Partition of everything that belongs to one customer. */
export const dealerPartition = (dealerId: string) => `D#${dealerId}`;

/** Partition of the requests about a dealer; null is about the whole company. */
export const approvalsPartition = (dealerId: string | null) =>
  dealerId === null ? 'APPROVALS' : dealerPartition(dealerId);

/** The customer to whom a partition belongs; null for one that belongs to none. */
export const customerOf = (partition: string): string | null =>
  partition.startsWith('D#') ? partition.slice(2) : null;

const ofDealer = (dealerId: string, sk: string): Key => ({ pk: dealerPartition(dealerId), sk });

/** The key of every item, by what it is. */
export const keys = {
  company: (): Key => ({ pk: 'COMPANY', sk: 'S' }),
  /** Its logo, which only what shows the company reads. */
  logo: (): Key => ({ pk: 'COMPANY', sk: 'L' }),
  /** The secret that cursors are sealed with. */
  cursorKeys: (): Key => ({ pk: 'COMPANY', sk: 'K' }),
  /** The secret that the links in dealers' statements are signed with. */
  linkKey: (): Key => ({ pk: 'COMPANY', sk: 'LK' }),
  /** Stands in a table that a backup is being restored into. */
  restore: (): Key => ({ pk: 'RESTORE', sk: 'S' }),
  member: (memberId: string): Key => ({ pk: 'MEMBERS', sk: memberId }),
  /** Email → member, unique; and subject of the identity provider → member, bound once. */
  memberEmail: (email: string): Key => ({ pk: `EMAIL#${email}`, sk: 'M' }),
  memberSubject: (subject: string): Key => ({ pk: `SUBJECT#${subject}`, sk: 'M' }),
  product: (productId: string): Key => ({ pk: 'PRODUCTS', sk: productId }),
  priceList: (priceListId: string): Key => ({ pk: 'PRICELISTS', sk: priceListId }),
  /** The full customer, and its line in the list of its tier. */
  customer: (customerId: string): Key => ofDealer(customerId, 'C'),
  customerListed: (tier: Tier, customerId: string): Key => ({
    pk: `CUSTOMERS#${tier}`,
    sk: customerId,
  }),
  /** Stands in the supplier's partition: a customer right below it. */
  below: (supplierId: string, tier: Tier, customerId: string): Key =>
    ofDealer(supplierId, `B#${tier}#${customerId}`),
  head: (dealerId: string): Key => ofDealer(dealerId, 'H'),
  terms: (dealerId: string): Key => ofDealer(dealerId, 'T'),
  /** The terms of its contracts in force, compiled. */
  inForce: (dealerId: string): Key => ofDealer(dealerId, 'X'),
  entry: (dealerId: string, entryId: EntryId): Key => ofDealer(dealerId, `E#${entryId}`),
  openItem: (dealerId: string, document: string): Key => ofDealer(dealerId, `I#${document}`),
  /** Marks that an entry was reversed, once, and by which. */
  reversal: (dealerId: string, entryId: EntryId): Key => ofDealer(dealerId, `R#${entryId}`),
  totals: (dealerId: string, month: Month): Key => ofDealer(dealerId, `M#${month}#T`),
  plan: (dealerId: string, month: Month): Key => ofDealer(dealerId, `M#${month}#P`),
  /** Who changed which cell of a plan last; and each version of the plan. */
  planEdits: (dealerId: string, month: Month): Key => ofDealer(dealerId, `N#${month}`),
  planVersion: (dealerId: string, month: Month, version: number): Key =>
    ofDealer(dealerId, `V#${month}#${String(version).padStart(6, '0')}`),
  /** What people found of a dealer's month. */
  monthReview: (dealerId: string, month: Month): Key => ({
    pk: `REVIEWS#${month}`,
    sk: dealerId,
  }),
  /** A request for approval: in the partition of its dealer, or in that of the company's. */
  approval: (dealerId: string | null, kind: string, subject: string): Key => ({
    pk: approvalsPartition(dealerId),
    sk: `A#${kind}#${subject}`,
  }),
  /** A line of a bank statement, in the partition of its month. */
  bankLine: (lineId: string): Key => ({ pk: `BANK#${lineId.slice(0, 7)}`, sk: lineId }),
  /** A closing or a reopening of months. */
  monthAct: (number: number): Key => ({ pk: 'MONTHS', sk: ordinal(number) }),
  /** A version of a contract, its line in the register, and each of its revisions for good. */
  contract: (dealerId: string, contractId: string, version: number): Key =>
    ofDealer(dealerId, `K#${contractId}#${ordinal(version)}`),
  contractListed: (dealerId: string, contractId: string, version: number): Key => ({
    pk: 'CONTRACTS',
    sk: `${dealerId}#${contractId}#${ordinal(version)}`,
  }),
  contractRevision: (
    dealerId: string,
    contractId: string,
    version: number,
    revision: number,
  ): Key => ofDealer(dealerId, `KR#${contractId}#${ordinal(version)}#${ordinal(revision)}`),
  contractSettings: (): Key => ({ pk: 'CONTRACTING', sk: 'S' }),
  /** The last number given in a category and year. */
  contractNumbers: (category: string, year: number): Key => ({
    pk: 'CONTRACTING',
    sk: `N#${category}#${String(year)}`,
  }),
  /** An exception from what the contracts of a dealer say. */
  exception: (dealerId: string, exceptionId: string): Key => ({
    pk: 'EXCEPTIONS',
    sk: `${dealerId}#${exceptionId}`,
  }),
  reminder: (dealerId: string, contractId: string): Key => ({
    pk: 'REMINDERS',
    sk: `${dealerId}#${contractId}`,
  }),
  /** Who keeps the archive; the paper original of a version. */
  custody: (): Key => ({ pk: 'CUSTODY', sk: 'S' }),
  paper: (dealerId: string, contractId: string, version: number): Key => ({
    pk: 'PAPERS',
    sk: `${dealerId}#${contractId}#${ordinal(version)}`,
  }),
  /** What was decided of a file whose time in the archive is over, or is to be longer. */
  retention: (dealerId: string, fileId: string): Key => ofDealer(dealerId, `FR#${fileId}`),
  /** A file in the archive, the promise it came from, its line in the register of its year. */
  contractFile: (dealerId: string, fileId: string): Key => ofDealer(dealerId, `F#${fileId}`),
  /** How a signed copy compared with the terms of its version. */
  verdict: (dealerId: string, fileId: string): Key => ofDealer(dealerId, `FC#${fileId}`),
  upload: (dealerId: string, uploadId: string): Key => ofDealer(dealerId, `U#${uploadId}`),
  fileListed: (year: number, place: number): Key => ({
    pk: `FILES#${String(year)}`,
    sk: String(place).padStart(8, '0'),
  }),
  /** The last number given to a file in a year. */
  fileNumbers: (year: number): Key => ({ pk: 'FILING', sk: `N#${String(year)}` }),
  /** Who may fetch a file and what for, by the day in UTC. */
  mint: (at: string, mintId: string): Key => ({
    pk: `MINTS#${at.slice(0, 10)}`,
    sk: `${at}#${mintId}`,
  }),
  /** A census of the archive, and what one of its steps found. */
  census: (number: number): Key => ({ pk: 'CENSUSES', sk: ordinal(number) }),
  censusPart: (number: number, step: number): Key => ({
    pk: `CENSUS#${ordinal(number)}`,
    sk: ordinal(step),
  }),
  /** A letter, by kind and period; in order of recipients, then of how often it was sent again. */
  letter: ({ kind, period, recipient, copy }: LetterName): Key => ({
    pk: `LETTERS#${kind}#${period}`,
    sk: `${codeOfRecipient(recipient)}#${ordinal(copy)}`,
  }),
  /** How far the letters of a kind and period are. */
  letterRun: (kind: string, period: string): Key => ({
    pk: 'LETTERRUNS',
    sk: `${period}#${kind}`,
  }),
  /** A dealer's answer to its statement of a month, in the order of answering. */
  statementAnswer: (month: Month, dealerId: string, number: number): Key => ({
    pk: `ANSWERS#${month}`,
    sk: `${dealerId}#${ordinal(number)}`,
  }),
  /** What became of a month in a company spreadsheet. */
  workbookMonth: (spreadsheetId: string, month: Month): Key => ({
    pk: `WORKBOOK#${spreadsheetId}`,
    sk: month,
  }),
  /** An action pinned to a figure. */
  followUp: (followUpId: string): Key => ({ pk: 'FOLLOWUPS', sk: followUpId }),
  template: (templateId: string): Key => ({ pk: 'TEMPLATES', sk: templateId }),
  templateVersion: (templateId: string, version: number): Key => ({
    pk: `TEMPLATE#${templateId}`,
    sk: ordinal(version),
  }),
  clause: (clauseId: string): Key => ({ pk: 'CLAUSES', sk: clauseId }),
  clauseVersion: (clauseId: string, version: number): Key => ({
    pk: `CLAUSE#${clauseId}`,
    sk: ordinal(version),
  }),
} as const;

/** A count as text that sorts by its value. */
const ordinal = (count: number): string => String(count).padStart(6, '0');

/** Keys of the index `waiting`. */
export const waiting = {
  openItems: (territory: string) => `O#${territory}`,
  openItem: (dealerId: string, due: string) => `${dealerId}#${due}`,
  bankLines: () => 'B#',
  /** Null where a request is about the whole company. */
  approvals: (territory: string | null) => `W#${territory ?? ''}`,
  approval: (kind: string, requestedAt: string, dealerId: string | null) =>
    `${kind}#${requestedAt}#${dealerId ?? ''}`,
} as const;
