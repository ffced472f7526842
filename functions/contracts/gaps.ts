import { contractGapColumns, type contracts } from '../../api/routes/contracts.ts';
import { daysHeld, gapsBetween } from '../../domain/contracts/gaps.ts';
import { territoriesOf } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { toTable } from '../../domain/values/table.ts';
import { linesBetween } from '../../store/contract-register.ts';
import { listCustomers } from '../../store/customers.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** Dealers looked at for one page. */
const pageSize = 200;

/** The days in which dealers of the caller's territories have no contract in force. */
export const listContractGaps: Handler<typeof contracts.listContractGaps> = async (
  { query: { from, to, territory, cursor } },
  { member },
) => {
  const question = ['contract-gaps', from, to, territory ?? null];
  const { lines: dealers, last } = await listCustomers(db, {
    tier: 'dealer',
    territories: territoriesOf(member, territory),
    after: await readCursor(cursor, question, member),
    limit: pageSize,
  });
  const [first, end] = [dealers[0]?.customerId, dealers.at(-1)?.customerId];
  const contracts = first && end ? await linesBetween(db, { from: first, to: end }) : [];
  const spans = Map.groupBy(contracts, (line) => line.dealerId);
  const rows = dealers.flatMap(({ customerId: dealerId }) =>
    gapsBetween((spans.get(dealerId) ?? []).flatMap(daysHeld), { from, to }).map((gap) => ({
      dealerId,
      ...gap,
    })),
  );
  return accept({
    ...toTable(contractGapColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};
