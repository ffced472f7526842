import { table } from './table.ts';
import type { Item } from './read-many.ts';

/**
 * What can be said of an item by its key: how it got there, and what becomes of it in a backup.
 * - `kept`: nothing else tells it, so it is written as it is.
 * - `derived`: it follows from what is kept, so it is made again.
 * - `left out`: a secret, or passing; the service makes another when it needs one.
 */
export type Fate = 'kept' | 'derived' | 'left out';

const kinds = [
  ['company', /^COMPANY S$/, 'kept'],
  ['logo', /^COMPANY L$/, 'kept'],
  ['cursor-keys', /^COMPANY K$/, 'left out'],
  ['link-key', /^COMPANY LK$/, 'left out'],
  ['restore', /^RESTORE S$/, 'left out'],
  ['member', /^MEMBERS /, 'kept'],
  ['subject', /^SUBJECT#/, 'kept'],
  ['email', /^EMAIL#/, 'derived'],
  ['product', /^PRODUCTS /, 'kept'],
  ['price-list', /^PRICELISTS /, 'kept'],
  ['listed', /^CUSTOMERS#\S+ /, 'derived'],
  ['customer', /^D#\S+ C$/, 'kept'],
  ['below', /^D#\S+ B#/, 'derived'],
  ['head', /^D#\S+ H$/, 'kept'],
  ['terms', /^D#\S+ T$/, 'kept'],
  ['in-force', /^D#\S+ X$/, 'kept'],
  ['entry', /^D#\S+ E#/, 'kept'],
  ['document', /^D#\S+ I#/, 'derived'],
  ['reversal', /^D#\S+ R#/, 'derived'],
  ['totals', /^D#\S+ M#\d{4}-\d\d#T$/, 'derived'],
  ['plan', /^D#\S+ M#\d{4}-\d\d#P$/, 'kept'],
  ['plan-edits', /^D#\S+ N#/, 'kept'],
  ['plan-version', /^D#\S+ V#/, 'kept'],
  ['approval', /^D#\S+ A#/, 'kept'],
  ['company-approval', /^APPROVALS A#/, 'kept'],
  ['month-act', /^MONTHS /, 'kept'],
  ['bank-line', /^BANK#/, 'kept'],
  ['contract', /^D#\S+ K#/, 'kept'],
  ['contract-revision', /^D#\S+ KR#/, 'kept'],
  ['file', /^D#\S+ F#/, 'kept'],
  ['retention', /^D#\S+ FR#/, 'kept'],
  ['verdict', /^D#\S+ FC#/, 'kept'],
  ['upload', /^D#\S+ U#/, 'kept'],
  ['file-listed', /^FILES#\d+ /, 'kept'],
  ['file-numbers', /^FILING N#/, 'kept'],
  ['mint', /^MINTS#\S+ /, 'kept'],
  ['census', /^CENSUSES /, 'kept'],
  ['census-part', /^CENSUS#\d+ /, 'kept'],
  ['contract-listed', /^CONTRACTS /, 'kept'],
  ['contract-settings', /^CONTRACTING S$/, 'kept'],
  ['contract-numbers', /^CONTRACTING N#/, 'kept'],
  ['reminder', /^REMINDERS /, 'kept'],
  ['exception', /^EXCEPTIONS /, 'kept'],
  ['custody', /^CUSTODY S$/, 'kept'],
  ['paper', /^PAPERS /, 'kept'],
  ['letter', /^LETTERS#\S+ /, 'kept'],
  ['letter-run', /^LETTERRUNS /, 'kept'],
  ['statement-answer', /^ANSWERS#\S+ /, 'kept'],
  ['workbook-month', /^WORKBOOK#\S+ /, 'kept'],
  ['follow-up', /^FOLLOWUPS /, 'kept'],
  ['month-review', /^REVIEWS#\S+ /, 'kept'],
  ['template', /^TEMPLATES /, 'kept'],
  ['template-version', /^TEMPLATE#/, 'kept'],
  ['clause', /^CLAUSES /, 'kept'],
  ['clause-version', /^CLAUSE#/, 'kept'],
] as const satisfies readonly (readonly [string, RegExp, Fate])[];

/** Every kind of item; `other` is one that this release does not know, and keeps as it is. */
export type ItemKind = (typeof kinds)[number][0] | 'other';

/** The kind of an item and what becomes of it in a backup. */
export function kindOf(item: Item): { readonly kind: ItemKind; readonly fate: Fate } {
  if (item[table.timeToLive] !== undefined) return { kind: 'other', fate: 'left out' };
  const place = `${String(item[table.partitionKey])} ${String(item[table.sortKey])}`;
  const found = kinds.find(([, pattern]) => pattern.test(place));
  return found ? { kind: found[0], fate: found[2] } : { kind: 'other', fate: 'kept' };
}
