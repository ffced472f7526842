import { expect, test } from 'vitest';
import {
  ageing,
  bucketOf,
  documentsSettled,
  standingBefore,
  standingOn,
  type Ageing,
  type Standing,
} from '../../domain/ageing.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { carriedOn, noTotals, withOwn, yearMovement } from '../../domain/totals.ts';
import { packTotals, unpackTotals } from '../../store/pack-totals.ts';
import { randomAccount } from '../support/random-account.ts';
import { random } from '../support/totals-model.ts';

type Made = ReturnType<typeof randomAccount>;

const openNow = ({ account }: Made): Standing => ({
  items: [...account.documents.values()].filter((document) => document.open > 0),
  unapplied: account.head.unapplied,
});

/** As the store does it: by undoing later entries, and where that does not tell, from all. */
function standingAt(made: Made, asOf: Day): Standing {
  const { account, entries } = made;
  const now = openNow(made);
  const later = entries.filter((entry) => entry.day > asOf);
  const settled = documentsSettled(later, now).flatMap((d) => account.documents.get(d) ?? []);
  return standingBefore(later, now, settled) ?? standingOn(entries, asOf);
}

const bucketsOf = ({ balance: _, ...buckets }: Ageing) =>
  Object.values<number>(buckets).reduce((a, b) => a + b, 0);

test('[defect 6] on any day the buckets add up to the balance of that day, whatever was back-dated or paid ahead', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const pick = random(seed);
    const made = randomAccount(pick, 40, 120);
    for (let i = 0; i < 12; i++) {
      const asOf = addDays('2026-01-01', pick(130) - 5);
      const aged = ageing(standingAt(made, asOf), asOf);
      const until = made.entries.filter((entry) => entry.day <= asOf);
      expect(aged.balance).toBe(until.reduce((sum, entry) => sum + entry.amount, 0));
      expect(bucketsOf(aged)).toBe(aged.balance);
      const { notDue, days1to30, days31to60, days61to90, over90 } = aged;
      const owed = [notDue, days1to30, days31to60, days61to90, over90];
      expect(Math.min(...owed)).toBeGreaterThanOrEqual(0);
    }
  }
});

test('undoing later entries and counting all entries tell the same', () => {
  let undone = 0;
  for (let seed = 1; seed <= 250; seed++) {
    const pick = random(seed);
    const made = randomAccount(pick, 30, 90);
    const asOf = addDays('2026-01-01', pick(100));
    const now = openNow(made);
    const later = made.entries.filter((entry) => entry.day > asOf);
    const settled = documentsSettled(later, now).flatMap(
      (document) => made.account.documents.get(document) ?? [],
    );
    const standing = standingBefore(later, now, settled);
    if (!standing) continue;
    undone++;
    expect(ageing(standing, asOf)).toEqual(ageing(standingOn(made.entries, asOf), asOf));
  }
  expect(undone).toBeGreaterThan(100);
});

test('after the last entry what is open is what the account says', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const made = randomAccount(random(seed), 40, 60);
    const end = '2026-12-31';
    expect(ageing(standingOn(made.entries, end), end)).toEqual(ageing(openNow(made), end));
  }
});

test('a document is in exactly one bucket, by whole days past its due day', () => {
  const days = [-40, -1, 0, 1, 30, 31, 60, 61, 90, 91, 400];
  const found = days.map((past) => bucketOf('2026-03-10', addDays('2026-03-10', past)));
  expect(found).toEqual([
    'notDue',
    'notDue',
    'notDue',
    'days1to30',
    'days1to30',
    'days31to60',
    'days31to60',
    'days61to90',
    'days61to90',
    'over90',
    'over90',
  ]);
});

test('[P7] what a year of totals moved is what its entries moved, and packing loses nothing', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { account, entries } = randomAccount(random(seed), 60, 200);
    const half = entries.length / 2;
    const first = withOwn(noTotals, entries.slice(0, half));
    const totals = withOwn(carriedOn(first), entries.slice(half));
    expect(yearMovement(totals)).toBe(account.head.balance);
    expect(unpackTotals(packTotals(totals))).toEqual(totals);
  }
});
