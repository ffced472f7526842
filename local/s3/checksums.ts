import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { invalidRequest, notImplemented, S3Problem } from './problem.ts';

/** Checksums that S3 verified of an object and keeps with it, by algorithm, in base64. */
export type Checksums = Readonly<Record<string, string>>;

const known: Readonly<Record<string, (bytes: Buffer) => string>> = {
  crc32: (bytes) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum.toString('base64');
  },
  sha1: (bytes) => createHash('sha1').update(bytes).digest('base64'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('base64'),
};

const prefix = 'x-amz-checksum-';
/** Headers that begin like a checksum and are none. */
const others = new Set([`${prefix}mode`, `${prefix}type`]);

/**
 * Checks a body against every checksum that came with it, and answers those to keep. Throws
 * BadDigest where one does not fit: what was altered on its way is never kept.
 */
export function verifiedChecksums(
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
): Checksums {
  checkMd5(bytes, headers['content-md5']);
  const given = Object.entries(headers).filter(
    ([name]) => name.startsWith(prefix) && !others.has(name),
  );
  if (given.length > 1) throw invalidRequest('Expecting a single x-amz-checksum- header.');
  return Object.fromEntries(
    given.map(([name, value]) => {
      const algorithm = name.slice(prefix.length);
      const sum = known[algorithm];
      if (sum === undefined) throw notImplemented(`the checksum ${algorithm}`);
      if (sum(bytes) !== value) {
        const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated`;
        throw new S3Problem(400, 'BadDigest', `${message} checksum.`);
      }
      return [algorithm, value] as const;
    }),
  );
}

/** Whether a request says what its body must be; some operations ask for that. */
export function hasChecksum(headers: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(headers).filter((name) => name.startsWith(prefix) && !others.has(name));
  return 'content-md5' in headers || names.length > 0;
}

/** Checksums as the headers of an answer. */
export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const headers = Object.entries(checksums).map(([name, value]) => [`${prefix}${name}`, value]);
  return Object.fromEntries(headers) as Record<string, string>;
}

/** The entity tag of an object that came in one piece. */
export const entityTag = (bytes: Buffer): string =>
  `"${createHash('md5').update(bytes).digest('hex')}"`;

function checkMd5(bytes: Buffer, given: string | undefined): void {
  if (given === undefined) return;
  if (Buffer.from(given, 'base64').length !== 16) {
    throw new S3Problem(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  if (createHash('md5').update(bytes).digest('base64') !== given) {
    const message = 'The Content-MD5 you specified did not match what we received.';
    throw new S3Problem(400, 'BadDigest', message);
  }
}
