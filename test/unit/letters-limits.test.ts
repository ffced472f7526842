import { describe, expect, test } from 'vitest';
import type { DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import { remindedOf, type OwingDealer } from '../../domain/letters/overdue.ts';
import { KeptMessage } from '../../domain/letters/letter.ts';
import { summarise } from '../../domain/summaries/summarise.ts';
import { rawMessage, type Message } from '../../functions/letters/raw-message.ts';
import { reminderMessage } from '../../functions/letters/reminder-message.ts';
import { statementMessage } from '../../functions/summaries/statement-message.ts';
import { summaryMessage } from '../../functions/summaries/summary-message.ts';

const longest = '杭'.repeat(120);
const company = {
  ...{ name: longest, currency: 'CNY', sheetUrl: null },
  colours: { primary: '#0b5394', accent: '#e69138' },
};
const envelope = {
  from: { name: longest, address: 'dealerbook@qingquan.example' },
  to: { name: longest, address: 'li@qingquan.example' },
  language: 'zh',
} as const;

/** Fails where the message is none that can be sent and kept. */
async function checkSendable(message: Message): Promise<void> {
  const raw = await rawMessage(message, envelope);
  const kept = { key: 'k', sha256: 'a'.repeat(64), bytes: raw.length, subject: message.subject };
  expect(KeptMessage.safeParse(kept).success).toBe(true);
}

const noAgeing = {
  ...{ notDue: 0, days1to30: 0, days31to60: 0, days61to90: 0, over90: 0 },
  ...{ unapplied: 0, balance: 0 },
};
const plannedLine = (_: unknown, i: number) => ({
  ...{ productId: `P${String(i)}`, code: `P${String(i)}`, quantity: 1_000_000, amount: 100 },
  ...{ variety: '茶'.repeat(60), specification: '箱'.repeat(60) },
});
const statement = (given: Partial<DealerStatement>): DealerStatement => ({
  ...{ month: '2026-01', dealerId: 'D1', code: 'D1', name: longest, currency: 'CNY' },
  ...{ knownAt: '2026-02-01T00:00:00.000Z', asOf: '2026-01-31', basis: 'invoice' },
  ...{ opening: 0, sales: 0, returns: 0, payments: 0, refunds: 0, writeOffs: 0, openings: 0 },
  ...{ closing: 0, lines: [], linesLeft: 0, ageing: noAgeing, nextPlan: null },
  ...{ actual: 0, plan: null, attainment: null },
  ...given,
});
const link = { url: `https://${'a'.repeat(250)}.example`, through: '2026-07-31' };
const written = (given: Partial<DealerStatement>): Message =>
  statementMessage(statement(given), new Uint8Array([1]), { company, today: '2026-02-01', link });

describe('a letter can be sent and kept, however much there is to say', () => {
  test('a statement whose next plan has 5,000 products: the mail says how many the PDF has more', async () => {
    const nextPlan = Array.from({ length: 5000 }, plannedLine);
    const message = written({ nextPlan });
    await checkSendable(message);
    for (const part of [message.text, message.html]) expect(part).toMatch(/49\d\d more/);
  });

  test.each(['zh', 'en'] as const)(
    'a reminder of 500 dealers with the longest names, %s',
    async (language) => {
      const dealers = Array.from({ length: 500 }, (_, i): OwingDealer => ({
        ...{ code: `D${String(i)}`, name: longest, territory: 'EAST' },
        ...{ creditLimit: 0, balance: 4e11 },
        standing: {
          ...{ unapplied: 0, balance: 4e11 },
          items: ['2026-01-01', '2026-03-20', '2026-04-20', '2026-05-20'].map((due) => ({
            ...{ document: '9'.repeat(40), day: due, due, total: 1e11, open: 1e11 },
          })),
        },
      }));
      const today = '2026-06-01';
      const reminded = remindedOf(dealers, today);
      await checkSendable(reminderMessage(reminded, { company, language, today }));
    },
  );

  test('a month of sixty territories with long names, and as many debtors and follow-ups as are told', async () => {
    const summary = summarise({
      ...{ month: '2026-01', territory: null, basis: 'invoice', asOf: '2026-01-31' },
      ...{ knownAt: '2026-02-01T00:00:00.000Z', dealers: [], products: new Map() },
    });
    const scope = Array.from({ length: 60 }, () => '区'.repeat(60)).join('、');
    const debtor = {
      ...{ dealerId: 'D1', code: 'D1', name: longest, territory: 'EAST', balance: 1e11 },
      ...{ open: 1e11, overdue: 1e11, oldestDue: '2026-01-01', creditLimit: 0, overLimit: 1e11 },
    };
    const followUp = {
      ...{ dealer: longest, text: '跟'.repeat(500), owner: longest, due: '2026-01-31' },
      ...{ state: 'done' as const, outcome: '好'.repeat(500), month: '2026-01' },
    };
    const told = {
      ...{ trend: [], waiting: [], scope },
      summary: { ...summary, debtors: Array.from({ length: 20 }, () => debtor) },
      followUps: Array.from({ length: 20 }, () => followUp),
    };
    const message = summaryMessage(told, { company, language: 'zh', today: '2026-02-01' });
    await checkSendable(message);
    expect(message.text).toContain(scope);
  });
});

describe('both parts of a statement say the same', () => {
  test('what is past due and how much of the plan was reached stand in the plain text too', () => {
    const ageing = { ...noAgeing, days1to30: 12_300, over90: 100, balance: 12_400 };
    const { text, html } = written({ ageing, closing: 12_400, attainment: 915_000 });
    for (const part of [text, html]) {
      expect(part).toContain('124.00');
      expect(part).toContain('91.5 %');
    }
    expect(text).toMatch(/逾期 past due: 124\.00/);
  });

  test('a mail does not say that the PDF lists every entry where it does not', () => {
    expect(written({}).text).toContain('every entry');
    expect(written({ linesLeft: 7 }).text).not.toContain('every entry');
    expect(written({ linesLeft: 7 }).html).toContain('7 more');
  });
});
