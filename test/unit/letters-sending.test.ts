import { describe, expect, test } from 'vitest';
import {
  claimed,
  doubted,
  empty,
  isSettled,
  mayStillSend,
  newLetter,
  nextStep,
  refused,
  sent,
  undeliverable,
} from '../../domain/letters/sending.ts';
import { remindedOf, type OwingDealer } from '../../domain/letters/overdue.ts';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const name = {
  kind: 'overdue-reminder',
  recipient: { is: 'member', memberId: 'M1' },
  period: '2026-11-23',
  copy: 0,
} as const;
const about = { territories: ['E'], askedBy: null, reason: null };
const message = { key: 'letters/a.eml', sha256: '0'.repeat(64), bytes: 1, subject: 'A' };
const waiting = newLetter(name, about, at('08:00'));
const held = claimed(waiting, message, at('08:00'));

describe('a letter', () => {
  test('is claimed once: while somebody sends it, others wait', () => {
    expect(nextStep(waiting, at('08:00'))).toBe('claim');
    expect(nextStep(held, at('08:00'))).toBe('wait');
    expect(held).toMatchObject({ state: 'claimed', attempts: 1, message, version: 2 });
  });

  test('is not sent by whoever comes later than a minute after claiming it', () => {
    expect(mayStillSend(held, at('08:00'))).toBe(true);
    expect(mayStillSend(held, at('08:01'))).toBe(false);
    expect(mayStillSend(waiting, at('08:00'))).toBe(false);
  });

  test('whose claim told nothing is doubted, and claimed anew a quarter of an hour after that', () => {
    expect(nextStep(held, at('08:01'))).toBe('doubt');
    // However long nobody looked: the quarter of an hour begins when somebody does.
    const doubt = doubted(held, at('23:00'));
    expect(nextStep(doubt, at('23:14'))).toBe('wait');
    expect(nextStep(doubt, at('23:15'))).toBe('claim');
    expect(claimed(doubt, message, at('23:15'))).toMatchObject({ attempts: 2, doubtedAt: null });
  });

  test('that was taken is at its end, whoever tells it, and whatever is told after that', () => {
    const done = sent(held, 'm-1', at('08:00'));
    if (!done) throw new Error('it was not marked');
    expect([isSettled(done), nextStep(done, at('23:00'))]).toEqual([true, 'nothing']);
    expect(sent(done, 'm-1', at('08:01'))).toBeNull();
    expect(refused(done, 'Throttled', at('08:01'))).toBeNull();
    expect(sent(waiting, 'm-1', at('08:00'))).toMatchObject({ state: 'sent' });
  });

  test('that came back stays so, though its sending is told later', () => {
    const back = undeliverable(held, 'bounced', at('08:00'));
    expect(back).toMatchObject({ state: 'undeliverable', problem: 'bounced' });
    expect(back && sent(back, 'm-1', at('08:01'))).toBeNull();
    expect(back && undeliverable(back, 'bounced', at('08:01'))).toBeNull();
  });

  test('that was refused for certain may be claimed at once', () => {
    const free = refused(held, 'TooManyRequestsException', at('08:00'));
    expect(free).toMatchObject({ state: 'failed', problem: 'TooManyRequestsException' });
    expect(free && nextStep(free, at('08:00'))).toBe('claim');
  });

  test('with nothing to say is at its end without an attempt', () => {
    expect(empty(waiting, at('08:00'))).toMatchObject({ state: 'empty', attempts: 0 });
  });
});

describe('a reminder', () => {
  const dealer = (code: string, given: Partial<OwingDealer>): OwingDealer => ({
    ...{ code, name: code, territory: 'E', creditLimit: null, balance: 0 },
    standing: { items: [], unapplied: 0 },
    ...given,
  });
  const item = (document: string, due: string, open: number) => ({
    ...{ document, due, open, total: open, day: due },
  });

  test('counts a document past due from the day after its due day on, and names the oldest', () => {
    const items = [item('A', '2026-11-23', 100), item('B', '2026-11-22', 30)];
    items.push(item('C', '2026-08-01', 500));
    const { overdue, total } = remindedOf(
      [dealer('D1', { standing: { items, unapplied: 40 } }), dealer('D2', {})],
      '2026-11-23',
    );
    expect(total).toBe(530);
    expect(overdue).toMatchObject([{ code: 'D1', overdue: 530, oldest: { document: 'C' } }]);
    expect(overdue[0]).toMatchObject({ days: 114, ageing: { days1to30: 30, over90: 500 } });
  });

  test('names who owes more than the limit: at it is not over it, and no limit is none', () => {
    const { overLimit } = remindedOf(
      [
        dealer('AT', { creditLimit: 100, balance: 100 }),
        dealer('OVER', { creditLimit: 0, balance: 1 }),
        dealer('NONE', { balance: 1_000_000 }),
      ],
      '2026-11-23',
    );
    expect(overLimit.map(({ code, over }) => [code, over])).toEqual([['OVER', 1]]);
  });
});
