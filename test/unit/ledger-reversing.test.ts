import { describe, expect, it } from 'vitest';
import type { Entry } from '../../domain/entry.ts';
import { MemoryLedger, newEntry, worth } from '../support/ledger.ts';

const reason = 'typed wrongly';
const invoice = (document: string, amount: number) =>
  newEntry('sale', { document, lines: worth(amount) });
const reversal = ({ entryId }: Entry) => newEntry('correction', { reverses: entryId, reason });

describe('a correction', () => {
  it('nets the entry to zero and says what it reverses, with its lines', () => {
    const ledger = new MemoryLedger();
    const sale = ledger.recorded(invoice('A', 1000));
    const back = ledger.recorded(reversal(sale));
    expect(back).toMatchObject({
      amount: -1000,
      reverses: sale.entryId,
      reversesKind: 'sale',
      lines: sale.lines,
    });
    expect(ledger.head).toMatchObject({ balance: 0, owed: 0, unapplied: 0, openCount: 0 });
  });

  it('happens once: the second is told by which the first was done', () => {
    const ledger = new MemoryLedger();
    const sale = ledger.recorded(invoice('A', 1000));
    const payment = ledger.recorded(newEntry('payment', { amount: 100 }));
    for (const entry of [payment, sale]) {
      const first = ledger.recorded(reversal(entry));
      expect(ledger.post(reversal(entry))).toMatchObject({
        ok: false,
        reason: 'already-reversed',
        detail: { by: first.entryId },
      });
    }
  });

  it('of a paid sale returns what was paid to unapplied credit, in the same entry', () => {
    const ledger = new MemoryLedger();
    const sale = ledger.recorded(invoice('A', 1000));
    ledger.recorded(newEntry('payment', { amount: 400 }));
    const back = ledger.recorded(reversal(sale));
    expect(back).toMatchObject({
      amount: -1000,
      unapplied: 400,
      allocations: [{ document: 'A', amount: -600 }],
    });
    expect(ledger.head).toMatchObject({ balance: -400, owed: 0, unapplied: 400 });
  });

  it('of a sale frees its number; the first sale stays reversed', () => {
    const ledger = new MemoryLedger();
    const first = ledger.recorded(invoice('A', 1000));
    ledger.recorded(reversal(first));
    ledger.recorded(invoice('A', 900));
    expect(ledger.open).toEqual({ A: 900 });
    expect(ledger.post(reversal(first))).toMatchObject({ ok: false, reason: 'already-reversed' });
  });

  it('of a payment opens the documents again that it settled', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(invoice('A', 300));
    ledger.recorded(invoice('B', 200));
    const payment = ledger.recorded(newEntry('payment', { amount: 600 }));
    ledger.recorded(reversal(payment));
    expect(ledger.open).toEqual({ A: 300, B: 200 });
    expect(ledger.head).toMatchObject({ balance: 500, unapplied: 0 });
  });

  it('of a payment whose credit was used since leaves what is missing owed under its own id', () => {
    const ledger = new MemoryLedger();
    const payment = ledger.recorded(newEntry('payment', { amount: 500 }));
    ledger.recorded(invoice('A', 300));
    ledger.recorded(reversal(payment));
    expect(ledger.open).toEqual({ [payment.entryId]: 300 });
    expect(ledger.head).toMatchObject({ balance: 300, owed: 300, unapplied: 0 });
  });

  it('of a payment does not open a document that was taken back meanwhile', () => {
    const ledger = new MemoryLedger();
    const sale = ledger.recorded(invoice('A', 300));
    const payment = ledger.recorded(newEntry('payment', { amount: 300 }));
    ledger.recorded(reversal(sale));
    expect(ledger.head.unapplied).toBe(300);
    ledger.recorded(reversal(payment));
    expect(ledger.head).toMatchObject({ balance: 0, owed: 0, unapplied: 0 });
  });

  it('of a return counts its credit note as not given', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(invoice('A', 1000));
    const credit = { document: 'CN', of: 'A', lines: worth(300) };
    const back = ledger.recorded(newEntry('return', credit));
    ledger.recorded(reversal(back));
    expect(ledger.open).toEqual({ A: 1000 });
    expect(ledger.post(newEntry('return', credit)).ok).toBe(true);
  });

  it('of a refund, a write-off, an opening and an allocation nets each to zero', () => {
    const ledger = new MemoryLedger();
    const opening = ledger.recorded(newEntry('opening', { amount: 500, document: 'O' }));
    ledger.recorded(newEntry('payment', { amount: 300, settles: 'none' }));
    const refund = ledger.recorded(newEntry('refund', { amount: 100, reason }));
    const settles = [{ document: 'O', amount: 50 }];
    const writeOff = ledger.recorded(newEntry('write-off', { settles, reason }));
    const applied = ledger.recorded(newEntry('allocation', { settles: 'oldest' }));
    for (const entry of [applied, writeOff, refund, opening]) ledger.recorded(reversal(entry));
    expect(ledger.head).toMatchObject({ balance: -300, owed: 0, unapplied: 300 });
  });

  it('is itself final, names an entry of this account, and is not dated before it', () => {
    const ledger = new MemoryLedger();
    const sale = ledger.recorded(invoice('A', 100));
    const early = newEntry('correction', { day: '2026-11-22', reverses: sale.entryId, reason });
    expect(ledger.post(early)).toMatchObject({
      reason: 'day-too-old',
      detail: { earliest: '2026-11-23' },
    });
    const back = ledger.recorded(reversal(sale));
    expect(ledger.post(reversal(back))).toMatchObject({ reason: 'not-reversible' });
    const unknown = newEntry('correction', { reverses: invoice('X', 1).entryId, reason });
    expect(ledger.post(unknown)).toMatchObject({ reason: 'entry-not-found' });
  });
});
