import type { Head } from '../../domain/account.ts';
import type { CensusFinding, CensusPlace, CensusStep } from '../../domain/archive/census.ts';
import {
  daysWithoutContract,
  withoutContract,
  withoutSignedCopy,
} from '../../domain/archive/census-dealers.ts';
import type { ContractLine } from '../../domain/contracts/register.ts';
import type { Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { filesOfDealer } from '../../store/contract-files.ts';
import { linesBetween } from '../../store/contract-register.ts';
import { listCustomers } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { lastSaleWithin } from '../../store/last-sale.ts';
import { db } from '../database.ts';

const dealersOfStep = 100;

/** Goes over dealers: whether what they bought and what is in force is under a filed contract. */
export async function countDealers(
  { after }: CensusPlace & { readonly in: 'dealers' },
  today: Day,
): Promise<CensusStep> {
  const question = { tier: 'dealer' as const, territories: null, after, limit: dealersOfStep };
  const { lines: dealers, last } = await listCustomers(db, question);
  const [first, end] = [dealers[0]?.customerId, dealers.at(-1)?.customerId];
  const [{ policies }, contracts, heads] = await Promise.all([
    readCompany(db),
    first && end ? linesBetween(db, { from: first, to: end }) : [],
    readHeads(
      db,
      dealers.map(({ customerId }) => customerId),
    ),
  ]);
  const lines = Map.groupBy(contracts, ({ dealerId }) => dealerId);
  const allowedThrough = policies.withoutContractThrough;
  const findings = await inParallel(dealers, async ({ customerId }) => {
    const own = lines.get(customerId) ?? [];
    const day = await lastUncovered(heads.get(customerId), own, today);
    const sold = day === null ? [] : [withoutContract(customerId, day, allowedThrough)];
    return [...sold, ...(await unsigned(customerId, own))];
  });
  return {
    next: last === null ? null : { in: 'dealers', after: last },
    counted: { dealers: dealers.length },
    findings: findings.flat(),
  };
}

/** The last day on which a dealer was sold to while no contract covered it. */
async function lastUncovered(
  head: Head | undefined,
  lines: readonly ContractLine[],
  today: Day,
): Promise<Day | null> {
  if (!head) return null;
  for (const days of daysWithoutContract(head, lines, today)) {
    const day = await lastSaleWithin(db, head.dealerId, days);
    if (day !== null) return day;
  }
  return null;
}

/** Files are read only of who has something in force. */
async function unsigned(
  dealerId: string,
  lines: readonly ContractLine[],
): Promise<CensusFinding[]> {
  if (!lines.some(({ state }) => state === 'in-force')) return [];
  return withoutSignedCopy(lines, await filesOfDealer(db, dealerId));
}
