import type { Input } from '../../api/route.ts';
import { contractColumns, type contracts } from '../../api/routes/contracts.ts';
import type { ContractLine } from '../../domain/contracts/register.ts';
import { standingOf } from '../../domain/contracts/workflow.ts';
import type { Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import type { Day } from '../../domain/values/day.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { everyDealer, lineKey, registerPage } from '../../store/contract-register.ts';
import { dayIn } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleHeads } from './visible.ts';

/**
 * Most rows of a page, and reads for one page. The first read is short, because most questions fit
 * many lines; each after it is longer, for those that fit few. A read ends at 1 MB, about 3,500.
 */
const pageSize = 200;
const readsOfPage = 10;
const linesOfRead = (read: number): number => Math.min(500 * 4 ** read, 4_000);

type Asked = Input<typeof contracts.listContracts>['query'];

/** The register of the contracts that the caller may see, page by page. */
export const listContracts: Handler<typeof contracts.listContracts> = async (
  { query },
  { member },
) => {
  const { cursor, ...asked } = query;
  const question = ['contracts', asked];
  const today = dayIn((await readCompany(db)).timeZone);
  const { dealer } = asked;
  const range = dealer === undefined ? everyDealer : { from: dealer, to: dealer };
  const found: ContractLine[] = [];
  let last = await readCursor(cursor, question, member);
  for (let read = 0; read < readsOfPage && found.length < pageSize; read++) {
    const page = await registerPage(
      db,
      { range, asked },
      { after: last, limit: linesOfRead(read) },
    );
    const wanted = page.lines.filter((line) => isAsked(line, asked, today));
    const seen = await visible(wanted.slice(0, 2 * pageSize), member);
    const room = pageSize - found.length;
    found.push(...seen.slice(0, room));
    const cutAt = seen.length > room ? found.at(-1) : wanted[2 * pageSize - 1];
    const isCut = seen.length > room || wanted.length > 2 * pageSize;
    last = isCut && cutAt ? lineKey(cutAt) : page.last;
    if (last === null) break;
  }
  const rows = found.map((line) => ({
    ...line,
    standing: standing(line, today),
    territories: line.territories.join(', '),
  }));
  return accept({
    ...toTable(contractColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

const standing = (line: ContractLine, today: Day) => {
  const { from, to, renewalDays } = line;
  return standingOf({ ...line, days: from && to ? { from, to, renewalDays } : null }, today);
};

/** How a line stands is told by the day, so the table can't. */
const isAsked = (line: ContractLine, asked: Asked, today: Day): boolean =>
  asked.standing === undefined || standing(line, today) === asked.standing;

/** Lines of dealers that are now where the member works. */
async function visible(lines: readonly ContractLine[], member: Member): Promise<ContractLine[]> {
  const heads = await visibleHeads(lines, member);
  return lines.filter(({ dealerId }) => heads.has(dealerId));
}
