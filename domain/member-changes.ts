import { accept, refuse, type Outcome } from './outcome.ts';
import type { Member, MemberTerms } from './member.ts';
import type { Company } from './company.ts';
import type { Instant } from './values/day.ts';

/** Most changes kept with a member; the oldest go first. */
const historyKept = 200;

/** Who does something, and when: stands in every history. */
export interface By {
  readonly memberId: string;
  readonly at: Instant;
}

/** What an admin says of a member again; what is absent stays. */
export type MemberTermsChange = {
  readonly [Term in keyof MemberTerms]?: MemberTerms[Term] | undefined;
};

/** A member as first invited: not bound to a subject until the person signs in. */
export function newMember(memberId: string, email: string, terms: MemberTerms, by: By): Member {
  const history = [{ at: by.at, by: by.memberId, terms }];
  return { ...terms, memberId, email, bound: false, version: 1, history };
}

/** Refuses territories that the company does not have; `*` is every one. */
export function checkTerritories(
  territories: readonly string[],
  company: Pick<Company, 'territories'>,
): Outcome<null, 'territory-unknown'> {
  const known = new Set(['*', ...company.territories.map((t) => t.territoryId)]);
  const unknown = territories.find((territory) => !known.has(territory));
  return unknown === undefined ? accept(null) : refuse('territory-unknown', { territory: unknown });
}

/** The member with changed terms, the change added to the history. */
export function changedMember(member: Member, change: MemberTermsChange, by: By): Member {
  const language = change.language ?? member.language;
  const terms: MemberTerms = {
    name: change.name ?? member.name,
    roles: change.roles ?? member.roles,
    territories: change.territories ?? member.territories,
    active: change.active ?? member.active,
    ...(language && { language }),
  };
  const history = [...member.history, { at: by.at, by: by.memberId, terms }].slice(-historyKept);
  return { ...member, ...terms, version: member.version + 1, history };
}

/** The name under which what an erased member recorded is still shown. */
const pseudonym = ({ memberId }: Pick<Member, 'memberId'>): string => `Member ${memberId}`;

/**
 * The member without the person: name and email become a pseudonym, also in the history. What the
 * member could do and did stays under the id, because the ledger must be kept whole.
 */
export function erasedMember(
  member: Member,
  reason: string,
  by: By,
): Outcome<Member, 'member-active'> {
  if (member.active) return refuse('member-active');
  const name = pseudonym(member);
  const { roles, territories, active } = member;
  const changes = [
    ...member.history,
    { at: by.at, by: by.memberId, terms: { name, roles, territories, active } },
  ].slice(-historyKept);
  return accept({
    ...member,
    name,
    email: `${member.memberId.toLowerCase()}@erased.invalid`,
    bound: false,
    version: member.version + 1,
    history: changes.map((change) => ({ ...change, terms: { ...change.terms, name } })),
    erased: { at: by.at, by: by.memberId, reason },
  });
}

/** True for someone who can invite and change members now. */
export const isActiveAdmin = (member: Pick<Member, 'active' | 'roles'>): boolean =>
  member.active && member.roles.includes('admin');

/**
 * The admin who remains when `before` becomes `after`: null where no other is needed. Without one
 * nobody could ever invite or change members again, so the change is refused.
 */
export function remainingAdmin(
  before: Member,
  after: Member,
  members: readonly Member[],
): Outcome<Member | null, 'last-admin'> {
  if (!isActiveAdmin(before) || isActiveAdmin(after)) return accept(null);
  const other = members.find((m) => m.memberId !== before.memberId && isActiveAdmin(m));
  return other ? accept(other) : refuse('last-admin');
}

/**
 * True where `there` is what this member made of the same request before, so that a request whose
 * answer was lost may be sent again. Whether the person has signed in meanwhile does not count.
 */
export const isSameChange = (there: Member, wanted: Member): boolean =>
  there.version === wanted.version &&
  there.email === wanted.email &&
  JSON.stringify(lastChange(there)) === JSON.stringify(lastChange(wanted));

const lastChange = ({ history }: Member) => {
  const last = history.at(-1);
  return [last?.by, last?.terms];
};
