import type { Company } from '../../domain/company.ts';
import type { LetterName } from '../../domain/letters/letter.ts';
import type { Member } from '../../domain/member.ts';
import { haveSameFigures, SummaryEvidence } from '../../domain/summaries/restated.ts';
import type { Instant } from '../../domain/values/day.ts';
import type { Month } from '../../domain/values/month.ts';
import { readKept } from '../../store/archive.ts';
import {
  lineOf,
  readCustomers,
  type CustomerLine,
  type KeptCustomer,
} from '../../store/customers.ts';
import { readLetter } from '../../store/letters.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { evidenceKey } from '../letters/evidence.ts';
import { messageArchive } from '../letters/message-archive.ts';
import { readSummary } from './read-summary.ts';

/** A month as it was mailed: when, and what the letter was computed from. */
export interface Mailed {
  readonly sentAt: Instant | null;
  readonly evidence: SummaryEvidence;
}

/** The member's own letter of a month, with what it was computed from; null where there is none. */
export async function readMailed({ memberId }: Member, month: Month): Promise<Mailed | null> {
  const name: LetterName = {
    ...{ kind: 'month-summary', period: month, copy: 0 },
    recipient: { is: 'member', memberId },
  };
  const letter = await readLetter(db, name);
  if (!letter?.message) return null;
  const bytes = await readKept(messageArchive, evidenceKey(name, letter.message.sha256));
  const evidence = SummaryEvidence.parse(JSON.parse(Buffer.from(bytes).toString()));
  return { sentAt: letter.sentAt, evidence };
}

/**
 * Whether the figures of a letter come out the same when they are computed again: from the very
 * accounts that it was computed from, wherever their dealers are now, and by the basis of then.
 */
export async function isReproduced(
  { versions, summary }: SummaryEvidence,
  member: Member,
  company: Company,
): Promise<boolean> {
  const { month, knownAt, basis } = summary;
  const kept = await readCustomers(db, Object.keys(versions));
  const again = await readSummary(
    {
      ...{ month, territory: undefined, knowledge: knowledgeOf(knownAt, company.timeZone) },
      // Nothing of it is shown: what is answered is one word about the member's own letter.
      member: { ...member, territories: ['*'] },
      lines: kept.flatMap((each) => (each ? [lineKnown(each, knownAt)] : [])),
    },
    { ...company, policies: { ...company.policies, basis } },
  );
  return again !== null && haveSameFigures(summary, again.summary);
}

/** The line of a dealer, active or closed as it was then where it changed once since. */
function lineKnown({ customer, edits }: KeptCustomer, at: Instant): CustomerLine {
  const isChanged = edits.active !== undefined && edits.active.at > at;
  return { ...lineOf(customer), active: isChanged ? !customer.active : customer.active };
}
