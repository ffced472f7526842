import type { IncomingMessage } from 'node:http';
import { S3Problem } from './problem.ts';

/** A request to S3, its address taken apart. */
export type S3Request = {
  readonly method: string;
  /** The path as it was sent, with its percent signs: it is what was signed. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly bucket: string;
  /** The object's key; '' where the request is about the bucket. */
  readonly key: string;
};

/** Reads the address by hand: the usual parser would resolve `..`, which a key may contain. */
export function readRequest(message: IncomingMessage): S3Request {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const [, bucket = '', ...rest] = path.split('/').map(decoded);
  const headers = Object.entries(message.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')] as const,
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: Object.fromEntries(headers),
    bucket,
    key: rest.join('/'),
  };
}

/** A part of a path without its percent signs. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new S3Problem(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}
