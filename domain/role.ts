import * as z from 'zod';

/** What a member may do. A manager approves in own territories; a director is a manager of all. */
export const Role = z
  .enum(['admin', 'planner', 'manager', 'director', 'custodian', 'finance', 'rep', 'viewer'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Every role, for what anyone with an active membership may ask. */
export const everyRole: readonly Role[] = Role.options;
