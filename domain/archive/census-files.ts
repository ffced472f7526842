import type { CensusFinding } from './census.ts';
import { fileKey, ofFileKey, type ContractFile } from './file.ts';

/** What the register of a year says of the file that has a number. */
export interface RegisteredFile {
  readonly place: number;
  readonly archiveNumber: string;
  readonly dealerId: string;
  readonly fileId: string;
  readonly sha256: string;
}

/** What stands beside a registered file. */
export interface BesideFile {
  /** Its own record. */
  readonly file: ContractFile | null;
  readonly hasDealer: boolean;
  /** True where it is bound to no contract, too. */
  readonly hasContract: boolean;
  /** True where it was decided that it is not to be kept any more. */
  readonly isDiscarded: boolean;
}

const named = ({ dealerId, fileId, archiveNumber }: RegisteredFile) => ({
  dealerId,
  fileId,
  archiveNumber,
});

/** What a registered file lacks of what it belongs to. */
export function judgeBound(
  line: RegisteredFile,
  { file, hasDealer, hasContract }: BesideFile,
): CensusFinding[] {
  const unbound = (lacks: CensusFinding['lacks'], more: Partial<CensusFinding> = {}) => ({
    code: 'unbound' as const,
    ...named(line),
    lacks,
    ...more,
  });
  if (!file) return [unbound('record')];
  const agrees = file.archiveNumber === line.archiveNumber && file.sha256 === line.sha256;
  if (!agrees) return [unbound('number')];
  if (!hasDealer) return [unbound('dealer')];
  return hasContract ? [] : [unbound('contract', file.binding ?? {})];
}

/** Bytes as they were counted. */
export interface CountedBytes {
  readonly bytes: number;
  readonly sha256: string;
}

/** What is wrong with the bytes under a file's key; null where they are those that were filed. */
export function judgeBytes(
  line: RegisteredFile,
  { file, isDiscarded }: BesideFile,
  counted: CountedBytes | null,
): CensusFinding | null {
  const bytes = file === null ? {} : { bytes: file.bytes };
  if (counted === null && isDiscarded) return null;
  if (counted === null) return { code: 'missing', ...named(line), ...bytes };
  if (counted.sha256 === line.sha256) return null;
  return { code: 'altered', ...named(line), ...bytes, found: counted.bytes };
}

/** Milliseconds for which an object may wait for the record of the file that it becomes. */
const filingMs = 60 * 60_000;

/** An object of the bucket. */
export interface ArchiveObject {
  readonly key: string;
  /** When it was put there, in milliseconds. */
  readonly putAt: number;
}

/** What stands beside an object, looked for by the dealer and file that its key names. */
export interface BesideObject {
  readonly file: ContractFile | null;
  readonly hasUpload: boolean;
  /** True where the register names the file at its number. */
  readonly isRegistered: boolean;
}

/**
 * What is wrong with an object. One that was put there a moment ago is on its way: its bytes are
 * locked before its record is written.
 */
export function judgeObject(
  { key, putAt }: ArchiveObject,
  { file, hasUpload, isRegistered }: BesideObject,
  now: number,
): CensusFinding | null {
  if (now - putAt < filingMs) return null;
  const of = ofFileKey(key);
  if (of === null) return { code: 'unknown', key };
  const { dealerId, fileId } = of;
  if (file === null) {
    if (!hasUpload) return { code: 'unknown', dealerId, fileId, key };
    return { code: 'unbound', dealerId, fileId, key, lacks: 'filing' };
  }
  if (fileKey(file) !== key) return { code: 'unknown', dealerId, fileId, key };
  if (isRegistered) return null;
  const { archiveNumber } = file;
  return { code: 'unbound', dealerId, fileId, archiveNumber, lacks: 'number' };
}
