import { ofFileKey, type ContractFile } from './file.ts';
import type { Mint } from './mint.ts';

/** One reading of a file's bytes, as S3 wrote it down. */
export interface FileUse {
  readonly at: string;
  readonly dealerId: string;
  readonly fileId: ContractFile['fileId'];
  /** The mint that travelled in the address; null where there was none. */
  readonly mintId: string | null;
  readonly ip: string;
  readonly status: number;
  readonly bytes: number;
  /** Who asked, as AWS names them. */
  readonly requester: string;
}

/** Fields of an access record: what stands in brackets or quotes is one of them. */
const field = /\[([^\]]*)\]|"((?:[^"\\]|\\.)*)"|(\S+)/g;

/**
 * The operations that read an object's bytes, as S3 writes them down: fetching it, being the source
 * of a copy or of a part of one, a question to its content, a torrent. Tags, locks and rights,
 * which are `REST.GET.` of something else, are no bytes.
 */
const reading =
  /^[A-Z0-9]+\.(GET\.OBJECT|COPY\.[A-Z]+_GET|SELECT\.[A-Z_]+|GET\.(OBJECT_)?TORRENT)$/;

/**
 * The use that a line of an S3 access record tells of (Amazon S3 User Guide, log format); null
 * where it is about something else, or about a reading by the service itself.
 */
export function useOf(line: string, isOwn: (requester: string) => boolean): FileUse | null {
  const fields = [...line.matchAll(field)].map(([, time, quoted, bare]) => time ?? quoted ?? bare);
  const [
    ,
    ,
    time = '',
    ip = '',
    requester = '',
    ,
    operation = '',
    key = '',
    uri = '',
    status,
    ,
    bytes,
  ] = fields;
  const file = ofFileKey(decoded(decoded(key)));
  if (!reading.test(operation) || file === null) return null;
  const query = uri.split(' ')[1]?.split('?')[1] ?? '';
  // What the service reads it signs in the header; what it minted is signed in the address.
  const isMinted = /(^|&)X-Amz-Signature=/i.test(query);
  if (!isMinted && isOwn(requester)) return null;
  return {
    at: instantOf(time),
    dealerId: file.dealerId,
    fileId: file.fileId,
    mintId: /(?:^|&)x-mint=([0-9A-Z]{24})(?:&|$)/.exec(query)?.[1] ?? null,
    ip,
    status: Number(status),
    bytes: Number(bytes) || 0,
    requester,
  };
}

/** A mint with what was made of it. */
export interface JoinedMint {
  readonly mint: Mint;
  readonly uses: readonly FileUse[];
}

/** Joins mints with their uses; those of no known mint, or of another file's, have no person. */
export function joinUses(
  mints: readonly Mint[],
  uses: readonly FileUse[],
): { readonly joined: readonly JoinedMint[]; readonly unknown: readonly FileUse[] } {
  const known = new Map(mints.map((mint) => [mint.mintId, mint]));
  const mintOf = (use: FileUse): Mint | undefined => {
    const mint = known.get(use.mintId ?? '');
    return mint?.fileId === use.fileId && mint.dealerId === use.dealerId ? mint : undefined;
  };
  const by = Map.groupBy(uses, mintOf);
  return {
    joined: mints.map((mint) => ({ mint, uses: by.get(mint) ?? [] })),
    unknown: by.get(undefined) ?? [],
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `25/Nov/2026:07:30:00 +0000` as an instant. */
function instantOf(time: string): string {
  const [, day = '01', month = 'Jan', year = '1970', clock = '00:00:00'] =
    /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d)/.exec(time) ?? [];
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}T${clock}.000Z`;
}

/** S3 writes keys with percent signs on percent signs. */
function decoded(text: string): string {
  return text.replace(/%([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
