import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { letterNameOf } from '../../domain/letters/letter.ts';
import { newLetter } from '../../domain/letters/sending.ts';
import { clock } from '../../functions/clock.ts';
import { kindOf } from '../../store/kinds.ts';
import { addLetter, readLetter } from '../../store/letters.ts';
import { readAnswers } from '../../store/statement-answers.ts';
import { keys } from '../../store/keys.ts';
import { consumedBy } from '../support/capacity.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { mailsTo, statements, tokenIn } from '../support/letters/statements.ts';
import { addProducts, payment, post, sale } from '../support/month.ts';
import { publicUrl, startPostOffice, type PostOffice } from '../support/post-office.ts';
import { startService, type Service } from '../support/service.ts';
import { fingerprint } from '../support/world.ts';

const { resendLetter, getLetterMessage } = routes.letters;
const month = '2026-01';
let service: Service;
let office: PostOffice;
let of: ReturnType<typeof statements>;
let now: { mockReturnValue(value: number): unknown };
const at = (instant: string) => now.mockReturnValue(Date.parse(instant));
const contact = (email: string | null) => ({ name: '李海', role: null, phone: null, email });
const e1 = 'e1@dealer.example';
const letterId = `dealer-statement~d-E1~${month}`;

beforeAll(async () => {
  service = await startService();
  now = vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-01-27T04:00:00.000Z'));
  await foundCompany(service);
  office = await startPostOffice();
  of = statements(service);
  await addProducts(service, { TEA: 100 });
  await addCustomers(
    service,
    dealer('E1', { name: '杭州<b>西湖</b>', contacts: [contact(null), contact(e1)] }),
    dealer('E2', { contacts: [contact(null)] }),
    dealer('E3', { contacts: [contact('e3@dealer.example')] }),
    dealer('E4'),
    dealer('W1', { territory: 'WEST', contacts: [contact('w1@dealer.example')] }),
  );
  await post(
    service,
    sale('E1', '2026-01-03', { TEA: 120 }),
    payment('E1', '2026-01-20', 2000),
    sale('E2', '2026-01-05', { TEA: 50 }),
    sale('E3', '2026-01-05', { TEA: 50 }),
    sale('W1', '2026-01-21', { TEA: 20 }),
  );
  const { company } = routes;
  const { version, policies } = await service.ask(company.getCompany, {}, 'admin');
  const changed = { version, policies: { ...policies, dealerStatements: true } };
  await service.ask(company.changeCompany, { body: changed }, 'admin');
  at('2026-02-01T00:05:00.000Z');
  await office.due('2026-02-01');
  await office.work();
  // Not before: their own letters of the month would be drawn and sent too.
  await service.invite(['finance', 'manager'], ['EAST']);
  await service.invite(['director', 'viewer']);
}, 60_000);
afterAll(async () => {
  await office.stop();
  await service.stop();
});

const tokenTo = async (address: string) => tokenIn((await mailsTo(office, address))[0]?.text ?? '');
const rowOf = async (dealerId: string) =>
  (await of.listed('director', month)).find((row) => row.dealerId === dealerId);

describe('the link stands in the dealer’s mail alone', () => {
  test('in both parts of it, below the address of the stage, with the day of its end', async () => {
    const [mail, ...others] = await mailsTo(office, e1);
    expect(others).toEqual([]);
    const url = `${publicUrl}/summaries/answers/${tokenIn(mail?.text ?? '')}`;
    expect(mail?.text).toContain(`\n${url}\n`);
    expect(mail?.html).toContain(`href="${url}"`);
    expect(mail?.text).toContain('works until 2026-07-31');
    expect(await tokenTo('w1@dealer.example')).not.toBe(await tokenTo(e1));
  });

  test('a preview has one that opens nothing', async () => {
    const { previewLetter } = routes['letter-previews'];
    const preview = await service.ask(previewLetter, { params: { letterId } }, 'finance');
    const text = preview.replace(/[^]*?\r\n\r\n([\w+/=\r\n]{60,})/g, (_, lines: string) =>
      Buffer.from(lines, 'base64').toString(),
    );
    expect(text).not.toContain(await tokenTo(e1));
    expect(tokenIn(text)).toBe('preview');
    expect((await of.open('preview')).status).toBe(404);
  });

  test('who may see the letter sees it byte for byte but for the link, which is crossed out', async () => {
    const [mail] = await mailsTo(office, e1);
    const shown = await service.ask(getLetterMessage, { params: { letterId } }, 'finance');
    const token = tokenIn(mail?.text ?? '');
    const unfolded = (raw: string) =>
      raw.replace(/(?:[\w+/]{1,76}={0,2}\r\n){2,}/g, (lines) =>
        Buffer.from(lines, 'base64').toString('latin1'),
      );
    expect(shown.length).toBe(mail?.raw.length);
    expect(unfolded(shown)).not.toContain(token.slice(-32));
    expect(unfolded(shown)).toBe(
      unfolded(mail?.raw ?? '').replaceAll(token, 'x'.repeat(token.length)),
    );
  });

  test('it is the same however often the letter is written', async () => {
    const { writtenLetter } = await import('../../functions/letters/written.ts');
    const [mail] = await mailsTo(office, e1);
    for (const copy of [0, 0, 3]) {
      const written = await writtenLetter({ ...letterNameOf(letterId), copy }, 'sending');
      const raw = written.what === 'message' ? Buffer.from(written.raw) : Buffer.alloc(0);
      const lines = /text\/plain[^]*?\r\n\r\n([\w+/=\r\n]+)/.exec(raw.toString('latin1'))?.[1];
      const text = Buffer.from(lines ?? '', 'base64').toString();
      expect(tokenIn(text)).toBe(tokenIn(mail?.text ?? ''));
    }
  });
});

describe('opening the link', () => {
  test('shows what was stated, in either language, and writes nothing, however often', async () => {
    const token = await tokenTo(e1);
    const before = await fingerprint(service.db);
    const english = await of.open(token);
    expect(english.status).toBe(200);
    for (const part of ['Opening balance', '120.00', '−20.00', 'CNY 100.00', '2026-01-31']) {
      expect(english.body).toContain(part);
    }
    expect(english.body).toContain('杭州&lt;b&gt;西湖&lt;/b&gt;');
    for (const part of ['期末余额', '确认相符', '进货']) {
      expect((await of.open(token, 'zh')).body).toContain(part);
      expect((await of.browse(token)).body).toContain(part);
    }
    expect(await fingerprint(service.db)).toBe(before);
  });

  test('the page fetches nothing, runs nothing, is kept nowhere and tells nobody where it was', async () => {
    const { headers, body } = await of.browse(await tokenTo(e1));
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    const { 'content-security-policy': policy = '' } = headers;
    expect(policy.replace(/sha256-[\w+/=]{44}/, 'sha256').split('; ')).toEqual([
      ...["default-src 'none'", "style-src 'sha256'", "form-action 'self'"],
      ...["base-uri 'none'", "frame-ancestors 'none'"],
    ]);
    expect(body).not.toMatch(/<script|<img|<link|style="|url\(|\bon\w+="|https?:/i);
  });
});

describe('answering', () => {
  test('the same twice is one answer; another is kept beside it, and the latest counts', async () => {
    const token = await tokenTo(e1);
    expect((await of.answer(token, {})).body).toContain('your confirmation is kept');
    at('2026-02-02T02:00:00.000Z');
    const again = await Promise.all([of.answer(token, {}), of.answer(token, {})]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(await readAnswers(service.db, month, 'E1')).toHaveLength(1);
    expect(await rowOf('E1')).toMatchObject({
      ...{ answer: 'confirmed', closing: 10_000, name: '李海', sentTo: e1, answers: 1 },
      ...{ at: '2026-02-01T00:05:00.000Z', difference: null, isOutdated: false },
    });
    const asked = { answer: 'questioned', question: '  少记一笔付款\r\n<b>1月30日</b> ' };
    const { status, body } = await of.browse(token, {
      ...asked,
      name: '王 <i>',
      ownBalance: '￥95.00',
    });
    expect([status, body.includes('已收到您的疑问')]).toEqual([200, true]);
    expect(body).toContain('&lt;b&gt;1月30日&lt;/b&gt;');
    expect(body).not.toMatch(/<b>|<i>/);
    expect(await rowOf('E1')).toMatchObject({
      ...{ answer: 'questioned', question: '少记一笔付款\n<b>1月30日</b>', name: '王 <i>' },
      ...{ closing: 10_000, ownBalance: 9500, difference: -500, answers: 2 },
    });
    const item = keys.statementAnswer(month, 'E1', 2);
    expect(kindOf({ ...item })).toEqual({ kind: 'statement-answer', fate: 'kept' });
  });

  test('different answers at once are both kept, one behind the other', async () => {
    const token = await tokenTo('e3@dealer.example');
    await Promise.all(['甲', '乙', '丙'].map((name) => of.answer(token, { name })));
    const answers = await readAnswers(service.db, month, 'E3');
    expect(answers.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(answers.map(({ name }) => name).sort()).toEqual(['丙', '乙', '甲']);
  });

  test('what can’t be understood is shown again with what is wrong, and nothing is kept', async () => {
    const token = await tokenTo(e1);
    const before = await fingerprint(service.db);
    const asked = { answer: 'questioned', question: 'A "payment" </textarea>is missing' };
    const wrongs = [
      [{ name: ' \u0000 ' }, 'write your name'],
      [{ name: 'x'.repeat(61) }, 'write your name'],
      [{ answer: 'questioned', question: ' \n ' }, 'write what you want to ask'],
      [{ ...asked, question: 'x'.repeat(1001) }, 'at most 1,000 characters'],
      [{ ...asked, ownBalance: 'about 90' }, 'balance can’t be read'],
      [{ ...asked, ownBalance: '-' }, 'balance can’t be read'],
      [{ copy: '7' }, 'a newer statement was sent'],
    ] as const;
    for (const [sent, sentence] of wrongs) {
      const { status, body } = await of.answer(token, sent);
      expect([sent, status, body.includes(sentence)]).toEqual([sent, 200, true]);
    }
    const { body } = await of.answer(token, { ...asked, ownBalance: 'about 90' });
    expect(body).toContain('A &quot;payment&quot; &lt;/textarea&gt;is missing');
    expect(body).toContain('value="about 90"');
    expect(await fingerprint(service.db)).toBe(before);
  });

  test('more than twenty answers are for a person to hear', async () => {
    const token = await tokenTo('e3@dealer.example');
    for (let i = 4; i <= 20; i++) await of.answer(token, { name: String(i) });
    expect((await of.answer(token, { name: 'more' })).body).toContain('too many answers');
    expect((await of.answer(token, { name: '20' })).body).toContain('confirmation is kept');
    expect(await readAnswers(service.db, month, 'E3')).toHaveLength(20);
  });
});

describe('finance sees', () => {
  test('every statement of its own territories, with who has not answered and who got none', async () => {
    const own = await of.listed('finance', month);
    expect(own.map(({ dealerId, answer, state }) => [dealerId, answer, state])).toEqual([
      ['E1', 'questioned', 'sent'],
      ['E2', 'none', 'undeliverable'],
      ['E3', 'confirmed', 'sent'],
    ]);
    expect(await rowOf('E2')).toMatchObject({ closing: null, sentAt: null, answers: 0 });
    expect(await rowOf('W1')).toMatchObject({ closing: 2000, answer: 'none' });
    expect(await of.listed('finance', '2025-12')).toEqual([]);
    const { listStatementAnswers } = routes['statement-answers'];
    const asManager = await service.send(listStatementAnswers, { params: { month } }, 'manager');
    expect(asManager.status).toBe(403);
  });

  test('that an answer is about other figures than those that were sent since', async () => {
    at('2026-02-03T00:05:00.000Z');
    await post(service, payment('E1', '2026-01-30', 500));
    at('2026-02-03T00:10:00.000Z');
    const given = { params: { letterId }, body: { reason: 'A payment was missing', copies: 0 } };
    await service.ask(resendLetter, given, 'finance');
    await office.work();
    const token = await tokenTo(e1);
    expect(new Set((await mailsTo(office, e1)).map(({ text }) => tokenIn(text)))).toEqual(
      new Set([token]),
    );
    expect(await rowOf('E1')).toMatchObject({
      ...{ answer: 'questioned', isOutdated: true, closing: 9500, difference: -500 },
      letterId: `${letterId}~1`,
    });
    const opened = (await of.open(token)).body;
    expect([opened.includes('CNY 95.00'), opened.includes('name="copy" value="1"')]).toEqual([
      true,
      true,
    ]);
    expect((await of.answer(token, {})).body).toContain('a newer statement was sent');
    await of.answer(token, { copy: '1' });
    expect(await rowOf('E1')).toMatchObject({ answer: 'confirmed', isOutdated: false, answers: 3 });
  });
});

test('a dealer for whom there was nothing to say is listed once there is', async () => {
  expect(await rowOf('E4')).toBeUndefined();
  await post(service, sale('E4', '2026-01-10', { TEA: 1 }));
  at('2026-02-03T00:20:00.000Z');
  const params = { letterId: `dealer-statement~d-E4~${month}` };
  const given = { params, body: { reason: 'A sale was missing', copies: 0 } };
  await service.ask(resendLetter, given, 'finance');
  await office.work();
  expect(await rowOf('E4')).toMatchObject({ state: 'undeliverable', answer: 'none' });
});

test('a statement whose copies lie on two pages of the list is one row, with the newest', async () => {
  const about = { territories: ['EAST'], askedBy: null, reason: null };
  const created = '2026-02-01T00:00:00.000Z';
  // With these before it E1’s first copy is the last on a page of a hundred.
  for (let i = 0; i < 99; i++) {
    const name = letterNameOf(`dealer-statement~d-A${String(i).padStart(2, '0')}~${month}`);
    await addLetter(service.db, newLetter(name, about, created));
  }
  const { listStatementAnswers } = routes['statement-answers'];
  const first = await service.ask(listStatementAnswers, { params: { month } }, 'finance');
  expect([first.rows.length, typeof first.next]).toEqual([1, 'string']);
  const all = await of.listed('finance', month);
  expect(all.map(({ dealerId }) => dealerId)).toEqual(['E1', 'E2', 'E3', 'E4']);
  expect(all[0]).toMatchObject({ letterId: `${letterId}~1`, answers: 3, answer: 'confirmed' });
});

describe('what is no link, or none any more, is refused by one sentence', () => {
  test('guessed, changed in any part, or of another dealer or month: without reading anything', async () => {
    const token = await tokenTo(e1);
    const other = await tokenTo('w1@dealer.example');
    const [period = '', dealerId = '', mark = '', signature = ''] = token.split('~');
    const flipped = [...token].map((sign, i) =>
      sign === '~' ? '' : token.slice(0, i) + (sign === '0' ? '1' : '0') + token.slice(i + 1),
    );
    const wrong = [
      ...flipped.filter((each) => each !== ''),
      ...['', '~~~', 'x', 'x'.repeat(5000), `${token}0`, token.slice(0, -1), token.toUpperCase()],
      [period, 'W1', mark, signature].join('~'),
      ['2026-02', dealerId, mark, signature].join('~'),
      [period, dealerId, other.split('~')[2], signature].join('~'),
      [period, dealerId, mark, other.split('~')[3]].join('~'),
    ];
    const { db } = await import('../../functions/database.ts');
    const bodies = new Set<string>();
    // The key itself is read anew every few minutes.
    await of.open(token);
    const { calls } = await consumedBy(db, async () => {
      for (const each of wrong) {
        for (const reply of [await of.open(each), await of.answer(each, {})]) {
          expect([each, reply.status]).toEqual([each, 404]);
          bodies.add(reply.body);
        }
      }
    });
    expect(calls).toBe(0);
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain('This link is not valid, or no longer.');
  });

  test('a browser gets the sentence as a page in its language', async () => {
    const { status, body, headers } = await of.browse('x');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('此链接无效或已失效。');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('the address is none of the dealer’s any more, or the time is over; a later copy has no link', async () => {
    const token = await tokenTo(e1);
    const refused = (await of.open('x')).body;
    at('2026-07-31T15:00:00.000Z');
    expect((await of.open(token)).status).toBe(200);
    at('2026-07-31T16:01:00.000Z');
    expect((await of.open(token)).body).toBe(refused);
    expect((await of.answer(token, { copy: '1', name: '晚' })).body).toBe(refused);
    const again = { params: { letterId }, body: { reason: 'Asked for', copies: 1 } };
    await service.ask(resendLetter, again, 'finance');
    await office.work();
    const [mail] = await mailsTo(office, e1);
    expect((await readLetter(service.db, { ...letterNameOf(letterId), copy: 2 }))?.state).toBe(
      'sent',
    );
    expect(mail?.text).not.toContain('/summaries/answers/');
    at('2026-02-10T00:00:00.000Z');
    const params = { customerId: 'E1' };
    const { version } = await service.ask(routes.customers.getCustomer, { params }, 'admin');
    const body = { version, contacts: [contact('other@dealer.example')] };
    await service.ask(routes.customers.changeCustomer, { params, body }, 'admin');
    expect((await of.open(token)).body).toBe(refused);
    expect((await readAnswers(service.db, month, 'E1')).at(-1)?.name).toBe('李海');
  });
});
