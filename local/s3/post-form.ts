import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Bucket } from './buckets.ts';
import { putObject, type S3Reply } from './object-operations.ts';
import type { Shelf } from './operations.ts';
import { readWhole } from './payload.ts';
import { accessDenied, notImplemented, S3Problem } from './problem.ts';
import { isSame, readScope, signatureOf, type Signing } from './signature.ts';

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()),
]);

/** What a signed policy allows a form to send, and until when. */
const policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) });

type Policy = z.infer<typeof policy>;
type Fields = Readonly<Record<string, string>>;

/** Fields that no condition needs to name: they carry the policy itself. */
const ofPolicy = new Set(['policy', 'x-amz-signature', 'bucket']);

/** Whether a request is a form that a browser sends, with a file in it. */
export const isForm = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && (headers['content-type'] ?? '').startsWith('multipart/form-data');

/** Takes the file of a form whose policy is signed and describes it. */
export async function postForm(
  message: IncomingMessage,
  bucket: Bucket,
  shelf: Shelf,
  signing: Signing,
): Promise<S3Reply> {
  const { fields, file } = await readForm(message);
  const bytes = Buffer.from(await file.arrayBuffer());
  const allowed = verifiedPolicy(fields, signing);
  refuseUnlessAllowed(allowed, { ...fields, bucket: bucket.name }, bytes.length);
  const { key = '', success_action_status: status = '204', ...headers } = fields;
  if (key.includes('${filename}')) throw notImplemented('a key made of the name of the file');
  if (status !== '204' || 'success_action_redirect' in headers) {
    throw notImplemented('another answer to a form than 204');
  }
  const request = { bucket, key, query: new URLSearchParams(), headers, body: bytes };
  const reply = await putObject(shelf.objects, request, shelf.now());
  return { ...reply, status: 204 };
}

/** The fields before the file, their names in small letters; what comes after it is ignored. */
async function readForm(message: IncomingMessage): Promise<{ fields: Fields; file: File }> {
  const body = new Uint8Array(await readWhole(message));
  const type = message.headers['content-type'] ?? '';
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const fields: Record<string, string> = {};
  for (const [name, value] of form ?? []) {
    if (typeof value !== 'string') return { fields, file: value };
    fields[name.toLowerCase()] = value;
  }
  throw new S3Problem(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
}

/** The policy of a form, once its signature fits and its time is not over. */
function verifiedPolicy(fields: Fields, signing: Signing): Policy {
  const { policy: encoded, 'x-amz-credential': credential, 'x-amz-signature': given } = fields;
  if (encoded === undefined || credential === undefined || given === undefined) {
    throw accessDenied();
  }
  const scope = readScope(credential, signing);
  if (!isSame(signatureOf(encoded, scope.text, signing), given)) {
    const text = 'The request signature we calculated does not match the signature you provided.';
    throw new S3Problem(403, 'SignatureDoesNotMatch', text);
  }
  if (fields['x-amz-security-token'] !== signing.credentials.sessionToken) throw accessDenied();
  const read = policy.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  if (!read.success) {
    throw new S3Problem(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
  if (Date.parse(read.data.expiration) < signing.now()) throw broken('Policy expired.');
  return read.data;
}

/** Every condition must hold, and every field must be named by one. */
function refuseUnlessAllowed({ conditions }: Policy, fields: Fields, size: number): void {
  const named = new Set(ofPolicy);
  for (const each of conditions) {
    if (Array.isArray(each) && each[0] === 'content-length-range') {
      refuseUnlessBetween(size, each[1], each[2]);
      continue;
    }
    const [how, name, wanted] = Array.isArray(each) ? each : exact(each);
    const field = name.slice(1).toLowerCase();
    named.add(field);
    const sent = fields[field] ?? '';
    const holds = how === 'eq' ? sent === wanted : sent.startsWith(wanted);
    if (!holds) throw broken(`Policy Condition failed: ["${how}", "${name}", "${wanted}"]`);
  }
  const extra = Object.keys(fields).filter((name) => !named.has(name) && !/^x-ignore-/.test(name));
  if (extra.length > 0) throw broken(`Extra input fields: ${extra.join(', ')}`);
}

/** `{"key": "a"}` is short for `["eq", "$key", "a"]`. */
function exact(condition: Readonly<Record<string, string>>): ['eq', string, string] {
  const [[name, wanted] = ['', '']] = Object.entries(condition);
  return ['eq', `$${name}`, wanted];
}

function refuseUnlessBetween(size: number, least: number, most: number): void {
  if (size < least) {
    const text = 'Your proposed upload is smaller than the minimum allowed size';
    throw new S3Problem(400, 'EntityTooSmall', text);
  }
  if (size > most) {
    const text = 'Your proposed upload exceeds the maximum allowed size';
    throw new S3Problem(400, 'EntityTooLarge', text);
  }
}

const broken = (how: string): S3Problem => accessDenied(`Invalid according to Policy: ${how}`);
