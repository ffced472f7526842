import type { contractTemplates } from '../../api/routes/contract-templates.ts';
import { accept } from '../../domain/outcome.ts';
import { keepClause, listClauses, readClause } from '../../store/templates.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { nextVersion } from './next-version.ts';

type Routes = typeof contractTemplates;

/** The library of clauses. */
export const listContractClauses: Handler<Routes['listContractClauses']> = async () =>
  accept({ clauses: await listClauses(db) });

/** Writes the next version of a clause. */
export const putContractClause: Handler<Routes['putContractClause']> = async (
  { params: { clauseId }, body },
  { member },
) =>
  nextVersion(
    await readClause(db, clauseId),
    { ...body, clauseId },
    {
      by: { memberId: member.memberId, at: instant() },
      keep: (after) => keepClause(db, after),
    },
  );
