import { customerColumns, type customers } from '../../api/routes/customers.ts';
import { territoriesOf } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { toTable } from '../../domain/values/table.ts';
import { listCustomers as readList } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** Most rows of a page. */
const pageSize = 200;

/** One tier of the customers in the caller's territories, page by page. */
export const listCustomers: Handler<typeof customers.listCustomers> = async (
  { query: { tier, territory, cursor } },
  { member },
) => {
  const question = ['customers', tier, territory ?? null];
  const { lines, last } = await readList(db, {
    tier,
    territories: territoriesOf(member, territory),
    after: await readCursor(cursor, question, member),
    limit: pageSize,
  });
  const dealers = tier === 'dealer' ? lines.map((line) => line.customerId) : [];
  const heads = await readHeads(db, dealers);
  const rows = lines.map((line) => ({
    ...line,
    creditLimit: heads.get(line.customerId)?.creditLimit ?? null,
  }));
  return accept({
    ...toTable(customerColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};
