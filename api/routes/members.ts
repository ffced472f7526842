import * as z from 'zod';
import { Member, MemberTerms } from '../../domain/member.ts';
import { MemberId } from '../../domain/values/code.ts';
import { Email, text } from '../../domain/values/text.ts';
import { route } from '../route.ts';

export const members = {
  listMembers: route({
    method: 'GET',
    path: '/members',
    summary: 'Everyone who may sign in, with roles, territories and history',
    roles: ['admin', 'director', 'manager'],
    reply: z.strictObject({ members: z.array(Member) }),
  }),
  inviteMember: route({
    method: 'POST',
    path: '/members',
    summary: 'Invite someone by email',
    roles: ['admin'],
    body: MemberTerms.extend({ email: Email, active: z.boolean().default(true) }),
    reply: Member,
    status: 201,
    refuses: ['already-exists', 'territory-unknown'],
  }),
  changeMember: route({
    method: 'PATCH',
    path: '/members/{memberId}',
    summary: 'Change name, roles, territories, or close a membership',
    roles: ['admin'],
    params: z.strictObject({ memberId: MemberId }),
    body: MemberTerms.partial().extend({ version: z.int().min(1) }),
    reply: Member,
    refuses: ['changed-meanwhile', 'territory-unknown', 'last-admin', 'member-erased'],
  }),
  eraseMember: route({
    method: 'POST',
    path: '/members/{memberId}/erase',
    summary: 'Replace the name and email of a closed member by a pseudonym, for good',
    roles: ['admin'],
    params: z.strictObject({ memberId: MemberId }),
    body: z.strictObject({ version: z.int().min(1), reason: text(300) }),
    reply: Member,
    refuses: ['changed-meanwhile', 'member-active'],
  }),
};
