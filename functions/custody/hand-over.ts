import type { custody as routes } from '../../api/routes/custody.ts';
import { offered, taken, withdrawn, type Custody } from '../../domain/custody.ts';
import type { By } from '../../domain/member-changes.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { keepCustody, readCustody } from '../../store/custody.ts';
import { readMembers } from '../../store/members.ts';
import { untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** Who keeps the archive. */
export const getCustody: Handler<typeof routes.getCustody> = async () =>
  accept(await readCustody(db));

/** Offers the archive. */
export const offerCustody: Handler<typeof routes.offerCustody> = async (
  { body: { custodianId, deputyId, note = null } },
  { member },
) => {
  const named = [custodianId, ...(deputyId === null ? [] : [deputyId])];
  const members = await readMembers(db, named);
  const find = (id: string | null) => members.find(({ memberId }) => memberId === id);
  const unknown = named.find((id) => !find(id));
  const custodian = find(custodianId);
  if (unknown !== undefined || !custodian)
    return refuse('member-not-found', { member: unknown ?? custodianId });
  const offer = { custodian, deputy: find(deputyId) ?? null, note };
  return act(async (before, by) => offered(before, offer, member, await isVacant(before), by), {
    memberId: member.memberId,
  });
};

/** Nobody keeps the archive, or who did has left. */
async function isVacant({ present }: Custody): Promise<boolean> {
  if (present === null) return true;
  const [custodian] = await readMembers(db, [present.custodianId]);
  return !custodian?.active || !custodian.roles.includes('custodian');
}

/** Takes the archive. */
export const takeCustody: Handler<typeof routes.takeCustody> = (_, { member }) =>
  act((before, by) => taken(before, by), member);

/** Takes an offer back, or declines it. */
export const withdrawCustody: Handler<typeof routes.withdrawCustody> = (_, { member }) =>
  act((before, by) => withdrawn(before, by), member);

/** Reads, decides and writes, again where somebody else acted meanwhile. */
const act = <Reason extends string>(
  decide: (before: Custody, by: By) => Outcome<Custody, Reason> | Promise<Outcome<Custody, Reason>>,
  { memberId }: { readonly memberId: string },
): Promise<Outcome<Custody, Reason>> =>
  untilDone(async () => {
    const before = await readCustody(db);
    const decided = await decide(before, { memberId, at: instant() });
    if (decided.ok && decided.facts !== before) await keepCustody(db, decided.facts);
    return decided;
  });
