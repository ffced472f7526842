import type { Account } from '../../domain/account.ts';
import type { Finding } from '../../domain/audit.ts';
import type { Entry } from '../../domain/entry.ts';
import { foldedTotals } from '../../domain/rebuild-totals.ts';
import { fiscalYearStart, monthOf, type Month } from '../../domain/values/month.ts';
import { keys } from '../keys.ts';
import { totalsItem, totalsOfItem } from '../kept-totals.ts';
import type { Item } from '../read-many.ts';
import type { Around } from './account.ts';
import { isRecent } from './documents.ts';
import { differing, finding, readable } from './finding.ts';
import type { Partition } from './partition.ts';

/**
 * Kept totals must be the fold of the entries up to their mark, and be kept for every month whose
 * entries the stream's reader has had a day to fold. A mark that is another version as of which
 * the same totals are right says nothing false.
 */
export function judgeTotals(
  { customerId, totals }: Partition,
  account: Account,
  around: Around,
): Finding[] {
  const entries = [...account.entries.values()];
  const kept = new Map(totals.map((item) => [String(item['sk']).slice(2, 9), item]));
  const findings = [...kept].flatMap(([month, item]) =>
    judgeMonth(month, item, account, entries, around),
  );
  for (const [month, of] of Map.groupBy(entries, (entry) => monthOf(entry.day))) {
    const due = of.filter((entry) => !isRecent(entry.at, around.now)).at(-1);
    if (!due) continue;
    const item = kept.get(month);
    const { version } = due;
    if (!item) findings.push(finding('missing', keys.totals(customerId, month), { version }));
    else if (Number(item['mark']) < version) {
      findings.push(finding('differs', item, { version, about: 'mark' }));
    }
  }
  return findings;
}

function judgeMonth(
  month: Month,
  item: Item,
  { head }: Account,
  entries: readonly Entry[],
  { company }: Around,
): Finding[] {
  const { read, wrong } = readable(item, totalsOfItem, (kept) =>
    totalsItem(head.dealerId, month, kept),
  );
  if (!read) return [{ ...wrong, version: head.version }];
  const { mark, yearFrom } = read;
  if (mark > head.version || mark < 0) {
    return [finding('differs', item, { version: head.version, about: 'mark' })];
  }
  const upTo = entries.filter((entry) => entry.version <= mark);
  const folded = { mark, yearFrom, totals: foldedTotals(upTo, month, yearFrom) };
  const about = differing(item, totalsItem(head.dealerId, month, folded));
  if (about !== '') return [finding('differs', item, { version: mark, about })];
  const expected = fiscalYearStart(month, company.fiscalYearStart);
  // What was folded before the company moved its year stays until somebody asks for it.
  const isOlder = upTo.every(({ at }) => company.changedAt !== null && at <= company.changedAt);
  return yearFrom === expected || (isOlder && yearFrom <= month)
    ? []
    : [finding('differs', item, { version: mark, about: 'yearFrom' })];
}
