import { expect, test } from 'vitest';
import { standingOn } from '../../domain/ageing.ts';
import type { Entry } from '../../domain/entry.ts';
import { accountFigures, goodsByProduct } from '../../domain/report.ts';
import { dealerStatement } from '../../domain/summaries/dealer-statement.ts';
import { noTotals, withEarlier, withOwn } from '../../domain/totals.ts';
import { sum } from '../../domain/values/money.ts';
import { lastDay, monthOf, monthsBetween, type Month } from '../../domain/values/month.ts';
import { randomAccount } from '../support/random-account.ts';
import { random } from '../support/totals-model.ts';

function statementOf(entries: readonly Entry[], month: Month) {
  const own = entries.filter(({ day }) => monthOf(day) === month);
  const earlier = entries.filter(({ day }) => monthOf(day) < month);
  const totals = withOwn(withEarlier(noTotals, earlier), own);
  const asOf = lastDay(month);
  const owed = sum([...earlier, ...own].map(({ amount }) => amount));
  const dealer = { dealerId: 'D1', dealerCode: 'D1', dealerName: 'D1', territory: 'E' };
  return dealerStatement({
    ...{ month, asOf, currency: 'CNY', basis: 'invoice', knownAt: '2026-12-31T00:00:00.000Z' },
    read: {
      dealer: { ...dealer, class: null },
      goods: goodsByProduct(totals, null),
      account: accountFigures(totals, owed),
    },
    ...{ entries: own, standing: standingOn(entries, asOf), nextPlan: null, products: new Map() },
  });
}

test('[P6] each statement opens with what the one before closed with, and adds up line by line and by age', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { entries } = randomAccount(random(seed), 40, 170);
    let before = 0;
    for (const month of monthsBetween('2025-12', '2026-07')) {
      const { opening, closing, ageing, lines, ...moved } = statementOf(entries, month);
      const { sales, returns, payments, refunds, writeOffs, openings } = moved;
      const told = [seed, month];
      expect([...told, opening]).toEqual([...told, before]);
      const all = opening + sales - returns - payments + refunds - writeOffs + openings;
      expect([...told, all, lines.at(-1)?.balance ?? opening]).toEqual([...told, closing, closing]);
      expect([...told, ageing.balance]).toEqual([...told, closing]);
      before = closing;
    }
  }
});
