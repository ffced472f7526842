import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../sheets-addon/src/ledger/draft.ts';
import {
  contentOf,
  decide,
  pending,
  pruned,
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

test('a forgotten row that was edited is asked about under its id, and then held for good', () => {
  const edited = payment(4, 900, id(1));
  const [asked] = decide([edited], new Map(), fresh());
  expect(asked).toMatchObject({ act: 'send', entryId: id(1) });
  const journal = journalOf({ [id(1)]: [edited, 'differs'] });
  expect(decide([edited], journal, fresh())[0]).toMatchObject({ act: 'edited', state: 'recorded' });
  const [again] = decide([payment(4, 901, id(1))], journal, fresh());
  expect(again).toMatchObject({ act: 'send', entryId: id(1) });
});

test('a forgotten row whose day or dealer was edited is held, for it may be recorded', () => {
  const [decision] = decide(
    [payment(4, 5, '2026-11-22-HZ01-0000000000000001')],
    new Map(),
    fresh(),
  );
  expect(decision).toMatchObject({ act: 'edited', state: 'open' });
});

test('of copies of a forgotten row one is asked about, the others wait for the answer', () => {
  const copy = payment(3, 700, id(1));
  const original = payment(9, 500, id(1));
  expect(decide([copy, original], new Map(), fresh())).toMatchObject([
    { act: 'send', entryId: id(1) },
    { act: 'edited', state: 'pending' },
  ]);
  expect(
    decide([copy, original], journalOf({ [id(1)]: [copy, 'differs'] }), fresh()),
  ).toMatchObject([
    { act: 'edited', state: 'pending' },
    { act: 'send', entryId: id(1) },
  ]);
  const known = journalOf({ [id(1)]: [original, 'recorded'] });
  expect(decide([copy, original], known, fresh())).toMatchObject([
    { act: 'send', entryId: id(101) },
    { act: 'done', entryId: id(1) },
  ]);
});

test('a forgotten row that grew by a line is held, for it may be recorded', () => {
  const grown = { ...payment(4, 500), rows: [4, 5], ids: [id(1), ''] };
  expect(decide([grown], new Map(), fresh())[0]).toMatchObject({ act: 'edited', state: 'open' });
});

test('the journal forgets settled entries whose rows are gone, the oldest first', () => {
  const recorded = (i: number): [Draft, 'recorded'] => [payment(i, 1), 'recorded'];
  const all = Array.from({ length: 2003 }, (_, i) => [id(i), recorded(i)] as const);
  const journal = journalOf(Object.fromEntries(all));
  const left = pruned(journal, new Set([id(0), id(2)]));
  expect([left.has(id(0)), left.has(id(1)), left.has(id(2)), left.size]).toEqual([
    true,
    false,
    true,
    2002,
  ]);
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

/** What a person, or time, does to the sheet before it is sent again. */
const happening = fc.record({
  edited: fc.array(fc.nat(3), { maxLength: 3 }),
  forgotten: fc.array(fc.nat(9), { maxLength: 4 }),
  redated: fc.array(fc.nat(3), { maxLength: 1 }),
});

test('whatever the journal forgets and whichever rows are edited, none is booked twice', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 8 }), (happenings) => {
      const booked = new Map<string, string>();
      const rows = Array.from({ length: 4 }, (_, i) => ({ id: '', amount: 1000 * i, day: 23 }));
      const rowOf = (at: number) => rows[at] ?? { id: '', amount: 0, day: 23 };
      const newId = fresh();
      let journal: Journal = new Map();
      for (const { edited, forgotten, redated } of happenings) {
        const settled = [...journal].filter((_, i) => !forgotten.includes(i));
        rows.forEach((row, i) => {
          row.amount += edited.filter((at) => at === i).length;
          if (redated.includes(i)) row.day = 22;
        });
        const drafts = rows.map((row, i): Draft => {
          const draft = payment(i, row.amount, row.id);
          return { ...draft, content: { ...draft.content, day: `2026-11-${String(row.day)}` } };
        });
        const sends = decide(drafts, new Map(settled), (draft) =>
          newId().replace('2026-11-23', draft.content.day),
        ).filter((decision) => decision.act === 'send');
        journal = new Map(settled);
        for (const { draft, entryId, content } of sends) {
          for (const at of draft.rows) rows.splice(at, 1, { ...rowOf(at), id: entryId });
          const before = booked.get(entryId) ?? content;
          booked.set(entryId, before);
          const state = before === content ? 'recorded' : 'differs';
          journal = new Map([...journal, [entryId, { state, content, answer: '1' }]]);
        }
      }
      const bookedRows = [...booked.values()].map((text) =>
        Math.floor((JSON.parse(text) as { amount: number }).amount / 1000),
      );
      expect(bookedRows.length).toBe(new Set(bookedRows).size);
      expect(new Set(bookedRows).size).toBe(rows.length);
    }),
    { numRuns: 2000 },
  );
});
