import type { contractColumns, contractGapColumns } from '../../../api/routes/contracts.ts';
import type { ContractStanding } from '../../../domain/contracts/contract.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import type { Content } from '../table/cell.ts';
import type { Words } from '../words.ts';
import { gapColumns, registerColumns } from './register-columns.ts';

type Version = Record<(typeof contractColumns)[number], Cell>;

/** Code and name of a dealer by its id. */
export type DealerNames = ReadonlyMap<string, { readonly code: string; readonly name: string }>;

/** What the register may show: everything, or what stands in certain ways. */
export type RegisterFilter = 'all' | 'expiring' | 'drafts' | 'waiting';

/** The standings of each filter; none is every standing. */
export const standingsOf: Readonly<Record<RegisterFilter, readonly ContractStanding[]>> = {
  all: [],
  expiring: ['expiring'],
  drafts: ['draft'],
  waiting: ['in-review', 'approved', 'sent', 'signed'],
};

/** What a row of the register is written with. */
export interface RegisterContext {
  readonly dealers: DealerNames;
  /** Digits of the currency's minor unit. */
  readonly digits: number;
  /** An instant as a minute where the company is. */
  readonly minuteOf: (instant: string) => string;
}

/** Rows of the register, in order of dealer, contract and version. */
export function registerRows(
  pages: readonly Table[],
  { dealers, digits, minuteOf }: RegisterContext,
  words: Words,
): Content[][] {
  const versions = pages.flatMap((page) => toRecords<keyof Version>(page));
  const keyOf = ({ dealerId, contractId }: Version) => `${String(dealerId)} ${String(contractId)}`;
  versions.sort((a, b) =>
    keyOf(a) === keyOf(b) ? Number(a.version) - Number(b.version) : keyOf(a) < keyOf(b) ? -1 : 1,
  );
  return versions.map((version) => {
    const cells: Readonly<Record<string, Cell>> = {
      ...dealerCells(version.dealerId, dealers),
      contractNumber: version.number,
      contractVersion: String(version.version),
      standing: words.contracts.standings[version.standing as ContractStanding],
      validFrom: version.from,
      validTo: version.to,
      agreedAmount: version.amount === null ? null : Number(version.amount) / 10 ** digits,
      territories: version.territories,
      changedAt: minuteOf(String(version.changedAt)),
      contractId: version.contractId,
    };
    return registerColumns.map(({ key }) => cells[key] ?? '');
  });
}

/** A row for each dealer without a contract on a day. */
export const gapRows = (pages: readonly Table[], dealers: DealerNames): Content[][] =>
  pages
    .flatMap((page) => toRecords<(typeof contractGapColumns)[number]>(page))
    .map((gap) => {
      const cells: Readonly<Record<string, Cell>> = {
        ...dealerCells(gap.dealerId, dealers),
        day: gap.from,
      };
      return gapColumns.map(({ key }) => cells[key] ?? '');
    });

/** A dealer that is not known any more is called by its id. */
export function dealerCells(dealerId: Cell, dealers: DealerNames) {
  const known = dealers.get(String(dealerId));
  return { dealerCode: known?.code ?? dealerId, dealerName: known?.name ?? '' };
}
