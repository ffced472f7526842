import { unhurried, writeAnchor } from '../../store/audit/anchors.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';
import { locked } from '../locked.ts';
import { sha256 } from '../../store/sha256.ts';
import { untilLate } from '../until-late.ts';

/**
 * Puts under lock what every account, and everything else that must not change unseen, is now. A
 * chain that is rewritten from then on, each hash anew, does not fit what stands there. The first
 * run of a day counts: a second finds what is kept and changes nothing. Where time runs out it says
 * so, and the run that the schedule makes next goes on after the parts that are kept.
 */
export const handler = job('anchor', async ({ day }) => {
  const pace = { ...unhurried, hasTime: untilLate() };
  const { isWhole, ...told } = await writeAnchor(db, locked, day, sha256, pace);
  const wholeOutcome = told.bytes > 0 ? 'kept' : 'there';
  return { outcome: isWhole ? wholeOutcome : 'goes on', ...told };
});
