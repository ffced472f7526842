import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock } from '../../functions/clock.ts';
import { readEntries } from '../../store/entries.ts';
import { startService, type Service } from '../support/service.ts';
import { deliver, recordOf } from '../support/stream-records.ts';
import { programTime } from '../support/upgrade/program.ts';
import { missing, readRelease, routeOf, type Exchange } from '../support/upgrade/release.ts';

/**
 * Add-ons are updated when their users please, so the API only ever gains: what a client of 0.1.0
 * sends is taken, and its answer holds all that it held then.
 */
const { exchanges } = readRelease('0.1.0');
let service: Service;
beforeAll(async () => {
  service = await startService();
  clock.now = () => programTime;
});
afterAll(() => service.stop());

/** Differ on every run, or follow from what differs: the chain holds the ids of members. */
const passing = new Set(['next', 'knownAt', 'hash', 'release']);

/** Ids that the service makes by chance, as they were then and as they are now. */
const ids = new Map<string, string>();

/** The exchange with the ids of now. */
function ofNow(exchange: Exchange): Exchange {
  let text = JSON.stringify(exchange);
  for (const [then, now] of ids) text = text.replaceAll(then, now);
  return JSON.parse(text) as Exchange;
}

/** Learns the ids of members, of requests for approval, and of entries that the service made. */
function learnIds(then: unknown, now: unknown): void {
  if (typeof then !== 'object' || then === null) return;
  for (const [name, value] of Object.entries(then)) {
    const other = (now as Record<string, unknown>)[name];
    const byChance =
      ['memberId', 'subject', 'changedBy'].includes(name) ||
      (name === 'entryId' && (then as { kind?: string }).kind === 'terms');
    if (byChance && typeof value === 'string' && typeof other === 'string') ids.set(value, other);
    learnIds(value, other ?? {});
  }
}

/** Members are listed by their ids, which are made by chance. */
function inOrder(reply: unknown): unknown {
  const { members } = reply as { members?: { email: string }[] };
  if (!members) return reply;
  return { members: members.toSorted((a, b) => (a.email < b.email ? -1 : 1)) };
}

test('every request of the client of 0.1.0 is taken, and answered with all that it then held', async () => {
  const wrong: string[] = [];
  for (const exchange of exchanges) {
    const { request } = ofNow(exchange);
    const reply = await service.send(routeOf(exchange), request, request.as);
    const body = inOrder(JSON.parse(reply.body));
    learnIds(inOrder(exchange.reply), body);
    const lost = missing(inOrder(ofNow(exchange).reply), body, passing);
    if (reply.status !== exchange.status) lost.push(`status ${String(reply.status)}`);
    wrong.push(...lost.map((what) => `${request.route} ${what}`));
    if (request.route === 'POST /entries') {
      await deliver((await readEntries(service.db, 'D1')).map(recordOf));
    }
  }
  expect(exchanges.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
