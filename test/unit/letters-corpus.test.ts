import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { remindedOf, type OwingDealer } from '../../domain/letters/overdue.ts';
import { isPlainText } from '../../domain/values/text.ts';
import { rawMessage } from '../../functions/letters/raw-message.ts';
import { reminderMessage } from '../../functions/letters/reminder-message.ts';
import { corpus } from '../support/corpus.ts';

const company = {
  ...{ name: '<b>url(清泉) & Co</b>', currency: 'CNY' },
  colours: { primary: '#0b5394', accent: '#e69138' },
};
const envelope = {
  from: { name: company.name, address: 'dealerbook@qingquan.example' },
  to: { name: '"Lee", <x>', address: 'li@qingquan.example' },
  language: 'en',
} as const;

/** A dealer of this name, above its limit of nothing. */
const owing = (name: string, i: number): OwingDealer => ({
  ...{ name, code: `D${String(i)}`, territory: 'EAST', creditLimit: 0, balance: 100 },
  standing: { unapplied: 0, items: [] },
});

/** Blanks of any kind are one to who reads a page. */
const words = (text: string): string => text.replace(/[\s\u200b\ufeff]+/gu, ' ');

test('each text arrives in both parts of a letter as that text: no markup, no header, no picture', async () => {
  const names = [...corpus, 'url(https://evil.example/a.png)'].filter(
    (text) => text !== '' && text.length <= 60 && isPlainText(text),
  );
  expect(names.length).toBeGreaterThan(200);
  for (let i = 0; i < names.length; i += 50) {
    const some = names.slice(i, i + 50);
    const reminded = remindedOf(some.map(owing), '2026-06-01');
    const writing = { company, language: 'en', today: '2026-06-01' } as const;
    const message = reminderMessage(reminded, writing);
    const both = await simpleParser(await rawMessage(message, envelope));
    // Without its plain part the parser reads the text out of the HTML as a mail program shows it.
    const ofHtml = await simpleParser(
      `Content-Type: text/html; charset=utf-8\r\n\r\n${message.html}`,
    );
    expect(both.from?.value).toEqual([envelope.from]);
    expect(both.attachments).toEqual([]);
    for (const part of [both.text, ofHtml.text]) {
      const shown = words(part ?? '');
      expect(some.filter((name) => !shown.includes(words(name)))).toEqual([]);
    }
    expect(both.html).not.toMatch(/<(?:script|img|a|iframe)\b/);
  }
});
