import * as z from 'zod';
import type { By } from './member-changes.ts';
import type { Member } from './member.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { MemberId } from './values/code.ts';
import { Instant } from './values/day.ts';
import { text } from './values/text.ts';

/** One time of keeping: who kept the archive, with which deputy, and who gave it to whom. */
export const Keeping = z
  .strictObject({
    custodianId: MemberId,
    deputyId: MemberId.nullable(),
    from: Instant,
    /** Who handed it over, or appointed the first; and who took it. */
    givenBy: MemberId,
    takenBy: MemberId,
    note: text(500).nullable(),
  })
  .meta({ id: 'Keeping' });
export type Keeping = z.infer<typeof Keeping>;

/** The archive offered to another custodian, who has not taken it yet. */
export const HandOver = Keeping.pick({ custodianId: true, deputyId: true, note: true })
  .extend({ offeredBy: MemberId, offeredAt: Instant })
  .meta({ id: 'HandOver' });

/** Who keeps the archive: one custodian with a deputy, and everyone who kept it before. */
export const Custody = z
  .strictObject({
    /** Null until somebody is appointed and has taken it. */
    present: Keeping.nullable(),
    offered: HandOver.nullable(),
    past: z.array(Keeping).max(200),
    version: z.int().min(0),
    changedAt: Instant.nullable(),
    changedBy: MemberId.nullable(),
  })
  .meta({ id: 'Custody' });
export type Custody = z.infer<typeof Custody>;

/** The custody of a company that has appointed nobody. */
export const noCustody: Custody = {
  ...{ present: null, offered: null, past: [], version: 0 },
  ...{ changedAt: null, changedBy: null },
};

/** Most times of keeping that are kept beside the present one; the oldest go first. */
const pastKept = 200;

/** True for who keeps the archive now: the custodian, or the deputy. */
export const keepsArchive = ({ present }: Custody, memberId: string): boolean =>
  present !== null && (present.custodianId === memberId || present.deputyId === memberId);

/** What is offered: to whom, with which deputy. */
export interface Offer {
  readonly custodian: Member;
  readonly deputy: Member | null;
  readonly note: string | null;
}

/**
 * Offers the archive. The custodian offers it; where there is none, or the custodian has left,
 * whoever appoints does (an admin or director). It changes hands when it is taken.
 */
export function offered(
  before: Custody,
  { custodian, deputy, note }: Offer,
  giver: Member,
  isVacant: boolean,
  by: By,
): Outcome<Custody, 'custody-held' | 'not-a-custodian'> {
  const wrong = [custodian, ...(deputy ? [deputy] : [])].find((one) => !mayKeep(one));
  if (wrong) return refuse('not-a-custodian', { name: wrong.name });
  if (deputy?.memberId === custodian.memberId)
    return refuse('not-a-custodian', { name: custodian.name });
  const gives = before.present?.custodianId === giver.memberId;
  const appoints = giver.roles.some((role) => role === 'admin' || role === 'director');
  if (!gives && !(isVacant && appoints)) return refuse('custody-held');
  const handOver = {
    ...{ custodianId: custodian.memberId, deputyId: deputy?.memberId ?? null, note },
    ...{ offeredBy: by.memberId, offeredAt: by.at },
  };
  return accept(changed({ ...before, offered: handOver }, by));
}

const mayKeep = ({ active, roles }: Member): boolean => active && roles.includes('custodian');

/** Takes the archive, which only the one it is offered to can do: an act of both sides. */
export function taken(before: Custody, by: By): Outcome<Custody, 'no-hand-over'> {
  const { offered: offer, present } = before;
  // Sent again after its answer was lost: taken already.
  if (offer === null && present?.takenBy === by.memberId) return accept(before);
  if (offer?.custodianId !== by.memberId) return refuse('no-hand-over');
  const { custodianId, deputyId, note, offeredBy: givenBy } = offer;
  const now = { custodianId, deputyId, note, from: by.at, givenBy, takenBy: by.memberId };
  const past = [...before.past, ...(present ? [present] : [])].slice(-pastKept);
  return accept(changed({ ...before, present: now, offered: null, past }, by));
}

/** Takes an offer back, or declines it: the one who offered, or the one it is offered to. */
export function withdrawn(before: Custody, by: By): Outcome<Custody, 'no-hand-over'> {
  const sides = [before.offered?.offeredBy, before.offered?.custodianId];
  if (!sides.includes(by.memberId)) return refuse('no-hand-over');
  return accept(changed({ ...before, offered: null }, by));
}

const changed = (custody: Custody, { memberId, at }: By): Custody => ({
  ...custody,
  version: custody.version + 1,
  changedAt: at,
  changedBy: memberId,
});
