import type { Head } from '../../domain/account.ts';
import type { CensusFinding, CensusPlace, CensusStep } from '../../domain/archive/census.ts';
import {
  daysOutside,
  daysWithoutContract,
  withoutContract,
  withoutSignedCopy,
} from '../../domain/archive/census-dealers.ts';
import { daysHeld, type Span } from '../../domain/contracts/gaps.ts';
import type { ContractLine } from '../../domain/contracts/register.ts';
import type { Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { filesOfDealer } from '../../store/contract-files.ts';
import { linesBetween } from '../../store/contract-register.ts';
import { listCustomers } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { lastSaleWithin } from '../../store/last-sale.ts';
import { withoutDiscarded } from '../../store/retention.ts';
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
  const findings = await inParallel(dealers, ({ customerId }) =>
    countDealer(
      { customerId, head: heads.get(customerId), lines: lines.get(customerId) ?? [] },
      today,
      policies.withoutContractThrough,
    ),
  );
  return {
    next: last === null ? null : { in: 'dealers', after: last },
    counted: { dealers: dealers.length },
    findings: findings.flat(),
  };
}

interface Counted {
  readonly customerId: string;
  readonly head: Head | undefined;
  readonly lines: readonly ContractLine[];
}

/** Files are read only of who has something in force, or was sold to without. */
async function countDealer(
  { customerId, head, lines }: Counted,
  today: Day,
  allowedThrough: Day | null | undefined,
): Promise<CensusFinding[]> {
  const held = lines.flatMap(daysHeld);
  const isSuspect = (await lastUncovered(head, held, today)) !== null;
  if (!isSuspect && !lines.some(({ state }) => state === 'in-force')) return [];
  const files = await filesOfDealer(db, customerId);
  const covered = [...held, ...daysOutside(files)];
  const isOver = (line: ContractLine) => !daysHeld(line).some(({ to }) => to >= today);
  const copies = files.filter(({ kind, binding }) => kind === 'signed-contract' && binding);
  const kept = await withoutDiscarded(db, copies);
  const day = isSuspect ? await lastUncovered(head, covered, today) : null;
  return [
    ...(day === null ? [] : [withoutContract(customerId, day, allowedThrough)]),
    // Of a contract that is over the paper may be discarded in its time.
    ...withoutSignedCopy(lines.filter(isOver), files),
    ...withoutSignedCopy(
      lines.filter((line) => !isOver(line)),
      kept,
    ),
  ];
}

/** The last day on which a dealer was sold to while no contract covered it. */
async function lastUncovered(
  head: Head | undefined,
  covered: readonly Span[],
  today: Day,
): Promise<Day | null> {
  if (!head) return null;
  for (const days of daysWithoutContract(head, covered, today)) {
    const day = await lastSaleWithin(db, head.dealerId, days);
    if (day !== null) return day;
  }
  return null;
}
