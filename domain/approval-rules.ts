import * as z from 'zod';
import {
  Approval,
  ApprovalKind,
  type ApprovalRule,
  type ApproverRole,
  type Deputy,
} from './approval.ts';
import type { Company } from './company.ts';
import type { By } from './member-changes.ts';
import { worksIn, type Member } from './member.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { ShortId } from './values/code.ts';
import type { Day } from './values/day.ts';

/**
 * Who decides where the company's matrix says nothing. Plans and contracts are the sales line's;
 * credit and exceptions are the company's
 * money, so whoever sells in a territory does not raise its limits.
 */
export const defaultApprovers: Readonly<Record<ApprovalKind, readonly ApproverRole[]>> = {
  plan: ['manager', 'director'],
  'credit-limit': ['director', 'finance'],
  contract: ['manager', 'director'],
  'contract-exception': ['director'],
  'month-reopening': ['director'],
  'write-off': ['director'],
};

/**
 * Identity of a request: kind, dealer (null for the company) and subject (a plan's month, or the
 * request's own id).
 */
export const approvalId = (kind: ApprovalKind, dealerId: string | null, subject: string): string =>
  `${kind}~${dealerId ?? ''}~${subject}`;

/** The kind, dealer and subject of an id; null where it is no request's id. */
export function referenceOf(id: string): Reference | null {
  const [kind, dealerId, subject, ...rest] = id.split('~');
  if (kind === undefined || dealerId === undefined || rest.length > 0) return null;
  const named = kind === companyKind ? { kind, dealerId: dealerId || null } : { kind, dealerId };
  const reference = Reference.safeParse({ ...named, subject });
  return reference.success ? reference.data : null;
}

const companyKind = 'month-reopening';
const subject = Approval.shape.subject;
/** What a request is about: a dealer, or for the kinds that are the company's, no dealer. */
const Reference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(companyKind), dealerId: z.null(), subject }),
  z.strictObject({ kind: ApprovalKind.exclude([companyKind]), dealerId: ShortId, subject }),
]);
export type Reference = z.infer<typeof Reference>;

/** What is asked for; who asks and when stand beside it. */
export type Request = Pick<
  Approval,
  'kind' | 'dealerId' | 'territory' | 'subject' | 'amount' | 'current' | 'reason' | 'settles'
> & {
  /** Others whose work it is; none of them may decide. */
  readonly makers?: readonly string[];
};

/** A request that waits from now on. */
export function newApproval(request: Request, by: By): Approval {
  return {
    ...request,
    makers: [...(request.makers ?? [])],
    approvalId: approvalId(request.kind, request.dealerId, request.subject),
    state: 'waiting',
    requestedBy: by.memberId,
    requestedAt: by.at,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
  };
}

/** The request with its decision. */
export function decided(
  approval: Approval,
  state: 'approved' | 'rejected',
  reason: string | null,
  by: By,
): Approval {
  const decision = { decidedBy: by.memberId, decidedAt: by.at, decisionReason: reason };
  return { ...approval, state, ...decision };
}

/** Roles that may decide a request: of the first rule that fits, else the default of its kind. */
export function approversOf(
  approval: Pick<Approval, 'kind' | 'amount' | 'territory'>,
  rules: readonly ApprovalRule[],
): readonly ApproverRole[] {
  return rules.find((rule) => fits(rule, approval))?.roles ?? defaultApprovers[approval.kind];
}

/** A request for "no limit" (amount null) is above every bound. */
function fits(rule: ApprovalRule, of: Pick<Approval, 'kind' | 'amount' | 'territory'>): boolean {
  if (rule.kind !== of.kind) return false;
  if (rule.territory !== null && rule.territory !== of.territory) return false;
  return rule.upTo === null || (of.amount !== null && of.amount <= rule.upTo);
}

/** Who decides: a member, and the members in whose place this one stands today. */
export interface Decider {
  readonly member: Member;
  readonly inPlaceOf: readonly Member[];
}

/**
 * True where the decider, or someone in whose place they stand, works in the territory; for what is
 * about the whole company (null), in every one.
 */
export const seesAs = ({ member, inPlaceOf }: Decider, territory: string | null): boolean =>
  [member, ...inPlaceOf].some((each) => worksIn(each, territory ?? '*'));

/** Ids of the members in whose place `memberId` stands on a day. */
export function principalsOf(memberId: string, deputies: readonly Deputy[], today: Day): string[] {
  return deputies
    .filter((d) => d.deputyId === memberId && d.from <= today && today <= d.to)
    .map((d) => d.memberId);
}

/**
 * Whether someone may decide a request: by an own role in the territory, or in the place of a
 * member who could. Nobody decides what they asked for or made, and nobody lends a deputy a right
 * that they do not have themselves.
 */
export function mayDecide(
  approval: Approval,
  decider: Decider,
  company: Pick<Company, 'approvals'>,
): Outcome<null, 'own-request' | 'not-your-approval'> {
  if (made(approval, decider.member)) return refuse('own-request');
  const roles = approversOf(approval, company.approvals);
  const able = [decider.member, ...decider.inPlaceOf].some(
    (member) => holds(member, roles, approval.territory) && !made(approval, member),
  );
  return able ? accept(null) : refuse('not-your-approval', { roles: roles.join(', ') });
}

const made = (approval: Approval, { memberId }: Member): boolean =>
  approval.requestedBy === memberId || approval.makers.includes(memberId);

/**
 * A director is a manager of all territories; any other role counts in the member's territories.
 * An admin's sight of every territory is not asked here, so it never widens another role.
 */
function holds(member: Member, roles: readonly ApproverRole[], territory: string | null): boolean {
  if (!member.active) return false;
  const director = member.roles.includes('director');
  if (director && (roles.includes('director') || roles.includes('manager'))) return true;
  const inside = member.territories.some((each) => each === '*' || each === territory);
  return inside && roles.some((role) => member.roles.includes(role));
}
