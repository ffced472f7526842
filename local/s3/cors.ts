import type { Bucket, CorsRule } from './buckets.ts';
import { accessDenied } from './problem.ts';
import type { S3Reply } from './object-operations.ts';
import type { S3Request } from './request.ts';

/** The answer to a browser that asks, before a request, whether a page may send it. */
export function preflightReply({ headers }: S3Request, bucket: Bucket): S3Reply {
  const method = headers['access-control-request-method'] ?? '';
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = ruleFor(bucket, headers['origin'], method);
  const isAllowed = (name: string): boolean =>
    rule?.AllowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name)) ?? false;
  if (rule === undefined || !asked.every(isAllowed)) {
    throw accessDenied('CORSResponse: This CORS request is not allowed.');
  }
  return {
    status: 200,
    headers: {
      ...readableBy(rule, headers['origin'] ?? ''),
      ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
      ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    },
  };
}

/** The headers that let a page of an allowed origin read an answer. */
export function corsHeaders(
  { method, headers }: S3Request,
  bucket: Bucket | undefined,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  const rule = bucket && ruleFor(bucket, origin, method);
  return rule === undefined || origin === undefined ? {} : readableBy(rule, origin);
}

function ruleFor(bucket: Bucket, origin: string | undefined, method: string): CorsRule | undefined {
  if (origin === undefined) return undefined;
  return bucket.cors.find(
    ({ AllowedOrigins, AllowedMethods }) =>
      AllowedMethods.includes(method) && AllowedOrigins.some((each) => matches(each, origin)),
  );
}

function readableBy(rule: CorsRule, origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(rule.ExposedHeaders.length > 0 && {
      'access-control-expose-headers': rule.ExposedHeaders.join(', '),
    }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** S3 knows one wildcard in a pattern. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  const isLongEnough = text.length >= before.length + after.length;
  return isLongEnough && text.startsWith(before) && text.endsWith(after);
}
