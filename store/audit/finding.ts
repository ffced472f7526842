import { canonical } from '../../domain/chain.ts';
import type { Finding, FindingCode } from '../../domain/audit.ts';
import type { Key } from '../keys.ts';
import type { Item } from '../read-many.ts';

/** What else a finding tells. */
type More = Partial<Pick<Finding, 'version' | 'about'>>;

/** A finding at an item, or at the place where one must be. */
export function finding(code: FindingCode, place: Item | Key, more: More = {}): Finding {
  const [pk, sk] = [String(place['pk']), String(place['sk'])];
  const customerId = pk.startsWith('D#') ? pk.slice(2) : listedIn(pk, sk);
  return { code, pk, sk, customerId, version: null, about: '', ...more };
}

const listedIn = (pk: string, sk: string): string | null =>
  pk.startsWith('CUSTOMERS#') ? sk : null;

/** Names of the attributes in which an item is not as expected, joined; '' where it is. */
export function differing(item: Item, expected: Item): string {
  const names = new Set([...Object.keys(item), ...Object.keys(expected)]);
  return [...names]
    .filter((name) => textOf(item, name) !== textOf(expected, name))
    .sort()
    .join(', ');
}

/** An attribute that is not there is none of any value; null is one. */
const textOf = (item: Item, name: string): string | null =>
  item[name] === undefined ? null : canonical(item[name]);

/** A record read from an item, or the finding that it can't be. */
export type Readable<Read> =
  { readonly read: Read; readonly wrong: null } | { readonly read: null; readonly wrong: Finding };

/**
 * Reads an item and writes it again. What does not come out the same was not written by us: an
 * attribute too many, a figure packed in another way. An attribute that only the reading adds, for
 * want of it in items of older releases, may be absent.
 */
export function readable<Read>(
  item: Item,
  read: (item: Item) => Read,
  write: (read: Read) => Item,
  version: number | null = null,
): Readable<Read> {
  try {
    const value = read(item);
    const written = write(value);
    const kept = Object.keys(item).map((name) => [name, written[name]] as const);
    const about = differing(item, Object.fromEntries(kept));
    if (about === '') return { read: value, wrong: null };
    return { read: null, wrong: finding('unreadable', item, { version, about }) };
  } catch {
    return { read: null, wrong: finding('unreadable', item, { version }) };
  }
}
