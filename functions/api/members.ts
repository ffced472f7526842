import { members } from '../../api/routes/members.ts';
import {
  changedMember,
  checkTerritories,
  erasedMember,
  isSameChange,
  newMember,
  remainingAdmin,
} from '../../domain/member-changes.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import {
  addMember,
  changeMember,
  eraseMember,
  listMembers,
  memberOfEmail,
  readMember,
} from '../../store/members.ts';
import { callerOf } from '../caller.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';
import { Problem } from '../problem-answers.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof members> = {
  listMembers: async () => accept({ members: await listMembers(db) }),

  inviteMember: async ({ body: { email, ...terms } }, caller) => {
    const known = checkTerritories(terms.territories, await readCompany(db));
    if (!known.ok) return known;
    const by = { memberId: caller.member.memberId, at: instant() };
    const member = newMember(newId(8), email, terms, by);
    if (await addMember(db, member)) return accept(member);
    const there = await readMember(db, (await memberOfEmail(db, email)) ?? member.memberId);
    return there && isSameChange(there, member)
      ? accept(there)
      : refuse('already-exists', { code: email });
  },

  changeMember: async ({ params, body: { version, ...change } }, caller) => {
    const all = await listMembers(db);
    const before = all.find((m) => m.memberId === params.memberId);
    if (!before) throw new Problem('not-found');
    if (before.erased) return refuse('member-erased');
    const by = { memberId: caller.member.memberId, at: instant() };
    if (before.version !== version) {
      const wanted = changedMember({ ...before, version }, change, by);
      return isSameChange(before, wanted) ? accept(before) : refuse('changed-meanwhile');
    }
    const known = checkTerritories(change.territories ?? [], await readCompany(db));
    if (!known.ok) return known;
    const after = changedMember(before, change, by);
    const remaining = remainingAdmin(before, after, all);
    if (!remaining.ok) return remaining;
    const kept = await changeMember(db, after, remaining.facts);
    return kept ? accept(after) : refuse('changed-meanwhile');
  },

  eraseMember: async ({ params, body: { version, reason } }, caller) => {
    const before = await readMember(db, params.memberId);
    if (!before) throw new Problem('not-found');
    if (before.erased) return accept(before);
    if (before.version !== version) return refuse('changed-meanwhile');
    const by = { memberId: caller.member.memberId, at: instant() };
    const after = erasedMember(before, reason, by);
    if (!after.ok) return after;
    return (await eraseMember(db, before, after.facts)) ? after : refuse('changed-meanwhile');
  },
};

export const handler = serve(members, handlers, callerOf);
