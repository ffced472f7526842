import type { summaries } from '../../api/routes/summaries.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { restatedFigures } from '../../domain/summaries/restated.ts';
import { readCompany } from '../../store/company.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { isReproduced, readMailed } from './mailed.ts';
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
  const letter = await readMailed(member, month);
  const at = asKnownAt ?? letter?.evidence.summary.knownAt;
  const knowledge = knowledgeOf(at, company.timeZone);
  const asked = { month, member, territory };
  const isOwn = letter?.evidence.summary.knownAt === at && territory === undefined;
  const mailed = isOwn ? letter : null;
  const [known, now, isSame] = await Promise.all([
    mailed ? mailed.evidence : readSummary({ ...asked, knowledge }, company),
    readSummary({ ...asked, knowledge: knowledgeOf(undefined, company.timeZone) }, company),
    mailed ? isReproduced(mailed.evidence, member, company) : false,
  ]);
  if (known === null || now === null) {
    return refuse('too-many-dealers', { most: summaryDealersMax });
  }
  return accept({
    month,
    sent: mailed && {
      ...{ sentAt: mailed.sentAt, release: mailed.evidence.release },
      ...{ knownAt: mailed.evidence.summary.knownAt, isReproduced: isSame },
    },
    known: known.summary,
    restated: now.summary,
    figures: restatedFigures(known.summary.figures, now.summary.figures),
  });
};
