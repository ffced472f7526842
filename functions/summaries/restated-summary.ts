import type { summaries } from '../../api/routes/summaries.ts';
import { isSame } from '../../domain/is-same.ts';
import type { LetterName } from '../../domain/letters/letter.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { restatedFigures, SummaryEvidence } from '../../domain/summaries/restated.ts';
import type { Month } from '../../domain/values/month.ts';
import { readKept } from '../../store/archive.ts';
import { readCompany } from '../../store/company.ts';
import { readLetter } from '../../store/letters.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { evidenceKey } from '../letters/evidence.ts';
import { messageArchive } from '../letters/message-archive.ts';
import type { Handler } from '../serve.ts';
import { readSummary, summaryDealersMax } from './read-summary.ts';

/**
 * A month as it was known, beside the same as it is now: as of the instant asked for, or else as of
 * the caller's own letter of the month. What made the difference is the restatement of the report.
 */
export const getRestatedSummary: Handler<typeof summaries.getRestatedSummary> = async (
  { params: { month }, query: { territory, asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const letter = await readSent(member, month);
  const at = asKnownAt ?? letter?.evidence.summary.knownAt;
  const knowledge = knowledgeOf(at, company.timeZone);
  const asked = { month, member, territory };
  const [known, now] = await Promise.all([
    readSummary({ ...asked, knowledge }, company),
    readSummary({ ...asked, knowledge: knowledgeOf(undefined, company.timeZone) }, company),
  ]);
  if (known === null || now === null) {
    return refuse('too-many-dealers', { most: summaryDealersMax });
  }
  const isOwn = letter?.evidence.summary.knownAt === at && territory === undefined;
  return accept({
    month,
    sent:
      letter && isOwn
        ? {
            ...{ sentAt: letter.sentAt, release: letter.evidence.release },
            knownAt: letter.evidence.summary.knownAt,
            isReproduced: isSame(letter.evidence.summary, known.summary),
          }
        : null,
    known: known.summary,
    restated: now.summary,
    figures: restatedFigures(known.summary.figures, now.summary.figures),
  });
};

/** The caller's own letter of a month, with what it was computed from; null where there is none. */
async function readSent({ memberId }: Member, month: Month) {
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
