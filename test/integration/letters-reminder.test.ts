import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { routes } from '../../api/routes.ts';
import { putOnce } from '../../store/archive.ts';
import { addLetter, readLetter } from '../../store/letters.ts';
import { letterNameOf, type Letter } from '../../domain/letters/letter.ts';
import { claimed, newLetter, refused } from '../../domain/letters/sending.ts';
import { clock } from '../../functions/clock.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { startPostOffice, type PostOffice } from '../support/post-office.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
let office: PostOffice;
beforeAll(async () => {
  trade = await startTrade();
  office = await startPostOffice();
  await trade.invite(['manager'], ['E']);
  await trade.invite(['finance', 'planner']);
});
afterAll(async () => {
  await office.stop();
  await trade.stop();
});

const memberOf = async (role: string) => {
  const { members } = await trade.ask(routes.members.listMembers, {}, 'admin');
  return members.find(({ roles }) => roles.some((each) => each === role));
};
const letterTo = async (role: string, period: string): Promise<Letter | null> => {
  const memberId = (await memberOf(role))?.memberId ?? '';
  return readLetter(trade.db, letterNameOf(`overdue-reminder~m-${memberId}~${period}`));
};
const mailTo = async (email: string) => {
  const [mail, ...others] = office.box.list(10, email);
  expect(others).toEqual([]);
  const raw = office.box.find(mail?.messageId ?? '')?.raw ?? Buffer.alloc(0);
  return { raw, parsed: await simpleParser(raw) };
};

test('where nothing is past due nobody gets a letter, and it is written down that there was none', async () => {
  await office.due('2026-11-16');
  await office.work();
  expect(office.box.count()).toBe(0);
  expect(await letterTo('finance', '2026-11-16')).toMatchObject({ state: 'empty', attempts: 0 });
});

test('who is past due or over limit is told to the managers of the territory and to finance', async () => {
  const east = await trade.dealer('East <b>&Co', { paymentDays: 0, creditLimit: 1_000_00 });
  const west = await trade.dealer('WEST1', { territory: 'W' });
  const late = { day: '2026-09-01', due: '2026-10-01' };
  const sale = { lines: worth(900_00), ...late };
  await trade.recorded(newEntry('sale', { ...sale, dealerId: east, document: 'INV-1' }));
  await trade.recorded(newEntry('sale', { ...sale, dealerId: west, document: 'INV-2' }));
  const body = { version: 1, language: 'en' as const };
  const params = { memberId: (await memberOf('manager'))?.memberId ?? '' };
  await trade.ask(routes.members.changeMember, { params, body }, 'admin');
  expect(await office.due('2026-11-23')).toMatchObject({ outcome: 'written', letters: 2 });
  await office.work();
  expect(office.box.count()).toBe(2);
  const manager = await mailTo('manager@qingquan.example');
  expect(manager.parsed.subject).toBe('2026-11-23: 1 dealer overdue, 0 dealers over the limit');
  expect(manager.parsed.text).toContain('Dealer East <b>&Co');
  expect(manager.parsed.html).toContain('Dealer East &lt;b&gt;&amp;Co');
  expect(manager.parsed.text).not.toContain('WEST1');
  const finance = await mailTo('finance@qingquan.example');
  expect(finance.parsed.subject).toBe('2026-11-23：2 家经销商逾期，0 家超出信用额度');
  expect(finance.parsed.text).toContain('1,800.00');
});

test('what is kept of a letter is what was sent, byte for byte', async () => {
  const { raw } = await mailTo('finance@qingquan.example');
  const letter = await letterTo('finance', '2026-11-23');
  expect(letter).toMatchObject({ state: 'sent', attempts: 1, message: { bytes: raw.length } });
  expect(raw.toString('latin1')).toMatch(/^[\t\r\n\x20-\x7e]*$/);
});

test('a job that fires twice, late, or on every day of the week writes no second letter', async () => {
  for (const day of ['2026-11-23', '2026-11-23', '2026-11-21']) await office.due(day);
  await office.work();
  expect(office.box.count()).toBe(2);
});

test('a week that passed is not caught up after the next: it would say the same again', async () => {
  expect(await office.due('2026-11-10')).toMatchObject({ outcome: 'written', letters: 0 });
  expect(await letterTo('finance', '2026-11-09')).toBeNull();
});

test('a try that was cut off after it kept its message is gone on with: those very bytes are sent', async () => {
  const { messageArchive } = await import('../../functions/letters/message-archive.ts');
  const { now } = clock;
  clock.now = () => now() + 7 * 24 * 60 * 60_000;
  const memberId = (await memberOf('finance'))?.memberId ?? '';
  const letterId = `overdue-reminder~m-${memberId}~2026-11-30`;
  const headers = 'From: a@qingquan.example\r\nTo: kept@qingquan.example\r\nSubject: Kept\r\n\r\n';
  const bytes = Buffer.from(`${headers}As it was first written.\r\n`);
  await putOnce(messageArchive, `letters/2026-11-30/${letterId}.eml`, bytes, 'message/rfc822');
  await office.due('2026-11-30');
  await office.work();
  expect((await mailTo('kept@qingquan.example')).raw).toEqual(bytes);
});

test('a letter that was refused is sent no more to who left meanwhile, though its message is kept', async () => {
  const { messageArchive } = await import('../../functions/letters/message-archive.ts');
  const { memberId = '', version = 0 } = (await memberOf('manager')) ?? {};
  const letterId = `overdue-reminder~m-${memberId}~2026-11-02`;
  const [key, raw] = ['letters/2026-11-02/kept.eml', Buffer.from('Kept')];
  await putOnce(messageArchive, key, raw, 'message/rfc822');
  const at = '2026-11-23T00:00:00.000Z';
  const name = letterNameOf(letterId);
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const message = { key, sha256, bytes: raw.length, subject: 'Kept' };
  const letter = newLetter(name, { territories: ['E'], askedBy: null, reason: null }, at);
  const free = refused(claimed(letter, message, at), 'TooManyRequestsException', at);
  await addLetter(trade.db, free ?? letter);
  const params = { memberId };
  await trade.ask(
    routes.members.changeMember,
    { params, body: { version, active: false } },
    'admin',
  );
  const before = office.box.count();
  const { post } = await import('../../functions/letters/post.ts');
  const { sendLetter } = await import('../../functions/letters/send.ts');
  expect(await sendLetter(post, name)).toBe('done');
  expect(await readLetter(trade.db, name)).toMatchObject({
    ...{ state: 'undeliverable', problem: 'closed', attempts: 1 },
  });
  expect(office.box.count()).toBe(before);
});
