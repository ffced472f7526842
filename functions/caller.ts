import type { APIGatewayProxyEventV2WithJWTAuthorizer as Event } from 'aws-lambda';
import { localeOf } from '../api/sentences.ts';
import type { Member } from '../domain/member.ts';
import { newMember } from '../domain/member-changes.ts';
import {
  addMember,
  bindSubject,
  memberOfEmail,
  memberOfSubject,
  readBoundMember,
  readMember,
} from '../store/members.ts';
import { isRestoring } from '../store/restoring.ts';
import { instant } from './clock.ts';
import { db } from './database.ts';
import { apiEnvironment } from './environment.ts';
import { memberRate } from './member-rate.ts';
import { newId } from './new-id.ts';
import { Problem } from './problem-answers.ts';
import type { Caller } from './serve.ts';

export { nobody } from './nobody.ts';

const settings = apiEnvironment();
const countRequest = memberRate(settings.MEMBER_RATE);

/** Most characters of a subject as Google gives them, and of an email address. */
const subjectLength = 255;
const emailLength = 254;

/** Subject → member id. A binding holds until it is erased, so it may be remembered; roles not. */
const bound = new Map<string, string>();

/**
 * Finds the active member behind a token that the gateway's authorizer has checked. Claims arrive
 * as strings. Who is not a member, or no longer, or of another domain, or asks too often, is
 * refused.
 */
export async function callerOf(event: Event): Promise<Caller> {
  const claims = event.requestContext.authorizer.jwt.claims;
  const email = String(claims['email'] ?? '').toLowerCase();
  const subject = String(claims['sub'] ?? '');
  const trusted =
    subject !== '' &&
    subject.length <= subjectLength &&
    email.length <= emailLength &&
    String(claims['email_verified']) === 'true' &&
    claims['hd'] === settings.HOSTED_DOMAIN;
  if (trusted) countRequest(subject);
  const member = trusted ? await memberBehind(subject, email) : null;
  if (!member?.active) throw new Problem('not-a-member', { email });
  return { member, locale: localeOf(event.headers['accept-language']) };
}

async function memberBehind(subject: string, email: string): Promise<Member | null> {
  const remembered = bound.get(subject);
  const memberId = remembered ?? (await memberOfSubject(db, subject));
  if (memberId === null) return firstSignIn(subject, email);
  bound.set(subject, memberId);
  const member = await readBoundMember(db, memberId, subject);
  if (remembered === undefined || !member?.erased) return member;
  // The person was erased, which ends the binding, and may have been invited anew.
  bound.delete(subject);
  return memberBehind(subject, email);
}

/** Binds the subject of a person who was invited; the subject alone decides from then on. */
async function firstSignIn(subject: string, email: string): Promise<Member | null> {
  const memberId = (await memberOfEmail(db, email)) ?? (await firstAdmin(email));
  if (memberId === null) return null;
  const won = await bindSubject(db, memberId, subject);
  // The person's own first two requests may race each other; then the other one has bound it.
  const holder = won ? memberId : await memberOfSubject(db, subject);
  return holder === memberId ? readMember(db, memberId) : null;
}

/**
 * Makes the member that the deployment named, when this is that person and nobody made it yet. In a
 * table that is only half restored it may be that the backup has this person and is not there yet.
 */
async function firstAdmin(email: string): Promise<string | null> {
  if (email !== settings.FIRST_ADMIN_EMAIL.toLowerCase()) return null;
  if (await isRestoring(db)) return null;
  const terms = { name: email, roles: ['admin' as const], territories: ['*'], active: true };
  const by = { memberId: 'deployment', at: instant() };
  await addMember(db, newMember(newId(8), email, terms, by));
  return memberOfEmail(db, email);
}
