import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { rawMessage, type Envelope, type Message } from '../../functions/letters/raw-message.ts';
import { escaped, html } from '../../functions/letters/html.ts';
import { LetterId, letterIdOf, letterNameOf } from '../../domain/letters/letter.ts';
import { letterOfTag, tagOf } from '../../functions/mail.ts';

const envelope: Envelope = {
  from: { name: '清泉食品', address: 'dealerbook@qingquan.example' },
  to: { name: '李 "Lee", <x>', address: 'li@qingquan.example' },
  language: 'zh',
};
const message: Message = {
  subject: '对账单 2026-11, "A" <b>',
  text: '您好\n1 < 2',
  html: '<p>您好 <img src="cid:sales" alt="销售"></p>',
  pictures: [{ cid: 'sales', contentType: 'image/png', bytes: Buffer.from('picture') }],
  attachments: [
    { name: '对账单.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-') },
  ],
};

test('a message arrives as it was written: names, subject, both parts, picture and file', async () => {
  const raw = await rawMessage(message, envelope);
  const parsed = await simpleParser(raw, { skipImageLinks: true });
  expect(parsed.subject).toBe(message.subject);
  expect(parsed.text?.trim()).toBe(message.text);
  expect(parsed.html).toContain('cid:sales');
  expect(parsed.to).toMatchObject({ value: [envelope.to] });
  expect(parsed.from).toMatchObject({ value: [envelope.from] });
  expect(parsed.attachments).toMatchObject([
    { cid: 'sales', related: true, content: Buffer.from('picture') },
    { filename: '对账单.pdf', content: Buffer.from('%PDF-') },
  ]);
});

test('a message has lines of at most 998 characters, each ended by CR and LF, in 7 bits', async () => {
  const raw = await rawMessage({ ...message, text: '长'.repeat(5000) }, envelope);
  const lines = raw.toString('latin1').split('\r\n');
  expect(lines.filter((line) => /[\r\n]|[^\t\x20-\x7e]/.test(line))).toEqual([]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
});

describe('a message is not written', () => {
  const crlf = 'a@b.example\r\nBcc: c@d.example';
  test.each([
    ['an address with a line break', message, { to: { name: 'Li', address: crlf } }],
    ['a sender with a line break', message, { from: { name: 'Li', address: crlf } }],
    ['a name with a line break', message, { to: { ...envelope.to, name: 'Li\r\nBcc: x@y.z' } }],
    ['two addresses', message, { to: { name: 'Li', address: 'a@b.example, c@d.example' } }],
    ['a subject with a line break', { ...message, subject: 'A\nBcc: x@y.example' }, {}],
    ['a subject with nothing in it', { ...message, subject: '' }, {}],
    ['HTML above 100 KB', { ...message, html: `<p>${'x'.repeat(100 * 1024)}` }, {}],
    ['a picture from elsewhere', { ...message, html: '<img src="https://x.example/a.png">' }, {}],
    ['a style from elsewhere', { ...message, html: '<p style="background:url(//x)">' }, {}],
    ['styles from elsewhere', { ...message, html: '<style>p{background:url(//x)}</style>' }, {}],
    ['a script', { ...message, html: '<script>1</script>' }, {}],
  ])('with %s', async (_, wrong, changed) => {
    await expect(rawMessage(wrong, { ...envelope, ...changed })).rejects.toThrow();
  });
});

test('what is put into HTML can be nothing but text, in an element and in an attribute', () => {
  const name = `<script>"'&`;
  expect(html`<p title="${name}">${name}${html`<b>${1}</b>`}</p>`.html).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;<b>1</b></p>',
  );
  expect(escaped('清 & 泉')).toBe('清 &amp; 泉');
});

test('a letter is named by kind, recipient and period; as a tag it has none but safe characters', () => {
  for (const letterId of [
    'overdue-reminder~m-7K_2-M~2026-11-23',
    'overdue-reminder~d-D.1~2026-11~3',
  ]) {
    expect(letterIdOf(letterNameOf(letterId))).toBe(letterId);
    expect(tagOf(letterId)).toMatch(/^[\w-]{1,256}$/);
    expect(letterOfTag(tagOf(letterId))).toBe(letterId);
  }
});

test.each([
  'overdue-reminder~x-D1~2026-11',
  'overdue-reminder~m-7K2M~2026-13',
  'overdue-reminder~m-7K2M~2026-02-30',
  'other~m-7K2M~2026-11',
  'overdue-reminder~m-7K2M~2026-11~0',
  'overdue-reminder~m-7K2M',
  '',
])('%s names no letter', (letterId) => {
  expect(() => letterNameOf(letterId)).toThrow();
});

test('a letter of a month is named by a month: a week, as a reminder has it, is no name of one', () => {
  const isName = (id: string) => LetterId.safeParse(id).success;
  expect(isName('overdue-reminder~m-M1~2026-11-23')).toBe(true);
  for (const kind of ['month-summary~m-M1', 'dealer-statement~d-D1']) {
    expect([isName(`${kind}~2026-11`), isName(`${kind}~2026-11-23`)]).toEqual([true, false]);
  }
});
