/** Which sheet of ours a tab is. */
export type PullKind =
  | 'plan'
  | 'customers'
  | 'products'
  | 'record'
  | 'summary'
  | 'receivables'
  | 'ranking'
  | 'insights'
  | 'growth'
  | 'follow-ups'
  | 'statement'
  | 'changes'
  | 'contracts'
  | 'goods'
  | 'months'
  | 'requests'
  | 'mailed'
  | 'letters'
  | 'answers'
  | 'bank';

/**
 * What was pulled into a tab: its id keys the base values, so a copied tab stays valid; the scope
 * is the month of a plan, the dealer of a statement.
 */
export interface Pull {
  readonly id: string;
  readonly kind: PullKind;
  readonly scope: string;
}

const kinds = [
  'plan|customers|products|record|summary|receivables|ranking|statement|changes|contracts|goods',
  'months|requests|mailed|letters|answers|bank|insights|growth|follow-ups',
].join('|');
const line = new RegExp(`(?:^|\\s)#([0-9A-F]{10}) · (${kinds}) · (\\S+)`);

/** The line at the head of a tab: `#3F0A… · plan · 2026-11 · 2026-11-23 10:15 · Li Wei`. */
export const pullLine = (pull: Pull, at: string, by: string): string =>
  `#${pull.id} · ${pull.kind} · ${pull.scope} · ${at} · ${by}`;

/** Reads the line back; null where the text is something else. */
export function parsePull(text: string): Pull | null {
  const [, id, kind, scope] = line.exec(text) ?? [];
  return id && kind && scope ? { id, kind: kind as PullKind, scope } : null;
}

/** A new pull id from a UUID. */
export const newPullId = (uuid: string): string =>
  uuid.replaceAll('-', '').slice(0, 10).toUpperCase();
