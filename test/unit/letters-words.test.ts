import { describe, expect, test } from 'vitest';
import { noAccountFigures, noReportGoods } from '../../domain/report.ts';
import { summarise } from '../../domain/summaries/summarise.ts';
import { reminderWords } from '../../functions/letters/words-reminder.ts';
import { summaryMessage } from '../../functions/summaries/summary-message.ts';
import { summaryWords } from '../../functions/summaries/words-summary.ts';
import { ledgerChinese } from '../../sheets-addon/src/ledger/words-zh.ts';
import { ledgerEnglish } from '../../sheets-addon/src/ledger/words-en.ts';

const company = {
  ...{ name: 'Spring', currency: 'CNY', sheetUrl: null },
  colours: { primary: '#0b5394', accent: '#e69138' },
};

test.each([
  ['en', ledgerEnglish],
  ['zh', ledgerChinese],
] as const)(
  'where a letter sends its reader in the %s menu, there is such an item',
  (language, menu) => {
    const item = (name: string) => `${menu.menu} → ${name.replace('…', '')}`;
    expect(reminderWords[language].more(2)).toContain(item(menu.receivables));
    expect(summaryWords[language].more(2)).toContain(item(menu.receivables));
    expect(summaryWords[language].foot).toContain(item(menu.mailed.item));
  },
);

describe('the letter of a month', () => {
  const about = { dealerId: 'E1', dealerCode: 'E1', dealerName: 'Sea', territory: 'EAST' };
  const of = (net: number, payments: number, planAmount: number | null) => ({
    dealer: { ...about, class: null },
    goods: new Map([['TEA', { ...noReportGoods, salesAmount: net, yearAmount: net, planAmount }]]),
    account: { ...noAccountFigures, payments },
  });
  const dealer = {
    ...{ now: of(300_00, 50_00, 100_00), lastMonth: of(200_00, 0, null) },
    ...{ lastYear: of(150_00, 0, null), yearBefore: of(0, 0, null), beforeLastYear: null },
    ...{ standing: { items: [], unapplied: 0 }, creditLimit: null, active: true },
  };
  const textOf = (basis: 'cash' | 'invoice', language: 'en' | 'zh' = 'en') => {
    const summary = summarise({
      ...{ month: '2026-11', territory: null, basis, asOf: '2026-11-30', dealers: [dealer] },
      ...{ knownAt: '2026-12-01T00:00:00.000Z', products: new Map() },
    });
    const told = { summary, trend: [], waiting: [], followUps: [], scope: null };
    const { text } = summaryMessage(told, { company, language, today: '2026-12-01' });
    return text.split('\n').map((line) => line.trim());
  };
  /** The line, and the one below it. */
  const rowOf = (lines: readonly string[], beginning: string) => {
    const at = lines.findIndex((line) => line.startsWith(`- ${beginning}`));
    return lines.slice(at, at + 2).join(' ');
  };

  test('tells the plan beside what is counted against it: net sales, or cash received', () => {
    const invoiced = textOf('invoice');
    expect(rowOf(invoiced, 'net sales')).toContain('plan 100.00 · 300.0 % reached');
    expect(rowOf(invoiced, 'Sea')).toContain('net 300.00 · plan 100.00');
    const cash = textOf('cash');
    expect(rowOf(cash, 'net sales')).not.toContain('reached');
    expect(rowOf(cash, 'Cash received')).toContain('plan 100.00 · 50.0 % reached');
    expect(rowOf(cash, 'Sea')).toContain('cash 50.00 · plan 100.00');
  });

  test('says whether it is compared with the month or with the year before', () => {
    const lines = textOf('invoice', 'zh');
    expect(rowOf(lines, '环比增长')).toContain('上月 200.00');
    expect(rowOf(lines, '同比增长')).toContain('上年同期 150.00');
    expect(rowOf(lines, '本年累计')).toContain('上年同期 150.00');
  });
});
