import { describe, expect, it } from 'vitest';
import { brokenAt, canonical, chainText } from '../../domain/chain.ts';
import { termsPosting } from '../../domain/terms.ts';
import { touch } from '../../domain/touched.ts';
import { addMonths, type Month } from '../../domain/values/month.ts';
import { anAccount, MemoryLedger, newEntry, newEntryId, worth } from '../support/ledger.ts';
import { sha256 } from '../../store/sha256.ts';

const chained = () => {
  const ledger = new MemoryLedger();
  for (const document of ['A', 'B', 'C']) {
    ledger.recorded(newEntry('sale', { document, lines: worth(100) }));
  }
  return [...ledger.account.entries.values()];
};

describe('the hash chain', () => {
  it('takes all of an entry but its own hash, whatever order its fields are in', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
      '{"b":[1,{"c":"x","d":null}]}',
    );
    const [entry] = chained();
    if (!entry) throw new Error('no entry');
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
    expect(chainText('before', shuffled)).toBe(chainText('before', entry));
    expect(chainText('other', entry)).not.toBe(chainText('before', entry));
  });

  it('names the first entry that was altered, taken out, or put elsewhere', () => {
    const [one, two, three] = chained();
    if (!one || !two || !three) throw new Error('no entries');
    const first = anAccount().head.hash;
    expect(brokenAt(first, [one, two, three], sha256)).toBe(null);
    expect(brokenAt(first, [one, { ...two, amount: 99 }, three], sha256)).toBe(2);
    expect(brokenAt(first, [one, three], sha256)).toBe(3);
    expect(brokenAt(first, [two, one, three], sha256)).toBe(2);
    expect(brokenAt('', [one, two, three], sha256)).toBe(1);
  });

  it('never goes back in time, though the clock does', () => {
    const ledger = new MemoryLedger({ at: '2026-11-23T09:00:00.000Z' });
    const entry = newEntry('payment', { amount: 1 });
    const outcome = ledger.post(entry, { at: '2026-11-23T08:59:59.999Z' });
    expect(outcome).toMatchObject({ ok: true, facts: { at: '2026-11-23T09:00:00.000Z' } });
  });
});

describe('the months that a head keeps apart', () => {
  const months = Array.from({ length: 20 }, (_, i) => addMonths('2025-01', i));
  const touchedBy = (order: readonly Month[]) =>
    order.reduce<Record<Month, number>>((touched, month, i) => touch(touched, month, i + 1), {});

  it('are the newest 14; older ones fold into the oldest of them', () => {
    const touched = touchedBy(months);
    expect(Object.keys(touched).sort()).toEqual(months.slice(6));
    expect(touched['2025-07']).toBe(7);
    expect(touch(touched, '2025-02', 21)['2025-07']).toBe(21);
  });

  it('never show an older version than that of an entry up to them', () => {
    const order = [...months].reverse();
    const touched = touchedBy(order);
    expect(Object.keys(touched)).toHaveLength(14);
    expect(touched['2025-07']).toBe(20);
  });
});

describe('a change of terms', () => {
  const { head } = anAccount({ creditLimit: 500, closedThrough: '2026-09' });
  const about = {
    entryId: newEntryId('2026-11-23', 'D1'),
    day: '2026-11-23',
    by: 'M2',
    at: '2026-11-23T08:00:00.000Z',
    hash: sha256,
  };

  it('is an entry of amount 0 in the chain; what it does not name stays', () => {
    const changed = termsPosting(head, { creditLimit: null, blocked: true }, about);
    expect(changed.entry).toMatchObject({
      kind: 'terms',
      amount: 0,
      version: 1,
      terms: { creditLimit: null, blocked: true },
      creditLimit: null,
    });
    expect(changed.head).toMatchObject({
      creditLimit: null,
      blocked: true,
      paymentDays: 30,
      closedThrough: '2026-09',
      version: 1,
      hash: changed.entry.hash,
    });
    expect(brokenAt(head.hash, [changed.entry], sha256)).toBe(null);
  });

  it('[defect 25] to a limit of 0 is a limit of 0', () => {
    expect(termsPosting(head, { creditLimit: 0 }, about).head.creditLimit).toBe(0);
  });

  it('closes months, and opens them again', () => {
    const closed = termsPosting(head, { closedThrough: '2026-10' }, about).head;
    expect(closed.closedThrough).toBe('2026-10');
    expect(termsPosting(closed, { closedThrough: '' }, about).head.closedThrough).toBe(null);
  });
});
