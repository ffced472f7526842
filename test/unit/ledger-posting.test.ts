import { describe, expect, it } from 'vitest';
import { aProduct, MemoryLedger, newEntry, worth } from '../support/ledger.ts';

const invoice = (document: string, amount: number, more: { day?: string; due?: string } = {}) =>
  newEntry('sale', { document, lines: worth(amount), ...more });

describe('a sale', () => {
  it('[P6] keeps day, product, quantity, price, amount, document and due day', () => {
    const ledger = new MemoryLedger({ paymentDays: 45 });
    const entry = ledger.recorded(invoice('INV-1', 1200));
    expect(entry).toMatchObject({
      kind: 'sale',
      day: '2026-11-23',
      document: 'INV-1',
      due: '2027-01-07',
      amount: 1200,
      balance: 1200,
      version: 1,
      lines: [{ productId: 'TEA', quantity: 12, price: 100, per: 1, amount: 1200, typed: false }],
      allocations: [{ document: 'INV-1', amount: 1200 }],
    });
    expect(ledger.head).toMatchObject({ balance: 1200, owed: 1200, unapplied: 0, openCount: 1 });
  });

  it('takes the price of the dealer’s list on its day, else the standard price', () => {
    const tea = aProduct({
      prices: {
        STD: [{ from: '2026-01-01', price: 100, per: 1 }],
        EAST: [
          { from: '2026-02-01', price: 90, per: 1 },
          { from: '2026-06-01', price: 2280, per: 24 },
        ],
      },
    });
    const products = new Map([['TEA', tea]]);
    const ledger = new MemoryLedger({ priceList: 'EAST' }, { products });
    const amountOn = (day: string) =>
      ledger.recorded(
        newEntry('sale', { document: day, day, lines: [{ productId: 'TEA', quantity: 48 }] }),
      ).amount;
    expect([amountOn('2026-01-15'), amountOn('2026-03-01'), amountOn('2026-06-01')]).toEqual([
      4800, 4320, 4560,
    ]);
  });

  it('is judged by the payment days and the price list of its own day', () => {
    const ledger = new MemoryLedger({ paymentDays: 60 });
    ledger.account = {
      ...ledger.account,
      terms: [
        { from: '0001-01-01', paymentDays: 30, priceList: null },
        { from: '2026-11-01', paymentDays: 60, priceList: null },
      ],
    };
    const before = ledger.recorded(invoice('A', 100, { day: '2026-10-31' }));
    const after = ledger.recorded(invoice('B', 100, { day: '2026-11-01' }));
    expect([before.due, after.due]).toEqual(['2026-11-30', '2026-12-31']);
  });

  it('wants a reason for a typed price, but not for the list price typed again', () => {
    const ledger = new MemoryLedger();
    const lines = [{ productId: 'TEA', quantity: 10, price: 95 }];
    const refused = ledger.post(newEntry('sale', { document: 'A', lines }));
    expect(refused).toMatchObject({ ok: false, reason: 'price-reason-missing' });
    const priceReason = 'opening of the shop';
    const typed = ledger.recorded(newEntry('sale', { document: 'A', lines, priceReason }));
    expect(typed.lines[0]).toMatchObject({ price: 95, amount: 950, typed: true });
    const same = [{ productId: 'TEA', quantity: 10, price: 100 }];
    const listed = ledger.recorded(newEntry('sale', { document: 'B', lines: same }));
    expect(listed.lines[0]?.typed).toBe(false);
  });

  it('gives free goods away and takes a discount off, never below zero', () => {
    const ledger = new MemoryLedger();
    const entry = ledger.recorded(
      newEntry('sale', {
        document: 'A',
        lines: [
          { productId: 'TEA', quantity: 10, discount: 150 },
          { productId: 'TEA', quantity: 2, free: true },
        ],
      }),
    );
    expect(entry.lines.map((line) => line.amount)).toEqual([850, 0]);
    const lines = [{ productId: 'TEA', quantity: 1, discount: 101 }];
    expect(ledger.post(newEntry('sale', { document: 'B', lines }))).toMatchObject({
      ok: false,
      reason: 'discount-too-large',
    });
  });

  it('may be free altogether: then nothing is open, but its number is taken', () => {
    const ledger = new MemoryLedger({ creditLimit: 0 });
    const lines = [{ productId: 'TEA', quantity: 5, free: true as const }];
    ledger.recorded(newEntry('sale', { document: 'A', lines }));
    expect(ledger.head).toMatchObject({ balance: 0, openCount: 0 });
    const again = ledger.post(newEntry('sale', { document: 'A', lines }));
    expect(again).toMatchObject({ ok: false, reason: 'document-exists' });
  });

  it('refuses unknown and discontinued products, and products without a price', () => {
    const products = new Map([
      ['OLD', aProduct({ productId: 'OLD', code: 'OLD', active: false })],
      ['NEW', aProduct({ productId: 'NEW', code: 'NEW', prices: {} })],
    ]);
    const ledger = new MemoryLedger({}, { products });
    const reasons = ['NONE', 'OLD', 'NEW'].map((productId) => {
      const lines = [{ productId, quantity: 1 }];
      const outcome = ledger.post(newEntry('sale', { document: 'A', lines }));
      return outcome.ok ? 'recorded' : outcome.reason;
    });
    expect(reasons).toEqual(['product-not-found', 'product-not-found', 'price-missing']);
  });

  it('uses unapplied credit at once, and its entry says so', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(newEntry('payment', { amount: 700 }));
    const entry = ledger.recorded(invoice('A', 1000));
    expect(entry).toMatchObject({
      unapplied: -700,
      allocations: [{ document: 'A', amount: 300 }],
    });
    expect(ledger.head).toMatchObject({ balance: 300, owed: 300, unapplied: 0 });
  });

  it('is not due before its own day', () => {
    const entry = invoice('A', 100, { due: '2026-11-22' });
    expect(new MemoryLedger().post(entry)).toMatchObject({ ok: false, reason: 'due-before-day' });
  });

  it('refuses what is too large to stay exact instead of failing', () => {
    const products = new Map([
      ['TEA', aProduct({ prices: { STD: [{ from: '2020-01-01', price: 9e15, per: 1 }] } })],
    ]);
    const ledger = new MemoryLedger({}, { products });
    const lines = [{ productId: 'TEA', quantity: 1_000_000_000 }];
    const sale = ledger.post(newEntry('sale', { document: 'A', lines }));
    const payment = ledger.post(newEntry('payment', { amount: 2 ** 53 - 1 }));
    expect([sale, payment]).toMatchObject([
      { ok: false, reason: 'amount-too-large' },
      { ok: false, reason: 'amount-too-large' },
    ]);
  });
});

describe('a return', () => {
  it('reduces the document it names; what is over becomes unapplied credit', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(invoice('A', 1000));
    ledger.recorded(newEntry('payment', { amount: 700 }));
    ledger.recorded(newEntry('return', { document: 'CN-1', of: 'A', lines: worth(500) }));
    expect(ledger.head).toMatchObject({ balance: -200, owed: 0, unapplied: 200, openCount: 0 });
  });

  it('without a document becomes unapplied credit, under a number of its own', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(newEntry('return', { document: 'CN-1', lines: worth(500) }));
    expect(ledger.head).toMatchObject({ balance: -500, unapplied: 500 });
    const again = newEntry('return', { document: 'CN-1', lines: worth(100) });
    expect(ledger.post(again)).toMatchObject({ ok: false, reason: 'document-exists' });
  });

  it('counts once for each invoice that its credit note names', () => {
    const ledger = new MemoryLedger();
    for (const number of ['A', 'B']) ledger.recorded(invoice(number, 1000));
    const back = (of: string) => newEntry('return', { document: 'CN-1', of, lines: worth(100) });
    ledger.recorded(back('A'));
    ledger.recorded(back('B'));
    expect(ledger.post(back('A'))).toMatchObject({ ok: false, reason: 'document-exists' });
    expect(ledger.open).toEqual({ A: 900, B: 900 });
  });

  it('of a document that is not there is refused', () => {
    const back = newEntry('return', { document: 'CN-1', of: 'A', lines: worth(100) });
    expect(new MemoryLedger().post(back)).toMatchObject({
      ok: false,
      reason: 'document-not-found',
      detail: { document: 'A' },
    });
  });
});

describe('a payment', () => {
  const owing = () => {
    const ledger = new MemoryLedger();
    ledger.recorded(invoice('LATE', 300, { due: '2026-12-31' }));
    ledger.recorded(invoice('SOON', 200, { due: '2026-11-30' }));
    return ledger;
  };

  it('settles the oldest due first, and keeps the rest as unapplied credit', () => {
    const ledger = owing();
    ledger.recorded(newEntry('payment', { amount: 250 }));
    expect(ledger.open).toEqual({ LATE: 250 });
    ledger.recorded(newEntry('payment', { amount: 400 }));
    expect(ledger.head).toMatchObject({ balance: -150, owed: 0, unapplied: 150 });
  });

  it('settles named documents, and none of them by more than is open', () => {
    const ledger = owing();
    const settles = [{ document: 'LATE', amount: 100 }];
    ledger.recorded(newEntry('payment', { amount: 150, settles }));
    expect(ledger.open).toEqual({ LATE: 200, SOON: 200 });
    expect(ledger.head.unapplied).toBe(50);
    const twice = [
      { document: 'LATE', amount: 150 },
      { document: 'LATE', amount: 51 },
    ];
    expect(ledger.post(newEntry('payment', { amount: 300, settles: twice }))).toMatchObject({
      ok: false,
      reason: 'document-overpaid',
      detail: { document: 'LATE', open: '2.00' },
    });
  });

  it('can’t settle more than it brings, nor documents that are not there', () => {
    const ledger = owing();
    const pay = (document: string, amount: number) =>
      ledger.post(newEntry('payment', { amount: 100, settles: [{ document, amount }] }));
    expect(pay('LATE', 101)).toMatchObject({ ok: false, reason: 'settles-exceed-amount' });
    expect(pay('NONE', 1)).toMatchObject({ ok: false, reason: 'document-not-found' });
  });

  it('may settle nothing; the credit is applied later', () => {
    const ledger = owing();
    ledger.recorded(newEntry('payment', { amount: 250, settles: 'none' }));
    expect(ledger.open).toEqual({ LATE: 300, SOON: 200 });
    const applied = ledger.recorded(newEntry('allocation', { settles: 'oldest' }));
    expect(applied).toMatchObject({ amount: 0, unapplied: -250 });
    expect(ledger.open).toEqual({ LATE: 250 });
    const more = ledger.post(newEntry('allocation', { settles: 'oldest' }));
    expect(more).toMatchObject({ ok: false, reason: 'nothing-to-apply' });
  });

  it('refuses to settle more than 90 documents at once', () => {
    const ledger = new MemoryLedger();
    for (let i = 0; i < 91; i++) ledger.recorded(invoice(`A${String(i)}`, 100));
    const all = ledger.post(newEntry('payment', { amount: 9100 }));
    expect(all).toMatchObject({ ok: false, reason: 'too-many-documents', detail: { limit: 90 } });
    expect(ledger.post(newEntry('payment', { amount: 9000 })).ok).toBe(true);
  });
});

describe('other entries', () => {
  it('a refund pays unapplied credit back, and no more', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(newEntry('payment', { amount: 300 }));
    const reason = 'moved away';
    expect(ledger.post(newEntry('refund', { amount: 301, reason }))).toMatchObject({
      ok: false,
      reason: 'unapplied-not-enough',
      detail: { unapplied: '3.00' },
    });
    ledger.recorded(newEntry('refund', { amount: 300, reason }));
    expect(ledger.head).toMatchObject({ balance: 0, unapplied: 0 });
  });

  it('a write-off gives up what is open on a document', () => {
    const ledger = new MemoryLedger();
    ledger.recorded(invoice('A', 1000));
    const settles = [{ document: 'A', amount: 400 }];
    ledger.recorded(newEntry('write-off', { settles, reason: 'broken bottles' }));
    expect(ledger.head).toMatchObject({ balance: 600, owed: 600 });
  });

  it('an opening is an open invoice when positive and credit when negative', () => {
    const ledger = new MemoryLedger();
    const opening = (amount: number, document?: string) =>
      ledger.post(newEntry('opening', { amount, ...(document ? { document } : {}) }));
    expect(opening(500)).toMatchObject({ ok: false, reason: 'document-missing' });
    expect(opening(0)).toMatchObject({ ok: false, reason: 'amount-zero' });
    expect(opening(-200).ok && opening(500, 'OLD-1').ok).toBe(true);
    expect(ledger.head).toMatchObject({ balance: 300, owed: 500, unapplied: 200 });
  });

  it('an opening credit with a number writes its due day down: its document has no other source', () => {
    const ledger = new MemoryLedger({ paymentDays: 10 });
    const due = '2027-01-31';
    const sent = ledger.recorded(newEntry('opening', { amount: -1, document: 'O1', due }));
    const implied = ledger.recorded(newEntry('opening', { amount: -1, document: 'O2' }));
    expect([sent.due, implied.due]).toEqual([due, '2026-12-03']);
  });
});
