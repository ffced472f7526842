import type { censusColumns as columnsOfCensus } from '../../../api/routes/archive-census.ts';
import type { CensusCode } from '../../../domain/archive/census.ts';
import { toRecords, type Table } from '../../../domain/values/table.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';
import { day, dealer, text } from './register-columns.ts';
import { dealerCells, type DealerNames } from './register-rows.ts';

/** The columns of a census: a contract is opened from here as it is from the register. */
export const censusColumns: readonly Column[] = [
  text('finding', 170),
  ...dealer,
  text('archiveNumber', 110),
  text('contractNumber', 130),
  text('contractVersion', 70),
  day('day'),
  text('whatToDo', 620),
  text('contractId', 150),
];

/** A row for each finding, the gravest first as the service tells them. */
export const censusRows = (
  pages: readonly Table[],
  dealers: DealerNames,
  { contracts }: Words,
): Content[][] =>
  pages
    .flatMap((page) => toRecords<(typeof columnsOfCensus)[number]>(page))
    .map((found) => {
      const ofContract = found.code === 'no-signed-copy' || found.code === 'contract-number-gap';
      const cells: Readonly<Record<string, Content | null>> = {
        finding: contracts.census.codes[found.code as CensusCode],
        ...(found.dealerId === null ? {} : dealerCells(found.dealerId, dealers)),
        archiveNumber: found.archiveNumber ?? (ofContract ? null : found.number),
        contractNumber: ofContract ? found.number : null,
        contractVersion: found.version === null ? null : String(found.version),
        day: found.day,
        whatToDo: found.sentence,
        contractId: found.contractId,
      };
      return censusColumns.map(({ key }) => cells[key] ?? '');
    });
