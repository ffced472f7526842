import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../sheets-addon/src/ledger/draft.ts';
import {
  contentOf,
  decide,
  pending,
  type Journal,
  type Journaled,
} from '../../sheets-addon/src/ledger/journal.ts';

const payment = (row: number, amount: number, id = ''): Draft => ({
  rows: [row],
  ids: [id],
  content: { kind: 'payment', dealerId: 'HZ01', day: '2026-11-23', amount },
});

const id = (n: number) => `2026-11-23-HZ01-${String(n).padStart(16, '0')}`;

function journalOf(entries: Record<string, [Draft, Journaled['state']]>): Journal {
  return new Map(
    Object.entries(entries).map(([entryId, [draft, state]]) => [
      entryId,
      { state, content: contentOf(draft, entryId), answer: '1' },
    ]),
  );
}

const fresh = () => {
  let made = 100;
  return () => id(++made);
};

test('a row that was recorded is not sent again', () => {
  const draft = payment(4, 500, id(1));
  const [decision] = decide([draft], journalOf({ [id(1)]: [draft, 'recorded'] }), fresh());
  expect(decision).toMatchObject({ act: 'done', entryId: id(1) });
});

test('a refused row is sent again under its id, and under a new one once it was changed', () => {
  const refused = payment(4, 500, id(1));
  const journal = journalOf({ [id(1)]: [refused, 'refused'] });
  expect(decide([refused], journal, fresh())[0]).toMatchObject({ act: 'send', entryId: id(1) });
  const [changed] = decide([payment(4, 400, id(1))], journal, fresh());
  expect(changed).toMatchObject({ act: 'send', entryId: id(101) });
});

test('a pasted copy of a recorded row gets an id of its own; the original keeps its', () => {
  const original = payment(4, 500, id(1));
  const journal = journalOf({ [id(1)]: [original, 'recorded'] });
  const copy = payment(9, 700, id(1));
  expect(decide([copy, original], journal, fresh())).toMatchObject([
    { act: 'send', entryId: id(101) },
    { act: 'done', entryId: id(1) },
  ]);
});

test('a recorded row that was edited is neither sent nor forgotten', () => {
  const journal = journalOf({ [id(1)]: [payment(4, 500), 'recorded'] });
  expect(decide([payment(4, 900, id(1))], journal, fresh())[0]).toMatchObject({ act: 'edited' });
});

test('a row edited while its answer is missing is not sent under a new id', () => {
  const journal = journalOf({ [id(1)]: [payment(4, 500), 'pending'] });
  const [decision] = decide([payment(4, 900, id(1))], journal, fresh());
  expect(decision).toMatchObject({ act: 'edited', state: 'pending' });
});

test('a row whose journal was lost keeps its id, which the service knows', () => {
  const [decision] = decide([payment(4, 500, id(1))], new Map(), fresh());
  expect(decision).toMatchObject({ act: 'send', entryId: id(1) });
});

test('an id of another day or dealer is not kept', () => {
  const [decision] = decide(
    [payment(4, 5, '2026-11-22-HZ01-0000000000000001')],
    new Map(),
    fresh(),
  );
  expect(decision).toMatchObject({ act: 'send', entryId: id(101) });
});

test('whatever has no answer is sent again exactly as it was written down', () => {
  const journal = journalOf({
    [id(1)]: [payment(4, 500), 'pending'],
    [id(2)]: [payment(5, 600), 'recorded'],
  });
  expect(pending(journal)).toEqual([[id(1), contentOf(payment(4, 500), id(1))]]);
});

/**
 * A service that books what it is sent, by id and content, and a script that may be killed after
 * any step. Whatever is killed, sorted, copied or repeated, each row is booked exactly once.
 */
test('however often the script is killed and repeated, each row is booked exactly once', () => {
  const kill = fc.constantFrom('ids', 'journal', 'sent', 'answered', 'never');
  fc.assert(
    fc.property(fc.array(kill, { minLength: 1, maxLength: 8 }), fc.nat(5), (kills, rows) => {
      const booked = new Map<string, string>();
      const ids = Array.from({ length: rows + 1 }, () => '');
      let journal: Journal = new Map();
      const newId = fresh();
      const run = (killed: string) => {
        const settle = () => {
          for (const [entryId, content] of pending(journal)) {
            const known = booked.get(entryId);
            expect(known === undefined || known === content).toBe(true);
            booked.set(entryId, content);
          }
          if (killed === 'sent') return false;
          journal = new Map(
            [...journal].map(([k, v]) => [
              k,
              v.state === 'pending' ? { ...v, state: 'recorded' } : v,
            ]),
          );
          return true;
        };
        if (!settle()) return;
        const drafts = ids.map((entryId, i) => payment(i, 100 + i, entryId));
        const decisions = decide(drafts, journal, newId);
        const sends = decisions.filter((decision) => decision.act === 'send');
        for (const { draft, entryId } of sends) ids[draft.rows[0] ?? 0] = entryId;
        if (killed === 'ids') return;
        journal = new Map([
          ...journal,
          ...sends.map(
            (s) => [s.entryId, { state: 'pending', content: s.content, answer: '' }] as const,
          ),
        ]);
        if (killed === 'journal') return;
        settle();
      };
      for (const killed of [...kills, 'never']) run(killed);
      const amounts = [...booked.values()].map(
        (text) => (JSON.parse(text) as { amount: number }).amount,
      );
      expect(amounts.sort()).toEqual(ids.map((_, i) => 100 + i).sort());
    }),
    { numRuns: 500 },
  );
});
