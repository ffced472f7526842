import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { newLetter, sent } from '../../domain/letters/sending.ts';
import { newRun } from '../../domain/letters/run.ts';
import { keepRun } from '../../store/letter-runs.ts';
import { addLetter } from '../../store/letters.ts';
import { clock, instant } from '../../functions/clock.ts';
import { writeDue } from '../../functions/letters/due.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { kindsOf } from '../support/letters/recipients.ts';
import { startPostOffice, type PostOffice } from '../support/post-office.ts';
import type { Person } from '../support/service.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const { listLetters, getLetter, getLetterMessage, resendLetter } = routes.letters;
const { previewLetter } = routes['letter-previews'];
const monday = '2026-11-23';
let trade: Trade;
let office: PostOffice;
let dealers: Readonly<Record<'east' | 'west', string>>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  trade = await startTrade();
  office = await startPostOffice();
  await trade.invite(['manager', 'finance', 'rep'], ['E']);
  await trade.invite(['director']);
  await trade.ask(
    routes.members.inviteMember,
    {
      body: {
        ...{ email: 'west@qingquan.example', name: 'West', roles: ['manager'], territories: ['W'] },
      },
    },
    'admin',
  );
  dealers = {
    east: await trade.dealer('EAST1'),
    west: await trade.dealer('W1', { territory: 'W' }),
  };
  for (const dealerId of Object.values(dealers)) {
    const late = { day: '2026-09-01', due: '2026-10-01', document: `INV-${dealerId}` };
    await trade.recorded(newEntry('sale', { dealerId, lines: worth(500_00), ...late }));
  }
  await office.due(monday);
  await office.work();
  const { members } = await trade.ask(routes.members.listMembers, {}, 'admin');
  const named = members.map(({ email, memberId }) => [
    email.split('@')[0] ?? '',
    `overdue-reminder~m-${memberId}~${monday}`,
  ]);
  ids = Object.fromEntries(named) as Record<string, string>;
});
afterAll(async () => {
  await office.stop();
  await trade.stop();
});

const of = (name: string) => ({ params: { letterId: ids[name] ?? '' } });
const listed = async (as: Person, month = '2026-11') => {
  const { columns, rows } = await trade.ask(listLetters, { query: { month } }, as);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
};
const statusOf = async (route: Parameters<Trade['send']>[0], given: object, as: Person) =>
  (await trade.send(route, given, as)).status;

test('what was sent is listed: when, to whom, and what became of it', async () => {
  const rows = await listed('director');
  expect(rows.map(({ recipientName }) => recipientName).sort()).toEqual([
    'West',
    'finance',
    'manager',
  ]);
  expect(rows[0]).toMatchObject({ state: 'sent', sentence: 'Sent', attempts: 1, copy: 0 });
  expect(await listed('director', '2026-12')).toEqual([]);
});

test('a manager sees the own letters alone, finance those of its territories, a rep none', async () => {
  expect((await listed('manager')).map(({ letterId }) => letterId)).toEqual([ids['manager']]);
  const seen = (await listed('finance')).map(({ letterId }) => letterId);
  expect(seen.sort()).toEqual([ids['finance'], ids['manager']].sort());
  expect(await statusOf(getLetter, of('west'), 'finance')).toBe(404);
  expect(await statusOf(getLetter, of('finance'), 'manager')).toBe(404);
  expect(await statusOf(getLetter, of('west'), 'director')).toBe(200);
  for (const route of [getLetter, getLetterMessage, previewLetter]) {
    expect(await statusOf(route, of('west'), 'manager')).toBe(404);
    expect(await statusOf(route, of('manager'), 'rep')).toBe(403);
  }
  expect(
    await statusOf(resendLetter, { ...of('manager'), body: { reason: 'A', copies: 0 } }, 'manager'),
  ).toBe(403);
});

test('the message is shown again byte for byte as the mail service got it', async () => {
  const shown = await trade.ask(getLetterMessage, of('manager'), 'manager');
  const [mail] = office.box.list(1, 'manager@');
  expect(shown).toBe(office.box.find(mail?.messageId ?? '')?.raw.toString('latin1'));
});

test('a preview writes the letter as of now, and neither keeps nor sends anything', async () => {
  const before = office.box.count();
  // Whoever signs in for the first time may do so by any question.
  const name = 'New';
  const invited = { email: 'new@qingquan.example', name, roles: ['director' as const] };
  await trade.ask(routes.members.inviteMember, { body: { ...invited, territories: [] } }, 'admin');
  const preview = await trade.ask(previewLetter, of('manager'), invited.email as Person);
  expect(preview).toContain('To: manager <manager@qingquan.example>');
  await office.work();
  expect(office.box.count()).toBe(before);
  const rep = ids['rep'] ?? '';
  const nobody = await trade.send(previewLetter, { params: { letterId: rep } }, 'finance');
  expect([nobody.status, nobody.body]).toEqual([409, expect.stringContaining('letter-no-address')]);
});

test('a letter sent again is another letter, with who wanted it and why; asked twice it is sent once', async () => {
  const body = { reason: 'The first was deleted by mistake', copies: 0 };
  const given = { ...of('manager'), body };
  const before = office.box.count();
  for (let time = 0; time < 2; time += 1) {
    expect(await trade.ask(resendLetter, given, 'finance')).toMatchObject({ copy: 1 });
  }
  const waiting = { ...of('manager'), body: { ...body, copies: 1 } };
  expect(await trade.send(resendLetter, waiting, 'finance')).toMatchObject({ status: 409 });
  await office.work();
  expect(office.box.count()).toBe(before + 1);
  const rows = (await listed('finance')).filter(({ letterId }) =>
    String(letterId).startsWith(ids['manager'] ?? ''),
  );
  expect(rows.map(({ copy, reason, askedBy }) => [copy, reason, askedBy])).toEqual([
    [0, null, null],
    [1, body.reason, 'finance'],
  ]);
  const another = { ...given, body: { ...body, reason: 'Other' } };
  expect(await statusOf(resendLetter, another, 'finance')).toBe(409);
  expect(await statusOf(resendLetter, { ...given, body: { ...body, copies: 5 } }, 'finance')).toBe(
    409,
  );
});

test('a letter to a dealer is seen by who works where the dealer is now', async () => {
  const at = `${monday}T00:00:00.000Z`;
  // Both have moved since.
  const wasIn = { [dealers.east]: 'W', [dealers.west]: 'E' };
  const name = { kind: 'overdue-reminder', period: '2026-08', copy: 0 } as const;
  await keepRun(trade.db, newRun(name, at));
  for (const dealerId of Object.values(dealers)) {
    const about = { territories: [wasIn[dealerId] ?? ''], askedBy: null, reason: null };
    const letter = newLetter({ ...name, recipient: { is: 'dealer', dealerId } }, about, at);
    await addLetter(trade.db, { ...(sent(letter, 'm-1', at) ?? letter), version: 1 });
  }
  const namesOf = async (as: Person) =>
    (await listed(as, '2026-08')).map(({ recipientCode }) => recipientCode);
  expect(await namesOf('director')).toEqual(['EAST1', 'W1']);
  expect(await namesOf('finance')).toEqual(['EAST1']);
  expect(await namesOf('manager')).toEqual([]);
});

test('a letter sent again long after its run is put into the queue until it has ended', async () => {
  const { now } = clock;
  const daysLater = (days: number) => () => now() + days * 24 * 60 * 60_000;
  clock.now = daysLater(30);
  const copies = (await listed('director')).filter(({ letterId }) =>
    String(letterId).startsWith(ids['manager'] ?? ''),
  ).length;
  const body = { reason: 'Lost in the post', copies: copies - 1 };
  await trade.ask(resendLetter, { ...of('manager'), body }, 'finance');
  clock.now = daysLater(31);
  const queued: string[] = [];
  const put = async (some: readonly string[]) => void queued.push(...some);
  const desk = { db: trade.db, queue: { put }, kinds: kindsOf([]), now: instant };
  await writeDue({ ...desk, hasTime: () => true }, '2026-12-24');
  await office.work();
  clock.now = now;
  expect(queued).toContain(`${ids['manager'] ?? ''}~${String(copies)}`);
});

describe('a letter shows what its recipient sees when it is written, and is seen by who sees all of it', () => {
  const work = async (territories: string[]) => {
    const { members } = await trade.ask(routes.members.listMembers, {}, 'admin');
    const found = members.find(({ name }) => name === 'manager');
    const { memberId = '', version = 0 } = found ?? {};
    const given = { params: { memberId }, body: { version, territories } };
    await trade.ask(routes.members.changeMember, given, 'admin');
    return memberId;
  };

  test('sent again after its recipient got another territory', async () => {
    await work(['E', 'W']);
    const copies = (await listed('director')).filter(({ letterId }) =>
      String(letterId).startsWith(ids['manager'] ?? ''),
    ).length;
    const given = { ...of('manager'), body: { reason: 'Wider now', copies: copies - 1 } };
    expect(await statusOf(resendLetter, given, 'finance')).toBe(404);
    const sentAgain = await trade.ask(resendLetter, given, 'director');
    expect(sentAgain.territories).toEqual(['E', 'W']);
    await office.work();
    const again = { params: { letterId: `${ids['manager'] ?? ''}~${String(copies)}` } };
    expect(await trade.ask(getLetterMessage, again, 'director')).toContain('Subject:');
    expect(await statusOf(getLetterMessage, again, 'finance')).toBe(404);
  });

  test('written down before its recipient got another territory, and sent after', async () => {
    const memberId = await work(['E']);
    const { now } = clock;
    clock.now = () => now() + 7 * 24 * 60 * 60_000;
    await office.due('2026-11-30');
    await work(['E', 'W']);
    await office.work();
    const letter = { params: { letterId: `overdue-reminder~m-${memberId}~2026-11-30` } };
    expect((await trade.ask(getLetter, letter, 'director')).state).toBe('sent');
    expect(await statusOf(getLetterMessage, letter, 'finance')).toBe(404);
  });
});
