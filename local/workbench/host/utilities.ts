import { dataBytes, makeBlob } from './blob.ts';
import { structureChanged } from './book.ts';
import { sendWrites } from './channel.ts';
import { Exception } from './exception.ts';
import { formatDate } from './format-date.ts';
import { format } from './logging.ts';
import { fromBase64, randomUuid, sleep, toBase64 } from './natives.ts';
import { sha256 } from './sha256.ts';
import { enumeration, strict } from './strict.ts';

type Namespace = typeof GoogleAppsScript.Utilities;
type Data = string | number[];

const SLEEP_MAX = 300_000;

/** Google's bytes run from -128 to 127. */
function signed(bytes: Uint8Array<ArrayBuffer>): number[] {
  return [...new Int8Array(bytes.buffer)];
}

function webSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

function plain(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

/** Utilities: dates, base64, digests, ids. */
export const utilities = strict('Utilities', {
  Charset: enumeration<Namespace['Charset']>('Charset', ['US_ASCII', 'UTF_8']),
  DigestAlgorithm: enumeration<Namespace['DigestAlgorithm']>('DigestAlgorithm', ['SHA_256']),
  base64Encode: (data: Data) => toBase64(dataBytes(data)),
  base64EncodeWebSafe: (data: Data) => webSafe(toBase64(dataBytes(data))),
  base64Decode: (text: string) => signed(fromBase64(text)),
  base64DecodeWebSafe: (text: string) => signed(fromBase64(plain(text))),
  computeDigest: (_algorithm: GoogleAppsScript.Utilities.DigestAlgorithm, value: Data) =>
    signed(sha256(dataBytes(value))),
  formatDate: (date: GoogleAppsScript.Base.Date, timeZone: string, pattern: string) =>
    formatDate(date.getTime(), timeZone, pattern),
  formatString: (template: string, ...values: unknown[]) => format(template, values),
  getUuid: () => randomUuid(),
  newBlob: (data: Data, type: string | null = null, name: string | null = null) =>
    makeBlob(dataBytes(data), type ?? (typeof data === 'string' ? 'text/plain' : null), name),
  sleep(milliseconds: number): void {
    if (milliseconds > SLEEP_MAX) throw new Exception('Argument too large: milliseconds');
    sendWrites();
    sleep(milliseconds);
    structureChanged();
  },
} satisfies Partial<GoogleAppsScript.Utilities.Utilities>);
