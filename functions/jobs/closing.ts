import { actOnward } from '../months/onward.ts';
import { job } from '../job.ts';
import { untilLate } from '../until-late.ts';

/**
 * Goes on with the closing or reopening of months that is under way, where there is one, until
 * every account has it. Whoever began it may have stopped anywhere.
 */
export const handler = job('closing', async () => {
  const act = await actOnward(untilLate());
  if (!act) return { outcome: 'none' };
  const { number, month, done, all } = act;
  return { outcome: act.after === null ? act.act : 'goes on', number, month, done, all };
});
