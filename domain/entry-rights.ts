import type { NewEntry } from './new-entry.ts';
import type { Role } from './role.ts';

const goods: readonly Role[] = ['planner', 'finance', 'rep', 'manager', 'director', 'admin'];
const books: readonly Role[] = ['planner', 'finance', 'admin'];
const money: readonly Role[] = ['finance', 'admin'];

/** Who may post which kind of entry, in the territories they work in. */
export const postedBy: Readonly<Record<NewEntry['kind'], readonly Role[]>> = {
  sale: goods,
  return: goods,
  payment: books,
  allocation: books,
  correction: books,
  opening: books,
  refund: money,
  // Anybody else asks for it. An admin brings in the books from before dealerbook.
  'write-off': ['admin'],
};

/** Who asks for a write-off instead of posting it. */
export const writeOffAskedBy: readonly Role[] = ['finance', 'planner', 'manager', 'director'];

/** True where one of the roles may post entries of the kind. */
export const mayPost = (roles: readonly Role[], kind: NewEntry['kind']): boolean =>
  roles.some((role) => postedBy[kind].includes(role));
