import * as z from 'zod';
import { CompanySettings, CompanyShown } from '../../domain/company.ts';
import { Role, everyRole } from '../../domain/role.ts';
import { Instant } from '../../domain/values/day.ts';
import { route } from '../route.ts';

export const company = {
  me: route({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in, and what they may do',
    roles: everyRole,
    reply: z.strictObject({
      memberId: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(Role),
      territories: z.array(z.string()),
    }),
  }),
  getCompany: route({
    method: 'GET',
    path: '/company',
    summary: 'Name, looks, currency, calendar, policies of the company',
    roles: everyRole,
    reply: CompanyShown,
  }),
  changeCompany: route({
    method: 'PATCH',
    path: '/company',
    summary: 'Change settings of the company',
    roles: ['admin'],
    body: CompanySettings.partial().extend({ version: z.int().min(0) }),
    reply: CompanyShown,
    refuses: ['changed-meanwhile', 'currency-fixed', 'time-zone-unknown', 'territory-in-use'],
  }),
  /** A page asked for with a cursor of the last key is still answered; older ones begin anew. */
  changeCursorKey: route({
    method: 'POST',
    path: '/company/cursor-key',
    summary: 'Seal the cursors of lists with a new secret key',
    roles: ['admin'],
    reply: z.strictObject({ version: z.int(), changedAt: Instant }),
    refuses: ['changed-meanwhile'],
  }),
};
