import {
  digestOf,
  type AnchorLine,
  type CustomerAnchor,
  type ItemAnchor,
} from '../../domain/anchor.ts';
import type { Hash } from '../../domain/chain.ts';
import { Approval } from '../../domain/approval.ts';
import { keptAt, placeOf } from '../approvals.ts';
import { keys } from '../keys.ts';
import { kindOf } from '../kinds.ts';
import type { Item } from '../read-many.ts';
import { fromItem } from '../record.ts';
import { table } from '../table.ts';
import { partitionOf, type Partition } from './partition.ts';
import type { Unit } from './walk.ts';

/**
 * The line that an anchor holds of a unit. A request about the whole company has one once it is
 * decided: while it waits, it stands in a place that it leaves. None for what is drawn from other
 * items: the lists of customers, what leads to members; totals, documents, terms and marks, which
 * the chain of the account commits to. None either for what a backup leaves out: a restore would be
 * told on for it.
 */
export function anchorOf(unit: Unit, hash: Hash): AnchorLine | null {
  const [item] = unit.items;
  if (!item) return null;
  if (unit.sk === null) return customerAnchor(partitionOf(unit.pk, unit.items), hash);
  const { kind, fate } = kindOf(item);
  if (kind === 'company-approval' && item[table.waiting.partitionKey] !== undefined) return null;
  return fate === 'kept' && kind !== 'subject' ? itemAnchor(item, hash) : null;
}

/**
 * True where a partition was read between two writes and not in the middle of one: its parts that
 * are written together are of the same version.
 */
export function isAtRest({ pk, sk, items }: Unit): boolean {
  if (sk !== null) return true;
  const { head, entries, plans, planVersions } = partitionOf(pk, items);
  const newest = entries.reduce((most, entry) => Math.max(most, numberIn(entry, 'version')), 0);
  if (head && numberIn(head, 'version') !== newest) return false;
  const kept = Map.groupBy(planVersions, monthIn);
  return plans.every(
    (plan) => numberIn(plan, 'version') === (kept.get(monthIn(plan))?.length ?? 0),
  );
}

/** An item of its own as an anchor holds it. */
export function itemAnchor(item: Item, hash: Hash): ItemAnchor {
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  const { version, ...rest } = item;
  const own = { pk, sk, version: typeof version === 'number' ? version : 0 };
  if (pk !== keys.member('').pk) return { ...own, digest: digestOf(rest, hash) };
  const { subject, bound } = rest;
  const signedIn = subject !== undefined ? 'subject' : bound === true ? 'bound' : 'no';
  return { ...own, digest: digestOf(withoutPerson(rest), hash), bound: signedIn };
}

/** A member without who it is: what it may do, and who changed that and when. */
const withoutPerson = ({ history, ...member }: Item): Item => ({
  ...without(member, ['name', 'email', 'subject', 'bound', 'erased']),
  history: Array.isArray(history) ? (history as Item[]).map(withoutName) : null,
});

const withoutName = ({ terms, ...change }: Item): Item => ({
  ...change,
  terms: typeof terms === 'object' && terms !== null ? without(terms, ['name']) : null,
});

const without = (record: object, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** What an anchor holds of a versioned record: its version, and the digest of all else. */
export function versionedAnchor({ version, ...rest }: Item, hash: Hash): [number, string] {
  return [typeof version === 'number' ? version : 0, digestOf(rest, hash)];
}

/** What was asked: the same while it waits and once it is decided, wherever the dealer moves. */
export function askedDigest(item: Item, hash: Hash): string {
  const { approvalId, amount, current, reason, settles, requestedBy, makers, requestedAt } = item;
  const asked = { approvalId, amount, current, reason, settles, requestedBy, makers, requestedAt };
  return digestOf(asked, hash);
}

const monthIn = (item: Item): string => String(item['sk']).slice(2, 9);

const numberIn = (item: Item, name: string): number => {
  const value = item[name];
  return typeof value === 'number' ? value : 0;
};

function customerAnchor(partition: Partition, hash: Hash): CustomerAnchor {
  const { customerId, customer, planVersions, planEdits, requests } = partition;
  const edits = new Map(planEdits.map((item) => [monthIn(item), item]));
  const versions = Map.groupBy(planVersions, monthIn);
  return {
    customerId,
    customer: customer ? versionedAnchor(customer, hash) : null,
    account: accountAnchor(partition, hash),
    plans: Object.fromEntries(
      [...versions].map(([month, items]) => [
        month,
        [items.length, digestOf(items, hash), digestOf(edits.get(month) ?? null, hash)],
      ]),
    ),
    requests: requests.map((item) => requestAnchor(item, hash)),
  };
}

function accountAnchor({ head, terms, entries }: Partition, hash: Hash): CustomerAnchor['account'] {
  if (!head) return null;
  const version = numberIn(head, 'version');
  const newest = entries.find((entry) => entry['version'] === version);
  return {
    version,
    hash: String(head['hash']),
    entryId: newest ? String(newest['sk']).slice(2) : null,
    first: firstTerms(terms, hash),
  };
}

/** Digest of the first dated terms where nothing else commits to them. */
export function firstTerms(terms: Item | undefined, hash: Hash): string | null {
  if (terms === undefined || terms['opening'] !== undefined) return null;
  const versions = terms['versions'];
  return digestOf(Array.isArray(versions) ? versions[0] : null, hash);
}

function requestAnchor(item: Item, hash: Hash) {
  const sk = String(item['sk']);
  const decided = { waits: null, kept: sk, digest: digestOf(item, hash) };
  if (item[table.waiting.partitionKey] === undefined) return decided;
  const read = Approval.safeParse(withoutPlace(item));
  if (!read.success) return decided;
  const { sk: kept } = keptAt(read.data);
  return { waits: placeOf(read.data).sk, kept, digest: askedDigest(item, hash) };
}

const withoutPlace = (item: Item) => {
  try {
    return fromItem(Approval, item);
  } catch {
    return null;
  }
};
