import type { Noun } from '../api/routes.ts';
import type { Reader } from './readers.ts';

/**
 * DynamoDB actions as IAM names them. A transaction asks for the actions of its parts. `Scan` is
 * not among them: no function may read the table without saying what it looks for.
 */
export type Action =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'UpdateItem';

/** What one function may do to the table, and to its one index. */
export interface Grant {
  readonly table: readonly Action[];
  readonly index: readonly Action[];
}

const nothing: Grant = { table: [], index: [] };

/**
 * The rights of every function: exactly what the integration tests see it use, neither more nor
 * less (test/infrastructure/least-privilege.test.ts). Finding the caller asks for GetItem and
 * Query, and for PutItem and UpdateItem where a first token binds a member.
 */
export const grants: Readonly<Record<Noun | Reader, Grant>> = {
  service: nothing,
  company: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], index: [] },
  members: {
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    index: [],
  },
  customers: {
    table: [
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ],
    index: ['Query'],
  },
  products: {
    table: ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    index: [],
  },
  plans: {
    table: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    index: [],
  },
  approvals: {
    table: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    index: ['Query'],
  },
  accounts: {
    table: [
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ],
    index: [],
  },
  reports: {
    table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    index: ['Query'],
  },
  totals: { table: ['GetItem', 'PutItem', 'Query'], index: [] },
  moves: { table: ['GetItem', 'Query', 'UpdateItem'], index: [] },
};
