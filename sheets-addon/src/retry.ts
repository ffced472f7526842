import type { HttpReply } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';

/** Most times one request is sent. */
export const triesMax = 4;

/**
 * True where the request may be sent again: the service asked for it (`busy`), or the request gives
 * the same result however often it is sent. Pushed cells are merged by value and entries carry
 * their own id, so both may be repeated.
 */
export function mayRepeat(route: AnyRoute, reply: HttpReply | null): boolean {
  if (reply !== null && reply.status !== 503 && reply.status !== 429) return false;
  if (reply?.status === 429 || reply?.body.includes('"busy"')) return true;
  return route.method !== 'POST' || route.path === '/entries';
}

/** Milliseconds to wait before the given try (2 and up): doubling, spread by a number in [0, 1). */
export const waitBefore = (attempt: number, spread: number): number =>
  Math.round(250 * 2 ** (attempt - 2) * (0.5 + spread));
