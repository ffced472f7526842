import type { Finding } from '../../domain/audit.ts';
import { lastTerms } from '../../domain/follow-up-changes.ts';
import { FollowUp, FollowUpTerms } from '../../domain/follow-up.ts';
import { canonical } from '../../domain/chain.ts';
import { keys } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import { finding, readable } from './finding.ts';

/** What is said of a follow-up is what its history says last, change by change. */
export function judgeFollowUp(item: Item): Finding[] {
  const { read, wrong } = readable(
    item,
    (it) => fromItem(FollowUp, it),
    (of) => ({ ...toItem(keys.followUp(of.followUpId), of) }),
  );
  if (!read) return [wrong];
  const { version, history } = read;
  const terms = FollowUpTerms.strip().parse(read);
  const isWhole = history.length === version && history[0]?.by === read.pinnedBy;
  return isWhole && canonical(terms) === canonical(lastTerms(read))
    ? []
    : [finding('differs', item, { version, about: 'history' })];
}
