import type { CensusFinding, CensusPlace, CensusStep } from '../../domain/archive/census.ts';
import {
  judgeBound,
  judgeBytes,
  type BesideFile,
  type RegisteredFile,
} from '../../domain/archive/census-files.ts';
import { fileGap, gapsIn } from '../../domain/archive/census-numbers.ts';
import { fileKey } from '../../domain/archive/file.ts';
import { lastPlace } from '../../store/contract-files.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { countBytes, versionWith } from '../../store/kept-objects.ts';
import { besideFiles, registeredFiles } from '../../store/registered-files.ts';
import { db } from '../database.ts';
import { kept } from './kept.ts';

/** Most files of a step, and most bytes: a step must end well before the time of a request does. */
const filesOfStep = 100;
const bytesOfStep = 100_000_000;

type FilesPlace = CensusPlace & { readonly in: 'files' };

/** Goes over files in order of their numbers: what each belongs to, and every byte of it. */
export async function countFiles(
  { year, after }: FilesPlace,
  thisYear: number,
): Promise<CensusStep> {
  // What is filed from here on is no gap: its number comes after this one.
  const last = await lastPlace(db, year);
  const page = await registeredFiles(db, year, after, filesOfStep);
  const beside = await besideFiles(db, page.lines);
  const taken = page.lines.slice(0, fitting(beside));
  const isCut = taken.length < page.lines.length;
  const end = isCut ? (taken.at(-1)?.place ?? after) : page.last;
  const places = taken.map(({ place }) => place);
  const counted = await inParallel([...taken.entries()], ([i, line]) =>
    countFile(line, beside[i] as BesideFile),
  );
  return {
    next: end === null ? placeAfter(year, thisYear) : { in: 'files', year, after: end },
    counted: {
      files: taken.length,
      bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    findings: [
      ...gapsIn(places, after, end ?? last).map((gap) => fileGap(year, gap)),
      ...counted.flatMap(({ findings }) => findings),
    ],
  };
}

/** How many of these files, at least one, are within the bytes of a step. */
function fitting(beside: readonly BesideFile[]): number {
  let bytes = 0;
  const tooMany = beside.findIndex(({ file }, i) => {
    bytes += file?.bytes ?? 0;
    return i > 0 && bytes > bytesOfStep;
  });
  return tooMany < 0 ? beside.length : tooMany;
}

const placeAfter = (year: number, thisYear: number): CensusPlace =>
  year < thisYear ? { in: 'files', year: year + 1, after: 0 } : { in: 'objects', after: null };

interface CountedFile {
  readonly bytes: number;
  readonly findings: readonly CensusFinding[];
}

/** Counts the bytes of a file; where they are not those filed, looks for who still holds them. */
async function countFile(line: RegisteredFile, beside: BesideFile): Promise<CountedFile> {
  const key = fileKey(line);
  const counted = await countBytes(kept, key);
  const wrong = judgeBytes(line, beside, counted);
  const original = wrong && (await versionWith(kept, key, line.sha256));
  return {
    bytes: counted?.bytes ?? 0,
    findings: [
      ...judgeBound(line, beside),
      ...(wrong ? [{ ...wrong, ...(original === null ? {} : { original }) }] : []),
    ],
  };
}
