import { createHash } from 'node:crypto';
import { archiveNumber, fileKey, type ContractFile } from '../../../domain/archive/file.ts';
import type { Upload } from '../../../domain/archive/upload.ts';
import { connectArchive, keep } from '../../../store/archive.ts';
import { inParallel } from '../../../store/in-parallel.ts';
import type { Db } from '../../../store/dynamo.ts';
import { fileLine } from '../../../store/file-lines.ts';
import { keys } from '../../../store/keys.ts';
import { toItem } from '../../../store/record.ts';
import { fileBuckets, type LocalArchive } from '../archive.ts';
import { writeAll } from '../many-dealers.ts';

/** A small PDF that no other is the same as. */
export const pdfOf = (name: string, bytes = 0): Uint8Array =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n% ${name}\n`), Buffer.alloc(bytes, name), tail]);
const tail = Buffer.from('\nstartxref\n0\n%%EOF\n');

const at = '2026-11-02T00:00:00.000Z';

/** A file that becomes the next of its year, and its bytes. */
export interface ToFile {
  readonly dealerId: string;
  readonly place: number;
  readonly bytes: Uint8Array;
  readonly kind?: ContractFile['kind'];
  readonly binding?: ContractFile['binding'];
}

/**
 * Files bytes as filing leaves them, only that the records are written many at a time: the file,
 * its line in the register, its upload, and the run of the year.
 */
export async function fileBytes(
  db: Db,
  { s3 }: Pick<LocalArchive, 's3'>,
  all: readonly ToFile[],
): Promise<ContractFile[]> {
  const kept = connectArchive(fileBuckets.FILES_BUCKET, s3.client());
  const files = await inParallel(all, async (given) => {
    const file = fileOf(given);
    await keep(kept, fileKey(file), given.bytes, 'application/pdf');
    return file;
  });
  await writeAll(db, files.flatMap(itemsOf));
  const last = Math.max(...files.map(({ place }) => place));
  await writeAll(db, [toItem(keys.fileNumbers(2026), { year: 2026, last })]);
  return files;
}

function itemsOf(file: ContractFile): object[] {
  const { dealerId, fileId, year, place } = file;
  return [
    toItem(keys.contractFile(dealerId, fileId), file),
    toItem(keys.fileListed(year, place), fileLine(file)),
    toItem(keys.upload(dealerId, fileId), uploadOf(file)),
  ];
}

function fileOf({ dealerId, place, bytes, kind = 'other', binding = null }: ToFile): ContractFile {
  return {
    ...{ fileId: String(place).padStart(16, '0'), dealerId, kind, binding },
    ...{ name: 'Filed.pdf', bytes: bytes.length, pages: 1 },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...{ year: 2026, place, archiveNumber: archiveNumber(2026, place) },
    ...{ filedAt: at, filedBy: 'M1', retainedUntil: null, outside: null, category: 'QT' },
  };
}

function uploadOf({ fileId, dealerId, kind, binding, name, bytes, sha256 }: ContractFile): Upload {
  return {
    ...{ uploadId: fileId, dealerId, kind, binding, name, bytes, sha256 },
    ...{ state: 'filed', promisedAt: at, promisedBy: 'M1', until: at, refusal: null },
  };
}
