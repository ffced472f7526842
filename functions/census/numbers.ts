import type { CensusStep } from '../../domain/archive/census.ts';
import { contractGaps } from '../../domain/archive/census-numbers.ts';
import { placeOfNumber } from '../../domain/contracts/number.ts';
import { listRuns } from '../../store/contract-numbers.ts';
import { everyDealer, linesBetween } from '../../store/contract-register.ts';
import { db } from '../database.ts';

/** Looks for numbers of contracts that were given and that no contract has. */
export async function countNumbers(): Promise<CensusStep> {
  // A number is given together with its line in the register: the runs are read first.
  const runs = await listRuns(db);
  const lines = await linesBetween(db, everyDealer);
  const taken = new Map(runs.map((run) => [nameOfRun(run), new Set<number>()]));
  const contracts = new Set<string>();
  for (const { dealerId, contractId, number } of lines) {
    contracts.add(`${dealerId} ${contractId}`);
    const at = number === null ? null : placeOfNumber(number);
    if (at) taken.get(nameOfRun(at))?.add(at.place);
  }
  return {
    next: { in: 'dealers', after: null },
    counted: { contracts: contracts.size },
    findings: runs.flatMap((run) => contractGaps(run, taken.get(nameOfRun(run)) ?? new Set())),
  };
}

const nameOfRun = ({ category, year }: { category: string; year: number }): string =>
  `${category} ${String(year)}`;
