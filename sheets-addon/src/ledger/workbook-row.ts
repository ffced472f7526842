import { workbookReaders } from '../../../api/routes/summaries.ts';
import { routes } from '../../../api/routes.ts';
import type { Role } from '../../../domain/role.ts';
import { call } from '../call.ts';
import { words } from '../settings.ts';
import type { Content } from '../table/cell.ts';
import { minuteOf } from './days.ts';

/**
 * What became of a month in the company's workbook, as a row of what was sent; none where the
 * company has no workbook, nothing was tried yet, or it is not for these roles to see.
 */
export function workbookRows(month: string, roles: readonly Role[]): Content[][] {
  if (!roles.some((role) => workbookReaders.includes(role))) return [];
  const { workbook } = words().ledger.letters;
  return call(routes.summaries.listWorkbook)
    .months.filter((one) => one.month === month)
    .map(({ sentence, writtenAt }) => {
      const at = writtenAt === null ? '' : minuteOf(writtenAt);
      return [workbook.kind, month, workbook.to, sentence, at, '', '', '', ''];
    });
}
