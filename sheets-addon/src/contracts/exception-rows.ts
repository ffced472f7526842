import type * as listed from '../../../api/routes/contract-exceptions.ts';
import type { ContractException, Liftable } from '../../../domain/contracts/exception.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';
import { day, dealer, money, text } from './register-columns.ts';
import { dealerCells, type DealerNames } from './register-rows.ts';

/** The columns of the exceptions from contracts. */
export const exceptionColumns: readonly Column[] = [
  ...dealer,
  text('exceptionState', 100),
  text('lifts', 260),
  text('exceptProducts', 170),
  day('validFrom'),
  day('validTo'),
  money('exceptionLimit'),
  money('exceptionUsed'),
  money('exceptionLeft'),
  text('reason', 260),
  text('exceptionId', 150),
];

/** A row for each exception; the one without a dealer is the company's own. */
export const exceptionRows = (
  pages: readonly Table[],
  { dealers, digits }: { readonly dealers: DealerNames; readonly digits: number },
  { contracts: { exceptions } }: Words,
): Content[][] =>
  pages
    .flatMap((page) => toRecords<(typeof listed.exceptionColumns)[number]>(page))
    .map((one) => {
      const amount = (minor: Cell) => (minor === null ? null : Number(minor) / 10 ** digits);
      const lifts = String(one.lifts).split(/,\s*/) as Liftable[];
      const cells: Readonly<Record<string, Content | null>> = {
        ...(one.dealerId === null
          ? { dealerName: exceptions.ofCompany }
          : dealerCells(one.dealerId, dealers)),
        exceptionState: exceptions.states[one.state as ContractException['state']],
        lifts: lifts.map((rule) => exceptions.lifts[rule]).join(exceptions.comma),
        exceptProducts: one.products ?? exceptions.allProducts,
        validFrom: one.from,
        validTo: one.to,
        exceptionLimit: amount(one.limit),
        exceptionUsed: amount(one.used),
        exceptionLeft: amount(one.left),
        reason: one.reason,
        exceptionId: one.exceptionId,
      };
      return exceptionColumns.map(({ key }) => cells[key] ?? '');
    });
