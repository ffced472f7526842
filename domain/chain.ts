import type { Entry } from './entry.ts';
import type { NewEntry } from './new-entry.ts';
import type { OpeningTerms } from './opening-terms.ts';

/** SHA-256 of a text in base64url; passed in, because the domain computes nothing of its kind. */
export type Hash = (text: string) => string;

/** JSON with sorted keys: one text for one value, whatever order its fields were written in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** What the first entry of an account follows on: through it the chain commits to the terms too. */
export const genesis = (opening: OpeningTerms, hash: Hash): string => hash(canonical(opening));

/** What the hash of an entry is taken of: the hash before it, and all of the entry but its own. */
export const chainText = (previousHash: string, entry: Omit<Entry, 'hash'>): string =>
  `${previousHash}\n${canonical({ ...entry, hash: undefined })}`;

/** The entry closed with its hash. */
export const sealed = (entry: Omit<Entry, 'hash'>, previousHash: string, hash: Hash): Entry => ({
  ...entry,
  hash: hash(chainText(previousHash, entry)),
});

/**
 * Digest of an entry as the caller sent it, 96 bits: enough to tell a repeat from another entry
 * under the same id, and short, because it is stored with every entry.
 */
export const contentOf = (entry: NewEntry, hash: Hash): string =>
  hash(canonical(entry)).slice(0, 16);

/**
 * Version of the first entry whose hash does not follow from the one before it, or null. The first
 * follows on `first`: the genesis of the account, '' where release 0.1 opened it.
 */
export function brokenAt(
  first: string,
  entriesByVersion: readonly Entry[],
  hash: Hash,
): number | null {
  let previous = first;
  for (const entry of entriesByVersion) {
    if (hash(chainText(previous, entry)) !== entry.hash) return entry.version;
    previous = entry.hash;
  }
  return null;
}
