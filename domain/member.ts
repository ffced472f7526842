import * as z from 'zod';
import { Role } from './role.ts';
import { MemberId, TerritoryId } from './values/code.ts';
import { Instant } from './values/day.ts';
import { Language } from './values/language.ts';
import { Email, text } from './values/text.ts';

/** `*` stands for every territory, also those that are added later. */
export const MemberTerritory = z.union([TerritoryId, z.literal('*')]);

/** What an admin decides about a member. */
export const MemberTerms = z
  .strictObject({
    name: text(60),
    roles: z.array(Role).min(1).max(8),
    territories: z.array(MemberTerritory).max(60),
    active: z.boolean(),
    /** What letters to the member are written in; the company's own where nobody said. */
    language: Language.optional(),
  })
  .meta({ id: 'MemberTerms' });
export type MemberTerms = z.infer<typeof MemberTerms>;

/** One change of a member's terms: who did it, when, and the terms from then on. */
export const MemberChange = z.strictObject({ at: Instant, by: z.string(), terms: MemberTerms });

/** Who erased a member's person, when, and at whose wish. */
export const Erasure = z
  .strictObject({ at: Instant, by: z.string(), reason: text(300) })
  .meta({ id: 'Erasure' });

/** Someone who may sign in. Invited by email; the first verified token binds the subject, once. */
export const Member = MemberTerms.extend({
  memberId: MemberId,
  email: Email,
  /** True once the person has signed in and the identity provider's subject is bound. */
  bound: z.boolean(),
  version: z.int().min(1),
  history: z.array(MemberChange).max(200),
  /** Present once name and email were replaced by a pseudonym: nobody can be this member again. */
  erased: Erasure.optional(),
}).meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

/** True where the member works in the territory. Admins and directors work in all. */
export function worksIn(member: Pick<Member, 'roles' | 'territories'>, territory: string): boolean {
  if (member.roles.includes('director') || member.roles.includes('admin')) return true;
  return member.territories.includes('*') || member.territories.includes(territory);
}

/**
 * The territories in which the member works; null for all. With `only` it is that one, or none
 * where the member does not work there.
 */
export function territoriesOf(
  member: Pick<Member, 'roles' | 'territories'>,
  only?: string,
): readonly string[] | null {
  if (only !== undefined) return worksIn(member, only) ? [only] : [];
  return worksIn(member, '*') ? null : member.territories;
}

/**
 * The language of letters to a member: what was said of the member, else Chinese where the company
 * counts in yuan, and English everywhere else.
 */
export const languageOf = (
  { language }: Pick<Member, 'language'>,
  { currency }: { readonly currency: string },
): Language => language ?? (currency === 'CNY' ? 'zh' : 'en');
