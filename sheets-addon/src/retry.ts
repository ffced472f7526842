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

/** A reply with what it says about trying again. */
export interface Answer extends HttpReply {
  /** Milliseconds that the service asked to be left alone for; 0 where it asked for nothing. */
  readonly restMs: number;
}

/** What a reply's headers ask for, however they are written, in milliseconds. */
export function restOf(headers: object): number {
  const named = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after');
  const seconds = Number(named?.[1] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/**
 * Milliseconds to wait before the given try (2 and up): what the service asked for, and at least a
 * time that doubles, spread by a number in [0, 1).
 */
export const waitBefore = (attempt: number, spread: number, restMs: number): number =>
  Math.max(restMs, Math.round(250 * 2 ** (attempt - 2) * (0.5 + spread)));
