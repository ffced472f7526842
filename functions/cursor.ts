import type { Member } from '../domain/member.ts';
import { sha256 } from './new-id.ts';
import { Problem } from './problem-answers.ts';

const sealLength = 16;

/** What a cursor belongs to: the question asked, and the rights of who asks. */
function seal(position: string, question: unknown, { memberId, roles, territories }: Member) {
  const text = JSON.stringify([position, question, memberId, roles, territories]);
  return sha256(text).slice(0, sealLength);
}

/**
 * Where a list goes on, for a caller's next question. It is bound to this question and to the
 * caller's rights; it grants nothing, because every page is filtered by the rights of its own call.
 */
export const writeCursor = (position: string, question: unknown, member: Member): string =>
  seal(position, question, member) + Buffer.from(position).toString('base64url');

/**
 * The position in a cursor; null without one. One that was not made for this question is refused.
 */
export function readCursor(
  cursor: string | undefined,
  question: unknown,
  member: Member,
): string | null {
  if (cursor === undefined) return null;
  const position = Buffer.from(cursor.slice(sealLength), 'base64url').toString();
  if (writeCursor(position, question, member) === cursor) return position;
  throw new Problem('invalid-request', {}, [
    { code: 'custom', path: ['cursor'], message: 'cursor-foreign', input: undefined },
  ]);
}
