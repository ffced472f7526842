import * as z from 'zod';
import { MemberId, ShortId } from '../values/code.ts';
import { Instant } from '../values/day.ts';
import { text } from '../values/text.ts';
import { FileId } from './file.ts';

/** The identity of a minted address; it travels in it, so that each use can be told by it. */
export const MintId = z.string().regex(/^[0-9A-Z]{24}$/);

/** An address that lets one person fetch one file for a few minutes, and what for. */
export const Mint = z
  .strictObject({
    mintId: MintId,
    dealerId: ShortId,
    fileId: FileId,
    by: MemberId,
    at: Instant,
    until: Instant,
    purpose: text(300),
  })
  .meta({ id: 'Mint' });
export type Mint = z.infer<typeof Mint>;

/** Seconds for which a minted address opens its file. */
export const mintSeconds = 300;

/** The parameter of an address that carries the mint; S3 ignores it and writes it down. */
export const mintParameter = 'x-mint';

/** Signs that some system takes for a path, a quote or a command, and those that hide others. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}"%*/:<>?\\|]/gu;

/** A file's name as it may be written anywhere: no path, no hidden direction, ends in `.pdf`. */
export function safeName(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(unsafe, '_')
    .replace(/\.pdf$/i, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${stem === '' ? 'file' : stem}.pdf`;
}

/**
 * The header that has a browser save a file under its name: in ASCII for old ones, and whole as
 * RFC 5987 writes it.
 */
export function attachment(name: string): string {
  const safe = safeName(name);
  const ascii = safe.replace(/[^ -~]/g, '_');
  const whole = encodeURIComponent(safe).replace(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
