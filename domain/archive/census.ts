import * as z from 'zod';
import { ContractId, ContractVersion } from '../contracts/contract.ts';
import { MemberId, ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { FileId } from './file.ts';

/** Findings that only somebody who went past the service can have caused: the alarm rings. */
export const graveCodes = [
  'missing',
  'altered',
  'unbound',
  'unknown',
  'file-number-gap',
  'contract-number-gap',
] as const;

/**
 * What a census may find.
 * - `missing`: a file's bytes are not in the archive, or were marked as deleted.
 * - `altered`: under a file's key lie other bytes than were filed.
 * - `unbound`: a file or an object that belongs to nothing; `lacks` says what is not there.
 * - `unknown`: an object that no file and no upload tells of.
 * - `file-number-gap`, `contract-number-gap`: numbers in a run that nothing has.
 * - `no-contract`: a dealer was sold to on a day that no contract covers.
 * - `no-signed-copy`: a contract is in force, and its signed copy was never filed, or discarded.
 */
export const CensusCode = z.enum([...graveCodes, 'no-contract', 'no-signed-copy']);
export type CensusCode = z.infer<typeof CensusCode>;

/** What a thing that is unbound lacks: the record, or the place, that it must have. */
export const Lacking = z.enum(['dealer', 'contract', 'record', 'number', 'filing']);
export type Lacking = z.infer<typeof Lacking>;

/** One thing found: what is told of it depends on its code. */
export const CensusFinding = z
  .strictObject({
    code: CensusCode,
    dealerId: ShortId,
    fileId: FileId,
    archiveNumber: z.string(),
    contractId: ContractId,
    version: ContractVersion,
    /** Of a contract; of a gap the first number that is not there, and how many are not. */
    number: z.string(),
    to: z.string(),
    count: z.int().min(1),
    lacks: Lacking,
    /** Key of an object, where no file tells it; at most as long as S3 takes. */
    key: z.string().max(1024),
    /** Version of the object that still holds the bytes that were filed. */
    original: z.string(),
    /** Bytes that were filed, and that lie there now. */
    bytes: z.int(),
    found: z.int(),
    /** Day of the last such sale, and through which day the company allows them. */
    day: Day,
    allowedThrough: Day,
  })
  .partial()
  .required({ code: true })
  .meta({ id: 'CensusFinding' });
export type CensusFinding = z.infer<typeof CensusFinding>;

/** A place in a census: what it goes over, and after which of it. */
export const CensusPlace = z.discriminatedUnion('in', [
  /** Files by their number: of a year, after a place in its run. */
  z.strictObject({ in: z.literal('files'), year: z.int(), after: z.int().min(0) }),
  /** Objects of the bucket, by their key. */
  z.strictObject({ in: z.literal('objects'), after: z.string().nullable() }),
  z.strictObject({ in: z.literal('numbers') }),
  z.strictObject({ in: z.literal('dealers'), after: z.string().nullable() }),
]);
export type CensusPlace = z.infer<typeof CensusPlace>;

/** What was gone over. */
export const CensusCounts = z.strictObject({
  files: z.int().min(0),
  bytes: z.int().min(0),
  objects: z.int().min(0),
  contracts: z.int().min(0),
  dealers: z.int().min(0),
});
export type CensusCounts = z.infer<typeof CensusCounts>;

/** A census of the archive: how far it came, what it counted, how much it found of what. */
export const Census = z
  .strictObject({
    /** The first is 1. */
    number: z.int().min(1),
    startedAt: Instant,
    /** Who asked for it; null where it was its time. */
    askedBy: MemberId.nullable(),
    /** The day on which contracts are judged. */
    day: Day,
    /** Raised with every step: of two who take the same one, one counts. */
    step: z.int().min(1),
    /** Where it goes on; null when it is at its end. */
    place: CensusPlace.nullable(),
    endedAt: Instant.nullable(),
    counts: CensusCounts,
    found: z.partialRecord(CensusCode, z.int().min(1)),
  })
  .meta({ id: 'Census' });
export type Census = z.infer<typeof Census>;

/** The year in which the first file can have been filed: the archive is no older. */
export const firstYear = 2026;

/** A census that begins. */
export const newCensus = (
  given: Pick<Census, 'number' | 'startedAt' | 'askedBy' | 'day'>,
): Census => ({
  ...given,
  step: 0,
  place: { in: 'files', year: firstYear, after: 0 },
  endedAt: null,
  counts: { files: 0, bytes: 0, objects: 0, contracts: 0, dealers: 0 },
  found: {},
});

/** A step of a census: what it went over, what it found, and where to go on. */
export interface CensusStep {
  readonly next: CensusPlace | null;
  readonly counted: Partial<CensusCounts>;
  readonly findings: readonly CensusFinding[];
}

/** The census after a step. */
export function afterStep(
  before: Census,
  { next, counted, findings }: CensusStep,
  at: Instant,
): Census {
  const counts = { ...before.counts };
  for (const name of Object.keys(counts) as (keyof CensusCounts)[]) {
    counts[name] += counted[name] ?? 0;
  }
  const found = { ...before.found };
  for (const { code } of findings) found[code] = (found[code] ?? 0) + 1;
  const endedAt = next === null ? at : null;
  return { ...before, step: before.step + 1, place: next, endedAt, counts, found };
}

/** How many of its findings ring the alarm. */
export const graveCount = ({ found }: Pick<Census, 'found'>): number =>
  graveCodes.reduce((sum, code) => sum + (found[code] ?? 0), 0);
