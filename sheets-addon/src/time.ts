/**
 * Google stops a script after six minutes, wherever it is. An action starts no request after five:
 * the gateway answers within half a minute, and what is known then is still written down.
 */
const requestsUntil = 5 * 60_000;

/** Every run of the script begins anew, so this is when the action began. */
const began = Date.now();

/** True where an action must come to its end. */
export const isTimeUp = (): boolean => isTimeUpIn(0);

/** True where an action must have come to its end once so many milliseconds have gone by. */
export const isTimeUpIn = (ms: number): boolean => Date.now() + ms - began > requestsUntil;

/** Requests that are sent at once. */
const atOnce = 8;

/**
 * Items in rounds of a few, for as long as there is time; the first round always comes, so that
 * repeating an action gets on.
 */
export function* inTime<T>(items: readonly T[], size: number = atOnce): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0 && isTimeUp()) return;
    yield items.slice(start, start + size);
  }
}
