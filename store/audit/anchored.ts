import {
  digestOf,
  type AnchorLine,
  type CustomerAnchor,
  type ItemAnchor,
} from '../../domain/anchor.ts';
import type { Finding } from '../../domain/audit.ts';
import { genesis, type Hash } from '../../domain/chain.ts';
import { dealerPartition, keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { openingOfItem } from '../terms.ts';
import { askedDigest, firstTerms, itemAnchor, versionedAnchor } from './anchoring.ts';
import type { Beside } from './customers.ts';
import { finding } from './finding.ts';

/** Keys of everything that must be read to compare a line of an anchor with what is stored now. */
export function wantedOf(line: AnchorLine): Key[] {
  if (!('customerId' in line)) {
    const { pk, sk } = line;
    return [{ pk, sk }];
  }
  const { customerId: id, customer, account, plans, requests } = line;
  return [
    ...(customer ? [keys.customer(id)] : []),
    ...(account ? [keys.head(id), keys.terms(id)] : []),
    ...(account?.entryId ? [keys.entry(id, account.entryId)] : []),
    ...Object.entries(plans).flatMap(([month, [version]]) => [
      keys.plan(id, month),
      keys.planEdits(id, month),
      ...versionsOf(id, month, version),
    ]),
    ...requests.flatMap(({ waits, kept }) =>
      [kept, ...(waits === null ? [] : [waits])].map((sk) => ({ pk: dealerPartition(id), sk })),
    ),
  ];
}

/** The keys of a plan's versions up to one. */
const versionsOf = (dealerId: string, month: string, version: number): Key[] =>
  Array.from({ length: version }, (_, i) => keys.planVersion(dealerId, month, i + 1));

/** What has become of a line's items that must not: altered, rolled back, taken away. */
export function judgeAnchored(
  line: AnchorLine,
  beside: Beside,
  hash: Hash,
  day: string,
): Finding[] {
  const found =
    'customerId' in line
      ? [
          ...customerChanged(line, beside, hash),
          ...accountChanged(line, beside, hash),
          ...plansChanged(line, beside, hash),
          ...requestsChanged(line, beside, hash),
        ]
      : itemChanged(line, beside, hash);
  return found.map((each) => ({ ...each, about: [each.about, day].filter(Boolean).join(', ') }));
}

/**
 * The rule of everything with a version: the same version has the same content, another version
 * another content, and no version goes back.
 */
function versionChanged(
  place: Key,
  [version, digest]: readonly [number, string],
  now: readonly [number, string] | null,
): Finding[] {
  if (!now) return [finding('missing-since-anchor', place, { version })];
  if (now[0] < version) return [finding('behind-anchor', place, { version })];
  if ((now[0] === version) === (now[1] === digest)) return [];
  return [finding('differs-from-anchor', place, { version })];
}

function customerChanged({ customerId, customer }: CustomerAnchor, beside: Beside, hash: Hash) {
  if (!customer) return [];
  const item = beside(keys.customer(customerId));
  return versionChanged(
    keys.customer(customerId),
    customer,
    item ? versionedAnchor(item, hash) : null,
  );
}

function accountChanged({ customerId: id, account }: CustomerAnchor, beside: Beside, hash: Hash) {
  if (!account) return [];
  const { version, entryId, first } = account;
  const [head, terms] = [beside(keys.head(id)), beside(keys.terms(id))];
  if (!head) return [finding('missing-since-anchor', keys.head(id), { version })];
  if (Number(head['version']) < version) {
    return [finding('behind-anchor', keys.head(id), { version })];
  }
  const now = firstTerms(terms, hash);
  if (now !== first) return [finding('differs-from-anchor', keys.terms(id), { version })];
  if (entryId === null) {
    if (version === 0 && genesisOf(terms, id, hash) === account.hash) return [];
    return [finding('differs-from-anchor', keys.terms(id), { version })];
  }
  const place = keys.entry(id, entryId);
  const entry = beside(place);
  if (!entry) return [finding('missing-since-anchor', place, { version })];
  return entry['version'] === version && entry['hash'] === account.hash
    ? []
    : [finding('differs-from-anchor', place, { version })];
}

function genesisOf(terms: Item | undefined, dealerId: string, hash: Hash): string | null {
  try {
    const opening = openingOfItem(terms, dealerId);
    return opening ? genesis(opening, hash) : '';
  } catch {
    // Terms that can't be read are not what was anchored.
    return null;
  }
}

function plansChanged({ customerId: id, plans }: CustomerAnchor, beside: Beside, hash: Hash) {
  return Object.entries(plans).flatMap(([month, [version, digest, edits]]) => {
    const places = versionsOf(id, month, version);
    const items = places.map(beside);
    const lost = items.findIndex((item) => item === undefined);
    const place = places[lost];
    if (place) return [finding('missing-since-anchor', place, { version: lost + 1 })];
    const newest = places.at(-1) ?? keys.plan(id, month);
    if (digestOf(items, hash) !== digest)
      return [finding('differs-from-anchor', newest, { version })];
    const current = beside(keys.plan(id, month));
    const editsNow = digestOf(beside(keys.planEdits(id, month)) ?? null, hash);
    return current?.['version'] === version && editsNow !== edits
      ? [finding('differs-from-anchor', keys.planEdits(id, month), { version })]
      : [];
  });
}

function requestsChanged({ customerId: id, requests }: CustomerAnchor, beside: Beside, hash: Hash) {
  return requests.flatMap(({ waits, kept, digest }) => {
    const at = (sk: string): Key => ({ pk: dealerPartition(id), sk });
    const decided = beside(at(kept));
    if (waits === null) {
      if (!decided) return [finding('missing-since-anchor', at(kept))];
      return digestOf(decided, hash) === digest ? [] : [finding('differs-from-anchor', at(kept))];
    }
    const asked = [decided, beside(at(waits))].filter((item) => item !== undefined);
    if (asked.some((item) => askedDigest(item, hash) === digest)) return [];
    const code = asked.length > 0 ? 'differs-from-anchor' : 'missing-since-anchor';
    return [finding(code, at(waits))];
  });
}

function itemChanged(line: ItemAnchor, beside: Beside, hash: Hash): Finding[] {
  const { pk, sk, version, digest, bound } = line;
  const place = { pk, sk };
  const item = beside(place);
  const now = item ? itemAnchor(item, hash) : null;
  const before = [version, digest] as const;
  const changed = versionChanged(place, before, now ? [now.version, now.digest] : null);
  if (changed.length > 0 || bound === undefined || now?.bound === bound) return changed;
  // Signing in keeps the subject, for good unless the person is erased.
  if (now?.bound === 'subject' || item?.['erased'] !== undefined) return [];
  return [finding('differs-from-anchor', place, { version, about: 'bound' })];
}
