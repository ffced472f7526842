import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../dynamodb.ts';
import { accessDenied, S3Problem } from './problem.ts';
import { decoded, type S3Request } from './request.ts';

/** What signatures are checked against. */
export type Signing = {
  readonly credentials: Credentials;
  readonly region: string;
  /** What is asked: `s3` unless said. */
  readonly service?: string;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
};

/** What a request claims about its signature, in its header or in its address. */
type Claim = {
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, `20261123T083000Z`. */
  readonly date: string;
  readonly token: string | undefined;
};

/** The day, region and service that a key was derived for. */
type Scope = { readonly keyId: string; readonly day: string; readonly text: string };

const skewMsMax = 15 * 60_000;
const expirySecondsMax = 7 * 24 * 60 * 60;

/**
 * Checks who sent a request (Signature Version 4, header or presigned address). Answers the hash
 * that the body must have, or one of S3's words in its place. Throws what S3 answers otherwise.
 */
export function authenticate(request: S3Request, signing: Signing): string {
  const isPresigned = request.query.has('X-Amz-Signature');
  const claim = isPresigned ? presigned(request, signing) : inHeader(request, signing);
  const { headers, query } = request;
  const forgotten = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (!claim.signedHeaders.includes('host') || forgotten.length > 0) {
    throw accessDenied('There were headers present in the request which were not signed');
  }
  if (claim.token !== signing.credentials.sessionToken) {
    throw new S3Problem(400, 'InvalidToken', 'The provided token is malformed or invalid.');
  }
  const payload = isPresigned
    ? (query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD')
    : headers['x-amz-content-sha256'];
  if (payload === undefined) {
    throw new S3Problem(
      400,
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    );
  }
  const text = [
    'AWS4-HMAC-SHA256',
    claim.date,
    claim.scope.text,
    sha256(canonicalRequest(request, claim.signedHeaders, payload)),
  ].join('\n');
  if (!isSame(signatureOf(text, claim.scope.text, signing), claim.signature)) {
    throw new S3Problem(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  return payload;
}

/** The signature of a text under the key of a day, a region and a service, in hexadecimal. */
export function signatureOf(text: string, scope: string, { credentials }: Signing): string {
  let key = Buffer.from(`AWS4${credentials.secretAccessKey}`);
  for (const part of scope.split('/')) key = hmac(key, part);
  return hmac(key, text).toString('hex');
}

/** Whether two signatures are the same, in a time that does not tell where they differ. */
export function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Reads a credential, `KEY/20261123/us-east-1/s3/aws4_request`; throws unless it is ours. */
export function readScope(
  credential: string,
  { credentials, region, service = 's3' }: Signing,
): Scope {
  const [keyId = '', day = '', ...rest] = credential.split('/');
  if (keyId !== credentials.accessKeyId) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new S3Problem(403, 'InvalidAccessKeyId', message);
  }
  const wanted = `${region}/${service}/aws4_request`;
  if (rest.join('/') !== wanted) {
    const message = `The credential is for ${rest.join('/')}, not for ${wanted}.`;
    throw new S3Problem(400, 'AuthorizationHeaderMalformed', message);
  }
  return { keyId, day, text: [day, ...rest].join('/') };
}

/** Milliseconds since 1970 of a date as signatures write it, `20261123T083000Z`. */
export function signingTime(date: string): number {
  const time = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (Number.isNaN(time)) throw accessDenied('The date of the signature is not well formed.');
  return time;
}

function inHeader({ headers }: S3Request, signing: Signing): Claim {
  const given = headers['authorization'];
  if (given === undefined) throw accessDenied();
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(given) ??
    [];
  if (signature === '') {
    const message = 'The authorization header that you provided is not valid.';
    throw new S3Problem(400, 'AuthorizationHeaderMalformed', message);
  }
  const date = headers['x-amz-date'] ?? '';
  const scope = readScope(credential, signing);
  if (Math.abs(signing.now() - signingTime(date)) > skewMsMax) {
    const message = "The difference between the request time and the server's time is too large.";
    throw new S3Problem(403, 'RequestTimeTooSkewed', message);
  }
  const token = headers['x-amz-security-token'];
  return { scope, signedHeaders: names.split(';'), signature, date, token };
}

function presigned({ query, headers }: S3Request, signing: Signing): Claim {
  const of = (name: string): string => {
    const value = query.get(name);
    if (value !== null) return value;
    const message = `A presigned address must have ${name}.`;
    throw new S3Problem(400, 'AuthorizationQueryParametersError', message);
  };
  const date = of('X-Amz-Date');
  const scope = readScope(of('X-Amz-Credential'), signing);
  const begins = signingTime(date);
  const seconds = Number(of('X-Amz-Expires'));
  if (!(seconds >= 1 && seconds <= expirySecondsMax)) {
    const message = 'X-Amz-Expires must be between 1 second and a week.';
    throw new S3Problem(400, 'AuthorizationQueryParametersError', message);
  }
  if (signing.now() < begins - skewMsMax) throw accessDenied('Request is not yet valid');
  if (signing.now() > begins + seconds * 1000) throw accessDenied('Request has expired');
  const signedHeaders = of('X-Amz-SignedHeaders').split(';');
  const missing = signedHeaders.filter((name) => headers[name] === undefined);
  if (missing.length > 0) throw accessDenied(`The request lacks ${missing.join(', ')}.`);
  const token = query.get('X-Amz-Security-Token') ?? undefined;
  return { scope, signedHeaders, signature: of('X-Amz-Signature'), date, token };
}

function canonicalRequest(
  { method, path, query, headers }: S3Request,
  signedHeaders: readonly string[],
  payload: string,
): string {
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, b], [c, d]) => (a === c ? order(b, d) : order(a, c)))
    .map((pair) => pair.join('='));
  const lines = signedHeaders.map(
    (name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    method,
    path.split('/').map(decoded).map(encoded).join('/'),
    parameters.join('&'),
    lines.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/** Percent signs as signatures want them: on everything but letters, digits and `-._~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const hmac = (key: Buffer<ArrayBuffer>, text: string): Buffer<ArrayBuffer> =>
  createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
