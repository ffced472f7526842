import type { Head } from '../account.ts';
import { gapsBetween, type Span } from '../contracts/gaps.ts';
import type { ContractLine } from '../contracts/register.ts';
import type { Day } from '../values/day.ts';
import { lastDay } from '../values/month.ts';
import type { CensusFinding } from './census.ts';
import type { ContractFile } from './file.ts';

/**
 * The days on which a dealer may have traded without a contract, the newest first: days that no
 * contract covers, of months in which anything was recorded. The head knows the last fourteen.
 */
export function daysWithoutContract(
  { touched }: Pick<Head, 'touched'>,
  covered: readonly Span[],
  today: Day,
): Span[] {
  const months = Object.keys(touched).sort();
  const [first] = months;
  if (first === undefined || `${first}-01` > today) return [];
  const within = { from: `${first}-01`, to: today };
  return gapsBetween(covered, within)
    .filter(({ from, to }) => months.some((month) => `${month}-01` <= to && lastDay(month) >= from))
    .reverse();
}

/** The days that a dealer's signed contracts from before dealerbook cover. */
export const daysOutside = (files: readonly ContractFile[]): Span[] =>
  files.flatMap(({ kind, outside }) => (kind === 'signed-contract' && outside ? [outside] : []));

/** A sale on a day without contract; it may be one that the company allows. */
export const withoutContract = (
  dealerId: string,
  day: Day,
  allowedThrough: Day | null | undefined,
): CensusFinding => ({
  code: 'no-contract',
  dealerId,
  day,
  ...(allowedThrough && day <= allowedThrough ? { allowedThrough } : {}),
});

/** The versions in force whose signed copy is not among a dealer's files. */
export function withoutSignedCopy(
  lines: readonly ContractLine[],
  files: readonly ContractFile[],
): CensusFinding[] {
  return lines
    .filter(({ state }) => state === 'in-force')
    .filter(
      ({ contractId, version }) =>
        !files.some(
          ({ kind, binding }) =>
            kind === 'signed-contract' &&
            binding?.contractId === contractId &&
            binding.version === version,
        ),
    )
    .map(({ dealerId, contractId, version, number }) => ({
      code: 'no-signed-copy',
      ...{ dealerId, contractId, version },
      ...(number === null ? {} : { number }),
    }));
}
