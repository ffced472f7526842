import { Head, type Account } from '../../domain/account.ts';
import type { Finding } from '../../domain/audit.ts';
import type { Company } from '../../domain/company.ts';
import { genesis, type Hash } from '../../domain/chain.ts';
import { Entry } from '../../domain/entry.ts';
import { openingOf, rebuilt } from '../../domain/rebuild.ts';
import type { MonthAct } from '../../domain/months.ts';
import type { Instant } from '../../domain/values/day.ts';
import { entryItem, entryOf } from '../entries.ts';
import { keys } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import { openingOfItem, termsItem, termsOf } from '../terms.ts';
import { formerTerritories, judgeDocuments } from './documents.ts';
import { differing, finding, readable } from './finding.ts';
import { judgeClosing } from './months.ts';
import type { Partition } from './partition.ts';
import { judgeTotals } from './totals.ts';

/** What a judgement goes by besides what is judged. */
export interface Around {
  readonly company: Company;
  /** The newest closing or reopening of months; null where there never was one. */
  readonly months: MonthAct | null;
  readonly hash: Hash;
  /** The clock: what the stream's readers bring up to date may be behind for a day. */
  readonly now: Instant;
}

/** Findings, and the account as rebuilt where its entries make one. */
export interface JudgedAccount {
  readonly findings: readonly Finding[];
  readonly account: Account | null;
  /** Territories in whose index what waits about the account may still stand. */
  readonly former: readonly string[];
}

/**
 * Judges an account: its entries are recorded again, and everything stored of it must be what they
 * make. Where they make no account only that is told, because all else follows from it.
 */
export function judgeAccount(partition: Partition, around: Around): JudgedAccount {
  const begun = readAccount(partition);
  if (!('head' in begun)) return { ...none, findings: begun.findings };
  const { head, entries, terms } = begun;
  const opening = openingOfItem(terms, partition.customerId);
  const first = opening ? genesis(opening, around.hash) : '';
  const start = opening ?? openingOf(head, termsOf(terms), entries);
  const again = rebuilt(start, entries, around.hash, first);
  if (!again.ok) {
    const version = Number(again.detail['version']);
    const at = entries.find((entry) => entry.version === version);
    const place = at ? keys.entry(at.dealerId, at.entryId) : keys.head(head.dealerId);
    return { ...none, findings: [finding(again.reason, place, { version })] };
  }
  const account = again.facts;
  const begunIn = opening
    ? [opening.territory]
    : around.company.territories.map(({ territoryId }) => territoryId);
  const former = formerTerritories(begunIn, account, around.now);
  const wrong = judgeHead(head, account.head);
  if (wrong) return { findings: [wrong], account, former };
  return {
    account,
    former,
    findings: [
      ...judgeTerms(terms, termsItem(head.dealerId, account.terms, opening), head.version),
      ...judgeDocuments(partition, account, former),
      ...judgeReversals(partition, account),
      ...judgeTotals(partition, account, around),
      ...judgeClosing(head, around.months),
    ],
  };
}

const none = { account: null, former: [] };

type Begun =
  | { readonly findings: readonly Finding[] }
  | { readonly head: Head; readonly terms: Item; readonly entries: readonly Entry[] };

/** Head, terms and entries, where all of them can be read. */
function readAccount({ customerId, head, terms, ...of }: Partition): Begun {
  const newest = of.entries.reduce((most, { version }) => Math.max(most, Number(version) || 0), 0);
  const rest = [...of.entries, ...of.documents, ...of.reversals, ...of.totals];
  if (!head || !terms) {
    const isNone = !head && !terms && rest.length === 0;
    const place = head ? keys.terms(customerId) : keys.head(customerId);
    return { findings: isNone ? [] : [finding('missing', place, { version: newest })] };
  }
  const readHead = readable(
    head,
    (item) => fromItem(Head, item),
    (read) => ({ ...toItem(keys.head(read.dealerId), read) }),
    newest,
  );
  const readTerms = readable(
    terms,
    (item) => ({ versions: termsOf(item), opening: openingOfItem(item, customerId) }),
    ({ versions, opening }) => termsItem(customerId, versions, opening),
    newest,
  );
  const entries = of.entries.map((item) =>
    readable(item, (it) => Entry.parse(entryOf(it)), entryItem),
  );
  const read = entries.flatMap((each) => (each.read ? [each.read] : []));
  const version = firstGap(read);
  const wrong = entries.flatMap((each) => (each.wrong ? [{ ...each.wrong, version }] : []));
  const findings = [readHead.wrong, readTerms.wrong, ...wrong].filter((each) => each !== null);
  return readHead.read && findings.length === 0
    ? { head: readHead.read, terms, entries: read }
    : { findings };
}

/** The first version that none of these entries has: that of an entry which can't be read. */
function firstGap(entries: readonly Entry[]): number {
  const versions = new Set(entries.map((entry) => entry.version));
  let version = 1;
  while (versions.has(version)) version++;
  return version;
}

function judgeHead(stored: Head, made: Head): Finding | null {
  const place = keys.head(stored.dealerId);
  if (stored.version > made.version) {
    return finding('version-missing', place, { version: made.version + 1 });
  }
  if (stored.version < made.version) {
    return finding('head-behind', place, { version: stored.version });
  }
  const about = differing(stored, made);
  return about === '' ? null : finding('differs', place, { version: stored.version, about });
}

function judgeTerms(stored: Item, made: Item, version: number): Finding[] {
  const about = differing(stored, made);
  return about === '' ? [] : [finding('differs', stored, { version, about })];
}

function judgeReversals({ customerId, reversals }: Partition, account: Account): Finding[] {
  const versionOf = (entryId: string) => account.entries.get(entryId)?.version ?? null;
  const expected = new Map(
    [...account.reversals].map(([entryId, by]) => {
      const item: Item = { ...keys.reversal(customerId, entryId), by };
      return [String(item['sk']), { item, version: versionOf(by) }];
    }),
  );
  const findings: Finding[] = [];
  for (const stored of reversals) {
    const made = expected.get(String(stored['sk']));
    expected.delete(String(stored['sk']));
    const about = made ? differing(stored, made.item) : '';
    if (!made) {
      const version = versionOf(String(stored['sk']).slice(2));
      findings.push(finding('extra', stored, { version }));
    } else if (about !== '') {
      findings.push(finding('differs', stored, { version: made.version, about }));
    }
  }
  for (const { item, version } of expected.values()) {
    findings.push(finding('missing', item, { version }));
  }
  return findings;
}
