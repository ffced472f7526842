import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../domain/account.ts';
import { brokenAt } from '../../domain/chain.ts';
import { openSum, verified } from '../../domain/open-sum.ts';
import { postAll } from '../../domain/posting.ts';
import { chunks } from '../../store/postings.ts';
import { aContext, anAccount, MemoryLedger, newEntry } from '../support/ledger.ts';
import { amount, limit, reason, run, step, steps } from '../support/ledger-programs.ts';
import { sha256 } from '../../store/sha256.ts';

/** What must be true of an account after any entry. */
function expectWhole({ head, documents, entries }: Account, first: string): void {
  const open = [...documents.values()].filter((d) => d.open > 0);
  expect(verified(head, open)).toBe(true);
  expect(head.balance).toBe(head.owed - head.unapplied);
  expect(head.unapplied).toBeGreaterThanOrEqual(0);
  const recorded = [...entries.values()];
  expect(recorded.reduce((sum, e) => sum + e.amount, 0)).toBe(head.balance);
  expect(recorded.map((e) => e.version)).toEqual(recorded.map((_, i) => i + 1));
  expect(brokenAt(first, recorded, sha256)).toBe(null);
}

describe('whatever is posted', () => {
  it('the account stays whole: balance = owed − unapplied = sum of entries', () => {
    fc.assert(
      fc.property(steps, limit, (all, creditLimit) => {
        const ledger = new MemoryLedger({ creditLimit });
        const first = ledger.head.hash;
        for (const each of all) {
          run(ledger, [each]);
          expectWhole(ledger.account, first);
        }
      }),
    );
  });

  it('[C5f] no sale and no refund ever takes the balance over the limit', () => {
    fc.assert(
      fc.property(steps, limit, (all, creditLimit) => {
        const ledger = new MemoryLedger({ creditLimit });
        run(ledger, all);
        for (const entry of ledger.account.entries.values()) {
          const draws = (entry.kind === 'sale' || entry.kind === 'refund') && entry.amount > 0;
          if (draws) expect(entry.balance).toBeLessThanOrEqual(creditLimit ?? Infinity);
        }
      }),
    );
  });

  it('a retry of anything, at any time, changes nothing and answers the same', () => {
    fc.assert(
      fc.property(steps, limit, fc.array(fc.nat(1000)), (all, creditLimit, retries) => {
        const ledger = new MemoryLedger({ creditLimit });
        const sent = run(ledger, all);
        const { account } = ledger;
        for (const index of retries) {
          const entry = sent[index % sent.length];
          const first = entry && account.entries.get(entry.entryId);
          if (first) expect(ledger.recorded(entry)).toEqual(first);
        }
        expect(ledger.account).toBe(account);
      }),
    );
  });

  it('in one request or one by one, with lost answers sent again, ends the same', () => {
    fc.assert(
      fc.property(steps, limit, fc.nat(40), (all, creditLimit, lost) => {
        const single = new MemoryLedger({ creditLimit });
        const sent = run(single, all);
        const start = anAccount({ creditLimit });
        const first = postAll(start, sent.slice(0, lost), aContext());
        const second = postAll(first.account, sent, aContext());
        expect(second.account.head.balance).toBe(
          second.account.head.owed - second.account.head.unapplied,
        );
        if (lost === 0) expect(second.account.head).toEqual(single.head);
        for (const entry of first.posted) {
          const again = second.answers[sent.findIndex((e) => e.entryId === entry.entry.entryId)];
          expect(again).toMatchObject({ ok: true, facts: entry.entry });
        }
      }),
    );
  });

  it('everything reversed, newest first, leaves nothing owed and nothing held', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const ledger = new MemoryLedger();
        run(
          ledger,
          all.filter((each) => 'entry' in each),
        );
        for (const { entryId } of [...ledger.account.entries.values()].reverse()) {
          ledger.recorded(newEntry('correction', { reverses: entryId, reason }));
        }
        expect(ledger.head).toMatchObject({ balance: 0, owed: 0, unapplied: 0, openCount: 0 });
      }),
    );
  });

  it('the transactions of a request go from head to head and write each item once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150 }), (all) => {
        const sent = run(new MemoryLedger(), all);
        const start = anAccount();
        const { posted, account } = postAll(start, sent, aContext());
        const parts = chunks(start, posted);
        let version = 0;
        for (const part of parts) {
          expect(part.before.head.version).toBe(version);
          version += part.entries.length;
          expect(part.after.head.version).toBe(version);
          const size = 1 + part.entries.length + part.documents.size + part.marks.length;
          expect(size).toBeLessThanOrEqual(100);
        }
        expect(version).toBe(account.head.version);
        expect(parts.flatMap((part) => part.entries)).toEqual(posted.map((p) => p.entry));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the checksum of open items', () => {
  const items = fc.uniqueArray(fc.record({ document: fc.string(), open: amount }), {
    selector: (item) => item.document,
  });

  it('does not depend on the order they are read in', () => {
    fc.assert(
      fc.property(items, (given) => {
        expect(openSum(given)).toBe(openSum([...given].reverse()));
      }),
    );
  });

  it('shows a view in which two documents are wrong by the same amount', () => {
    fc.assert(
      fc.property(items, fc.nat(), fc.nat(), (given, i, j) => {
        fc.pre(given.length > 1 && i % given.length !== j % given.length);
        const owed = given.reduce((sum, { open }) => sum + open, 0);
        const head = { owed, openCount: given.length, openSum: openSum(given) };
        const stale = given.map((item, k) => ({
          ...item,
          open: item.open + (k === i % given.length ? 50 : k === j % given.length ? -50 : 0),
        }));
        expect(verified(head, given)).toBe(true);
        expect(verified(head, stale)).toBe(false);
      }),
    );
  });
});
