import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterAccounts, changeBy, closeMonth, reopenMonth } from '../../domain/months.ts';
import type { MonthAct } from '../../domain/months.ts';
import { monthsShown } from '../../domain/months-shown.ts';
import { rebuilt } from '../../domain/rebuild.ts';
import { termsPosting } from '../../domain/terms.ts';
import { addMonths, monthsBetween } from '../../domain/values/month.ts';
import { sha256 } from '../../store/sha256.ts';
import { anOpening, MemoryLedger, newEntry, newEntryId, today } from '../support/ledger.ts';

const by = { memberId: 'M2', at: '2026-11-23T08:00:00.000Z' };
const first = '2026-06';
const month = fc.integer({ min: 0, max: 5 }).map((count) => addMonths(first, count));
const account = fc.nat(2);

/** What happens to three accounts, in any order: a run may be late by any number of acts. */
const command = fc.oneof(
  fc.record({ do: fc.constant('close' as const), month }),
  fc.record({ do: fc.constant('reopen' as const), month }),
  fc.record({ do: fc.constant('take' as const), account, late: fc.nat(3) }),
  fc.record({ do: fc.constant('post' as const), account, month }),
  fc.record({ do: fc.constant('end' as const) }),
);

/** A company of three accounts, whose closings come when they come. */
class Books {
  readonly ledgers = [0, 1, 2].map(() => new MemoryLedger());
  readonly acts: MonthAct[] = [];

  get newest(): MonthAct | null {
    return this.acts.at(-1) ?? null;
  }

  begin(which: 'close' | 'reopen', asked: string): void {
    const now = { newest: this.newest, today, all: 3 };
    const about = { month: asked, reason: 'Forgotten', askedBy: 'M1', askedAt: by.at };
    const closed = which === 'close' ? closeMonth(asked, now, by) : null;
    if (closed?.ok && !closed.facts.repeated) this.acts.push(closed.facts.act);
    const reopened = which === 'reopen' ? reopenMonth(about, now, by) : null;
    if (reopened?.ok) this.acts.push(reopened.facts);
  }

  /** A run of the newest act, or of an earlier one that was held up, comes to an account. */
  take(ledger: MemoryLedger, act: MonthAct | undefined): void {
    const change = act && changeBy(act, ledger.head);
    if (!change) return;
    const about = { entryId: newEntryId(act.day, 'D1'), day: act.day, by: 'M2', at: by.at };
    const { head, entry } = termsPosting(ledger.head, change, { ...about, hash: sha256 });
    const entries = new Map([...ledger.account.entries, [entry.entryId, entry]]);
    ledger.account = { ...ledger.account, head, entries };
  }

  /** The newest act reaches every account and is over. */
  end(): void {
    const { newest } = this;
    if (!newest || newest.after === null) return;
    for (const ledger of this.ledgers) this.take(ledger, newest);
    this.acts.splice(-1, 1, afterAccounts(newest, { done: 3, last: null }, by.at));
  }
}

test('an entry is taken exactly in a month that its account has open, whatever comes late', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const books = new Books();
      for (const each of commands) {
        if (each.do === 'close' || each.do === 'reopen') books.begin(each.do, each.month);
        if (each.do === 'end') books.end();
        if (each.do === 'take') {
          const ledger = books.ledgers[each.account] as MemoryLedger;
          const late = books.acts.at(-1 - each.late);
          const before = ledger.head.closing ?? 0;
          books.take(ledger, late);
          expect(ledger.head.closing ?? 0).toBeGreaterThanOrEqual(before);
        }
        if (each.do !== 'post') continue;
        const ledger = books.ledgers[each.account] as MemoryLedger;
        const isOpen = each.month > (ledger.head.closedThrough ?? '');
        const day = `${each.month}-10`;
        expect(ledger.post(newEntry('payment', { day, amount: 100 })).ok).toBe(isOpen);
      }
      books.end();
      for (const ledger of books.ledgers) {
        expect(ledger.head.closedThrough).toBe(books.newest?.through ?? null);
        const entries = [...ledger.account.entries.values()];
        expect(rebuilt(anOpening(), entries, sha256)).toMatchObject({ ok: true });
      }
    }),
  );
});

test('months are shown closed up to the last one closed, and none after it', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const books = new Books();
      for (const each of commands) {
        if (each.do === 'close' || each.do === 'reopen') books.begin(each.do, each.month);
        books.end();
      }
      const through = books.newest?.through ?? '';
      const shown = monthsShown(books.acts.toReversed(), '2026-11');
      const states = new Map(shown.map((one) => [one.month, one.state]));
      for (const each of monthsBetween(first, '2026-11')) {
        expect(states.get(each) === 'closed').toBe(each <= through);
      }
    }),
  );
});

test('an entry dated in a month that was closed before it is found by replaying the account', () => {
  const ledger = new MemoryLedger();
  ledger.recorded(newEntry('payment', { day: '2026-10-10', amount: 100 }));
  const forged = new MemoryLedger();
  const books = new Books();
  books.begin('close', '2026-10');
  books.take(forged, books.acts[0]);
  const closed = forged.head;
  forged.account = { ...forged.account, head: { ...closed, closedThrough: null } };
  forged.recorded(newEntry('payment', { day: '2026-10-10', amount: 100 }));
  const rebuild = (from: MemoryLedger) =>
    rebuilt(anOpening(), [...from.account.entries.values()], sha256);
  expect(rebuild(ledger)).toMatchObject({ ok: true });
  expect(rebuild(forged)).toMatchObject({ ok: false, reason: 'not-recordable' });
});
