import type { MarkedTotals, Touched } from '../../domain/totals-months.ts';
import { touch } from '../../domain/touched.ts';
import type { Entry } from '../../domain/entry.ts';
import { fiscalYearStart, monthOf, type Month } from '../../domain/values/month.ts';
import type { FlushedAccount } from '../../store/flush.ts';

/** Integers below `n`, the same for the same seed. */
export function random(seed: number): (n: number) => number {
  let state = seed * 7919 + 13;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}

/** An entry that has what totals are made of. */
export function entryOf(given: Partial<Entry> & Pick<Entry, 'day' | 'version'>): Entry {
  return {
    entryId: `${given.day}-D1-${String(given.version).padStart(16, '0')}`,
    dealerId: 'D1',
    kind: 'sale',
    amount: 0,
    balance: 0,
    unapplied: 0,
    allocations: [],
    lines: [],
    creditLimit: null,
    content: '',
    by: 'M1',
    at: '2026-01-01T00:00:00.000Z',
    hash: '',
    ...given,
  };
}

/**
 * An account in memory whose questions are answered one at a time, in an order that the test
 * chooses: every interleaving of postings, flushes and readers that a database could show.
 */
export class ModelAccount {
  readonly entries: Entry[] = [];
  readonly kept = new Map<Month, MarkedTotals>();
  private touched: Record<Month, number> = {};
  private readonly waiting: (() => void)[] = [];

  head(): Touched {
    return { version: this.entries.length, touched: { ...this.touched } };
  }

  post(given: Pick<Entry, 'day'> & Partial<Entry>): Entry {
    const entry = entryOf({ ...given, version: this.entries.length + 1 });
    this.entries.push(entry);
    this.touched = touch(this.touched, monthOf(entry.day), entry.version);
    return entry;
  }

  /** The account as one flush or reader asks it; every answer waits for its turn. */
  asked(): FlushedAccount {
    return {
      head: () => this.turn(() => this.head()),
      kept: (month) => this.turn(() => this.kept.get(month) ?? null),
      entries: (month) => this.turn(() => this.entries.filter((e) => monthOf(e.day) === month)),
      keep: (month, totals) =>
        this.turn(() => {
          const before = this.kept.get(month);
          if (!before || before.mark < totals.mark) this.kept.set(month, totals);
        }),
      replace: (month, totals, mark) =>
        this.turn(() => {
          if (this.kept.get(month)?.mark !== mark) return false;
          this.kept.set(month, totals);
          return true;
        }),
    };
  }

  private turn<Answer>(answer: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      this.waiting.push(() => {
        resolve(answer());
      });
    });
  }

  /** Answers one of the waiting questions; false where none waits. */
  async answerOne(pick: (n: number) => number): Promise<boolean> {
    const [answer] = this.waiting.splice(pick(Math.max(1, this.waiting.length)), 1);
    if (!answer) return false;
    answer();
    // Lets whoever asked go on to its next question.
    for (let i = 0; i < 8; i++) await Promise.resolve();
    return true;
  }

  /** What totals of `month` must be when the account stood at `version`: counted one by one. */
  truth(month: Month, version: number, startMonth: number): Counted {
    const yearStart = fiscalYearStart(month, startMonth);
    const counted: Counted = { entries: 0, own: {}, year: {}, payments: 0, yearPayments: 0 };
    for (const entry of this.entries) {
      const of = monthOf(entry.day);
      if (entry.version > version || of < yearStart || of > month) continue;
      if (of === month) counted.entries++;
      if (entry.kind === 'payment') {
        counted.yearPayments -= entry.amount;
        if (of === month) counted.payments -= entry.amount;
      }
      for (const { productId, amount } of entry.kind === 'sale' ? entry.lines : []) {
        counted.year[productId] = (counted.year[productId] ?? 0) + amount;
        if (of === month) counted.own[productId] = (counted.own[productId] ?? 0) + amount;
      }
    }
    return counted;
  }
}

export interface Counted {
  entries: number;
  own: Record<string, number>;
  year: Record<string, number>;
  payments: number;
  yearPayments: number;
}
