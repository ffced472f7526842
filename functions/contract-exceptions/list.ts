import {
  exceptionColumns,
  type contractExceptions as routes,
} from '../../api/routes/contract-exceptions.ts';
import type { Head } from '../../domain/account.ts';
import type { ContractException } from '../../domain/contracts/exception.ts';
import { accept } from '../../domain/outcome.ts';
import type { Day } from '../../domain/values/day.ts';
import { named } from '../../domain/values/named.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { pageOfExceptions } from '../../store/exceptions.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleHeads } from '../contracts/visible.ts';

/** Exceptions read at once, and reads for one page: of very many the few asked for end in time. */
const exceptionsOfRead = 100;
const readsOfPage = 10;

type Row = Record<(typeof exceptionColumns)[number], Cell>;

/** Exceptions of the dealers that the caller may see, page by page; a page may be short. */
export const listContractExceptions: Handler<typeof routes.listContractExceptions> = async (
  { query: { state, dealer, cursor } },
  { member },
) => {
  const question = ['contract-exceptions', state ?? null, dealer ?? null];
  const rows: Row[] = [];
  let last = await readCursor(cursor, question, member);
  if (last === null && dealer === undefined && (state ?? 'approved') === 'approved') {
    const { policies } = await readCompany(db);
    rows.push(...beforeContracts(policies.withoutContractThrough ?? null));
  }
  for (let read = 0; read < readsOfPage; read++) {
    const page = await pageOfExceptions(db, dealer ?? null, last, exceptionsOfRead);
    const asked = page.exceptions.filter((one) => state === undefined || one.state === state);
    const heads = await visibleHeads(asked, member);
    for (const exception of asked) {
      const head = heads.get(exception.dealerId);
      if (head) rows.push(rowOf(exception, head));
    }
    last = page.last;
    if (last === null || rows.length > 0) break;
  }
  return accept({
    ...toTable(exceptionColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

/**
 * The one exception under which everything stands that was sold before a dealer's contracts; while
 * the company names no day for its end, it has none.
 */
function beforeContracts(through: Day | null): Row[] {
  const open = Object.fromEntries(exceptionColumns.map((column) => [column, null])) as Row;
  return [{ ...open, state: 'approved', lifts: 'contract-missing', to: through }];
}

function rowOf(exception: ContractException, head: Head): Row {
  const { exceptionId, lifts, products, limit, state } = exception;
  const counted = named(head.contracts?.exceptions ?? {}, exceptionId);
  const used = exception.used ?? counted ?? 0;
  return {
    ...exception,
    ...{ lifts: lifts.join(', '), products: products?.join(', ') ?? null, used },
    left: state === 'approved' ? Math.max(0, limit - used) : 0,
  };
}
