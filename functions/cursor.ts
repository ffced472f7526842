import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Member } from '../domain/member.ts';
import type { CursorKeys } from '../store/cursor-keys.ts';
import { keysToOpen, keysToSeal } from './cursor-keys.ts';
import { Problem } from './problem-answers.ts';

/** Characters of a seal: 132 bits, which nobody guesses. */
const sealLength = 22;

/**
 * Where a list goes on, for a caller's next question. It is sealed with the company's secret key
 * together with this question and the caller's rights, so that nobody can make one. It grants
 * nothing besides: every page is filtered by the rights of its own call.
 */
export async function writeCursor(
  position: string,
  question: unknown,
  member: Member,
): Promise<string> {
  const { current } = await keysToSeal();
  return sealed(current, position, question, member);
}

/**
 * The position in a cursor; null without one. One that was not made for this question is refused.
 * One sealed before the key was changed last still holds.
 */
export async function readCursor(
  cursor: string | undefined,
  question: unknown,
  member: Member,
): Promise<string | null> {
  if (cursor === undefined) return null;
  const position = Buffer.from(cursor.slice(sealLength), 'base64url').toString();
  const opens = (keys: CursorKeys | null) =>
    [keys?.current, keys?.previous].some(
      (key) => typeof key === 'string' && isEqual(sealed(key, position, question, member), cursor),
    );
  if (opens(await keysToOpen(false)) || opens(await keysToOpen(true))) return position;
  throw new Problem('invalid-request', {}, [
    { code: 'custom', path: ['cursor'], message: 'cursor-foreign', input: undefined },
  ]);
}

/** Seal and position. It belongs to the question asked, and to the rights of who asks. */
function sealed(
  key: string,
  position: string,
  question: unknown,
  { memberId, roles, territories }: Member,
): string {
  const text = JSON.stringify([position, question, memberId, roles, territories]);
  const seal = createHmac('sha256', key).update(text).digest('base64url').slice(0, sealLength);
  return seal + Buffer.from(position).toString('base64url');
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
