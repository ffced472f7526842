import { describe, expect, it } from 'vitest';
import { newCompany } from '../../domain/company.ts';
import { postedBy, writeOffAskedBy } from '../../domain/entry-rights.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { everyRole } from '../../domain/role.ts';
import { MemoryLedger, newEntry, worth } from '../support/ledger.ts';

const invoice = (document: string, amount: number, day?: string) =>
  newEntry('sale', { document, lines: worth(amount), ...(day ? { day } : {}) });
const reason = 'as agreed';

describe('the credit limit', () => {
  it('[C5f] refuses the sale that would pass it, with what is needed and what is left', () => {
    const ledger = new MemoryLedger({ creditLimit: 1_000_000 });
    ledger.recorded(invoice('A', 876_600));
    expect(ledger.post(invoice('B', 123_500))).toMatchObject({
      ok: false,
      reason: 'credit-limit-exceeded',
      detail: { needed: '1,235.00', remaining: '1,234.00' },
    });
    expect(ledger.post(invoice('B', 123_400)).ok).toBe(true);
  });

  it('[defect 25] of 0 means zero, and only null means none', () => {
    expect(new MemoryLedger({ creditLimit: 0 }).post(invoice('A', 100))).toMatchObject({
      ok: false,
      reason: 'credit-limit-exceeded',
      detail: { remaining: '0.00' },
    });
    expect(new MemoryLedger({ creditLimit: null }).post(invoice('A', 9_000_000)).ok).toBe(true);
  });

  it('[defect 13] is a refusal for every role, never a warning', () => {
    const ledger = new MemoryLedger({ creditLimit: 100 });
    for (const role of postedBy.sale) {
      const outcome = ledger.post(invoice('A', 200), { roles: [role] });
      expect(outcome).toMatchObject({ ok: false, reason: 'credit-limit-exceeded' });
    }
  });

  it('[defect 12] holds whatever is reversed and recorded again in between', () => {
    const ledger = new MemoryLedger({ creditLimit: 1000 });
    const first = ledger.recorded(invoice('A', 1000));
    ledger.recorded(newEntry('correction', { reverses: first.entryId, reason }));
    ledger.recorded(invoice('B', 1000));
    expect(ledger.post(invoice('A', 1000))).toMatchObject({
      ok: false,
      reason: 'credit-limit-exceeded',
    });
    expect(ledger.head.balance).toBe(1000);
  });

  it('[defect 12] holds for money paid back as it does for goods', () => {
    const ledger = new MemoryLedger({ creditLimit: 500 });
    ledger.recorded(invoice('A', 500));
    ledger.recorded(newEntry('payment', { amount: 200, settles: 'none' }));
    ledger.account = { ...ledger.account, head: { ...ledger.head, creditLimit: 400 } };
    const refund = (amount: number) => ledger.post(newEntry('refund', { amount, reason }));
    expect(refund(101)).toMatchObject({ ok: false, reason: 'credit-limit-exceeded' });
    expect(refund(100).ok).toBe(true);
  });

  it('counts prepayments: credit the dealer has is room for goods', () => {
    const ledger = new MemoryLedger({ creditLimit: 0 });
    ledger.recorded(newEntry('payment', { amount: 300 }));
    expect(ledger.post(invoice('A', 300)).ok).toBe(true);
    expect(ledger.post(invoice('B', 100)).ok).toBe(false);
  });
});

describe('a blocked account', () => {
  it('takes no sales, but returns and payments', () => {
    const ledger = new MemoryLedger({ blocked: true });
    const outcomes = [
      invoice('A', 100),
      newEntry('return', { document: 'CN', lines: worth(100) }),
      newEntry('payment', { amount: 100 }),
    ].map((entry) => ledger.post(entry));
    expect(outcomes).toMatchObject([{ reason: 'account-blocked' }, { ok: true }, { ok: true }]);
  });
});

describe('the day of an entry', () => {
  it('lies after the closed months', () => {
    const ledger = new MemoryLedger({ closedThrough: '2026-10' });
    expect(ledger.post(invoice('A', 100, '2026-10-31'))).toMatchObject({
      ok: false,
      reason: 'month-closed',
      detail: { closedThrough: '2026-10' },
    });
    expect(ledger.post(invoice('A', 100, '2026-11-01')).ok).toBe(true);
  });

  it('is no later and no earlier than the company allows; openings may be old', () => {
    const policies = { ...newCompany.policies, daysAhead: 1, daysBack: 10 };
    const ledger = new MemoryLedger({}, { policies });
    const on = (day: string) => ledger.post(invoice(day, 100, day));
    expect(on('2026-11-25')).toMatchObject({
      reason: 'day-in-future',
      detail: { latest: '2026-11-24' },
    });
    expect(on('2026-11-24').ok).toBe(true);
    expect(on('2026-11-13').ok).toBe(true);
    expect(on('2026-11-12')).toMatchObject({
      reason: 'day-too-old',
      detail: { earliest: '2026-11-13' },
    });
    const opening = newEntry('opening', { day: '2025-01-01', amount: 100, document: 'OLD' });
    expect(ledger.post(opening).ok).toBe(true);
  });
});

describe('the id of an entry', () => {
  it('begins with its own day and dealer', () => {
    const entry = invoice('A', 100);
    const ledger = new MemoryLedger();
    const wrong: NewEntry[] = [
      { ...entry, day: '2026-11-22' },
      { ...entry, dealerId: 'D2' },
      { ...entry, dealerId: 'D' },
    ];
    for (const each of wrong) {
      expect(ledger.post(each)).toMatchObject({ ok: false, reason: 'entry-id-mismatch' });
    }
  });

  it('sent again with the same content gives the first answer, even over the limit', () => {
    const ledger = new MemoryLedger({ creditLimit: 100 });
    const entry = invoice('A', 80 * 100);
    const small = { ...entry, lines: worth(100) };
    const first = ledger.recorded(small);
    ledger.recorded(newEntry('payment', { amount: 50, settles: 'none' }));
    expect(ledger.recorded({ ...small })).toEqual(first);
    expect(ledger.head.version).toBe(2);
  });

  it('sent again with other content is refused', () => {
    const ledger = new MemoryLedger();
    const entry = invoice('A', 100);
    ledger.recorded(entry);
    const outcome = ledger.post({ ...entry, remark: 'changed' });
    expect(outcome).toMatchObject({ ok: false, reason: 'entry-differs' });
  });

  it('that was refused may be sent again once the cause is gone', () => {
    const ledger = new MemoryLedger({ creditLimit: 100 });
    const entry = invoice('B', 100);
    ledger.recorded(invoice('A', 100));
    expect(ledger.post(entry).ok).toBe(false);
    ledger.recorded(newEntry('payment', { amount: 100 }));
    expect(ledger.post(entry).ok).toBe(true);
  });
});

describe('who posts what', () => {
  it('is data: every kind names its roles, and others are refused', () => {
    const settles = [{ document: 'A', amount: 1 }];
    const entries: NewEntry[] = [
      invoice('A', 100),
      newEntry('return', { document: 'CN', lines: worth(100) }),
      newEntry('payment', { amount: 1 }),
      newEntry('refund', { amount: 1, reason }),
      newEntry('write-off', { settles, reason }),
      newEntry('opening', { amount: 1, document: 'O' }),
      newEntry('correction', { reverses: invoice('X', 100).entryId, reason }),
      newEntry('allocation', { settles }),
    ];
    for (const entry of entries) {
      for (const role of everyRole) {
        const outcome = new MemoryLedger().post(entry, { roles: [role] });
        const barred = !outcome.ok && outcome.reason === 'not-allowed';
        const mayAsk = entry.kind === 'write-off' && writeOffAskedBy.includes(role);
        const isNamed = postedBy[entry.kind].includes(role) || mayAsk;
        expect(barred, `${role} ${entry.kind}`).toBe(!isNamed);
      }
    }
    expect(postedBy.refund).toEqual(['finance', 'admin']);
    expect(postedBy['write-off']).toEqual(['admin']);
  });
});
