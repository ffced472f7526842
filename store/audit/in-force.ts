import type { Finding } from '../../domain/audit.ts';
import { canonical } from '../../domain/chain.ts';
import { InForce } from '../../domain/contracts/in-force.ts';
import type { TermsChange } from '../../domain/entry.ts';
import { inForceDigest } from '../in-force.ts';
import { keys } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import { finding, readable } from './finding.ts';
import type { Partition } from './partition.ts';

/**
 * The terms in force must be those that the head names, and what the chain of the account kept the
 * digest of. An entry from before digests were kept proves nothing of them.
 */
export function judgeInForce({ customerId, inForce, head, entries }: Partition): Finding[] {
  const named = (head?.['contracts'] as { item?: number } | undefined)?.item;
  const place = keys.inForce(customerId);
  if (!inForce) return named === undefined ? [] : [finding('missing', place)];
  const { read, wrong } = readable(
    inForce,
    (item) => fromItem(InForce, item),
    (value) => ({ ...toItem(place, value) }),
  );
  if (!read) return [wrong];
  if (canonical(read.version) !== canonical(named))
    return [finding('differs', inForce, { about: 'version' })];
  const digest = newestDigest(entries);
  if (digest === undefined || digest === inForceDigest(read)) return [];
  return [finding('differs', inForce, { about: 'contracts, exceptions, since' })];
}

/** The digest in the newest entry that changed the terms in force. */
function newestDigest(entries: readonly Item[]): string | undefined {
  const changes = entries.filter((item) => changeIn(item) !== undefined);
  const newest = changes.toSorted((a, b) => Number(a['version']) - Number(b['version'])).at(-1);
  return newest && changeIn(newest)?.digest;
}

const changeIn = (item: Item): TermsChange['contracts'] =>
  (item['terms'] as TermsChange | undefined)?.contracts;
