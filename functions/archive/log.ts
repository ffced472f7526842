import type { archive } from '../../api/routes/archive.ts';
import { joinUses, useOf, type FileUse } from '../../domain/archive/uses.ts';
import { worksIn } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { readHeads } from '../../store/heads.ts';
import { mintsOf } from '../../store/mints.ts';
import { readRecords } from '../../store/access-records.ts';
import { db } from '../database.ts';
import { uses } from '../files.ts';
import type { Handler } from '../serve.ts';

/**
 * A function of ours works under a role of the stack, in a session named after the function. Who
 * makes roles can make one that looks like them: that is the limit of this.
 */
const isOwn = (requester: string): boolean =>
  /:assumed-role\/Dealerbook-[^/]*\/dealerbook-[^/]*$/.test(requester);

/** Mints of a day (UTC) with their uses, and uses without a person, of the caller's dealers. */
export const getFileLog: Handler<typeof archive.getFileLog> = async (
  { query: { day } },
  { member },
) => {
  const records = await readRecords(uses, day);
  if (records === null) return refuse('too-many-uses');
  const used = records
    .flatMap((line) => useOf(line, isOwn) ?? [])
    .filter(({ at }) => at.slice(0, 10) === day);
  const mints = [...(await mintsOf(db, addDays(day, -1))), ...(await mintsOf(db, day))];
  const { joined, unknown } = joinUses(mints, used);
  const heads = await readHeads(
    db,
    [...mints, ...used].map(({ dealerId }) => dealerId),
  );
  const isSeen = ({ dealerId }: { readonly dealerId: string }): boolean => {
    const head = heads.get(dealerId);
    return head === undefined ? worksIn(member, '*') : worksIn(member, head.territory);
  };
  return accept({
    mints: joined
      .filter(({ mint, uses: of }) => isSeen(mint) && isOf(day, mint.at, of))
      .map(({ mint, uses: of }) => ({ ...mint, uses: [...of] })),
    unknown: unknown.filter(isSeen),
  });
};

/** Minted on the day, or on the evening before and used on the day. */
const isOf = (day: Day, at: string, of: readonly FileUse[]): boolean =>
  at.slice(0, 10) === day || of.length > 0;
