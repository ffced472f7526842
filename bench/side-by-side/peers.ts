import { askPeer, hasPython, postgresqlFolder, startPostgresql } from './postgresql.ts';
import type { System } from './system.ts';

/** A plain ledger in PostgreSQL: as fast as the same guarantees of a posting can be had. */
export const plainPostgresql: System = {
  name: 'PostgreSQL, plain tables',
  does: 'credit limit and unique ids; no HTTP, roles, plans, dated terms, hash chain or history',
  missing: () => withoutPostgresql() ?? (hasPython('psycopg2') ? null : 'psycopg2 is not there'),
  measure: async (work) => {
    const server = await startPostgresql();
    try {
      return await askPeer('postgresql.py', work, [`${server.address}/postgres`]);
    } finally {
      server.stop();
    }
  },
};

/** Tryton: an accounting system with invoices, payments and a chart of accounts. */
export const tryton: System = {
  name: 'Tryton',
  does: 'full double entry, taxes, legal invoice numbers without gap; in process, one teller',
  missing: () =>
    withoutPostgresql() ??
    (hasPython('trytond.modules.account_invoice') ? null : 'Tryton is not there'),
  measure: async (work) => {
    const server = await startPostgresql();
    try {
      return await askPeer('tryton.py', work, [], {
        TRYTOND_DATABASE_URI: `${server.address}/`,
        TRYTON_DATABASE: 'comparison',
      });
    } finally {
      server.stop();
    }
  },
};

const withoutPostgresql = (): string | null =>
  postgresqlFolder() === undefined ? 'PostgreSQL is not there' : null;
