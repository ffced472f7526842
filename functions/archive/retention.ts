import type { archive } from '../../api/routes/archive.ts';
import { fileKey } from '../../domain/archive/file.ts';
import { afterDecision, type Decision } from '../../domain/archive/retention.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { addDays } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { readFile } from '../../store/contract-files.ts';
import { keepRetention, lockUntil, readRetention } from '../../store/retention.ts';
import { untilDone } from '../../store/transact.ts';
import { dayIn, instant, lastInstantOf } from '../clock.ts';
import { visibleHead } from '../contracts/visible.ts';
import { isKeeper } from '../custody/keeper.ts';
import { db } from '../database.ts';
import { files } from '../files.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** Days that S3 locks an object for at most. */
const longestDays = 36_500;

/**
 * Decides of a file, as who keeps the archive: to keep it for longer, which its lock then does, or
 * that it is not to be kept any more. Nothing is deleted by it.
 */
export const decideRetention: Handler<typeof archive.decideRetention> = async (
  { params: { dealerId, fileId }, body },
  { member },
) => {
  await visibleHead(dealerId, member);
  if (!(await isKeeper(member))) return refuse('not-the-custodian');
  const file = await readFile(db, dealerId, fileId);
  if (!file) throw new Problem('not-found');
  const { timeZone } = await readCompany(db);
  const isTooLong =
    body.decision === 'keep' && body.until > addDays(dayIn(timeZone), longestDays - 1);
  if (isTooLong) return refuse('retention-too-long');
  const given: Decision =
    body.decision === 'keep' ? { ...body, until: lastInstantOf(body.until, timeZone) } : body;
  return untilDone(async () => {
    const before = await readRetention(db, dealerId, fileId);
    const by = { memberId: member.memberId, at: instant() };
    const after = afterDecision(file, before, given, by);
    if (!after.ok || after.facts === before) return after;
    // The lock first: what the table says is held is held.
    if (given.decision === 'keep') await lockUntil(files, fileKey(file), given.until);
    await keepRetention(db, after.facts);
    return accept(after.facts);
  });
};
