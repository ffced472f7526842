import { expect, test } from 'vitest';
import { areExact, holderOf } from '../../domain/totals-months.ts';
import { carriedOn, noTotals, type Totals } from '../../domain/totals.ts';
import { addMonths, fiscalYearStart, monthOf, type Month } from '../../domain/values/month.ts';
import type { Entry } from '../../domain/entry.ts';
import { flush, recompute } from '../../store/flush.ts';
import { ModelAccount, random, type Counted } from '../support/totals-model.ts';

const firstMonth = '2025-03';

function counted(totals: Totals): Counted {
  const result: Counted = {
    entries: totals.entries,
    own: {},
    year: {},
    payments: totals.month.payments,
    yearPayments: totals.year.payments,
  };
  for (const [productId, p] of totals.products) {
    if (p.yearAmount !== 0) result.year[productId] = p.yearAmount;
    if (p.salesAmount !== 0) result.own[productId] = p.salesAmount;
  }
  return result;
}

/** Some sale or payment, mostly in the newest month, sometimes back-dated as far as it goes. */
function postSome(account: ModelAccount, months: number, pick: (n: number) => number): Entry {
  const newest = Math.min(months - 1, Math.floor(account.entries.length / 4));
  const month = addMonths(firstMonth, pick(4) > 0 ? newest : pick(newest + 1));
  const day = `${month}-${String(1 + pick(28)).padStart(2, '0')}`;
  const amount = 1 + pick(99);
  if (pick(4) === 0) return account.post({ day, kind: 'payment', amount: -amount });
  const productId = `P${String(pick(3))}`;
  const line = { productId, quantity: 1, price: amount, per: 1, amount };
  return account.post({
    day,
    amount,
    lines: [{ ...line, typed: false, free: false, discount: 0 }],
  });
}

/** Reads a month as `readTotals` does: accepts what is kept, or folds again. */
async function readMonth(account: ModelAccount, month: Month, startMonth: number): Promise<void> {
  const asked = account.asked();
  const head = await asked.head();
  if (head === null) return;
  const yearStart = fiscalYearStart(month, startMonth);
  const holder = holderOf(head, month, yearStart);
  let totals = noTotals;
  if (holder !== null) {
    const kept = await asked.kept(holder);
    totals =
      kept !== null && areExact(kept, head, holder, yearStart)
        ? kept.totals
        : ((await recompute(asked, head, [holder], yearStart))?.get(holder) ?? noTotals);
  }
  const shown = holder === month ? totals : carriedOn(totals);
  expect(counted(shown)).toEqual(account.truth(month, head.version, startMonth));
}

/** Runs one random program: postings, flushes in any order, readers, each step at any time. */
async function run(seed: number, addAbove: number): Promise<ModelAccount> {
  const pick = random(seed);
  const account = new ModelAccount();
  const startMonth = 1 + pick(12);
  const months = 3 + pick(18);
  const unseen: Entry[] = [];
  const work: Promise<void>[] = [];
  const flushSome = (records: readonly Entry[]) => {
    const byYear = new Map<Month, Entry[]>();
    for (const record of records) {
      const start = fiscalYearStart(monthOf(record.day), startMonth);
      byYear.set(start, [...(byYear.get(start) ?? []), record]);
    }
    for (const [start, own] of byYear) {
      const earliest = own.map((e) => monthOf(e.day)).sort()[0] ?? firstMonth;
      work.push(flush(account.asked(), earliest, start, records, addAbove));
    }
  };
  for (let step = 0; step < 240; step++) {
    const what = pick(10);
    if (what < 2 && account.entries.length < 90) unseen.push(postSome(account, months, pick));
    else if (what < 4 && unseen.length > 0) {
      // Any records not seen yet, in any order, and sometimes one that was seen before.
      const batch = unseen.splice(pick(unseen.length), 1 + pick(3));
      const again = pick(3) === 0 ? account.entries[pick(account.entries.length)] : undefined;
      flushSome(again ? [...batch, again] : batch);
    } else if (what < 5) {
      work.push(readMonth(account, addMonths(firstMonth, pick(months)), startMonth));
    } else await account.answerOne(pick);
  }
  while (unseen.length > 0) flushSome(unseen.splice(pick(unseen.length), 1));
  while (await account.answerOne(pick));
  await Promise.all(work);
  checkAtRest(account, startMonth);
  return account;
}

function checkAtRest(account: ModelAccount, startMonth: number): void {
  const head = account.head();
  for (const [month, kept] of account.kept) {
    expect(counted(kept.totals)).toEqual(account.truth(month, kept.mark, startMonth));
  }
  for (const month of new Set(account.entries.map((e) => monthOf(e.day)))) {
    const kept = account.kept.get(month);
    expect(kept && counted(kept.totals)).toEqual(account.truth(month, head.version, startMonth));
    expect(kept?.mark).toBeGreaterThan(0);
  }
}

test('[P1] whatever overlaps, totals at rest are the fold of the entries and no reader is shown a wrong figure', async () => {
  for (let seed = 1; seed <= 600; seed++) await run(seed, 500);
});

test('[P1] the same holds where records are added to busy months instead of folding them again', async () => {
  for (let seed = 1; seed <= 600; seed++) await run(seed, 2);
});
