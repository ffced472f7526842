import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsSettled, standingBefore, standingOn } from '../../domain/ageing.ts';
import { aLedger, days } from '../support/ledger-programs.ts';

const openOf = (items: readonly { document: string; open: number }[]) =>
  items.map(({ document, open }) => `${document} ${String(open)}`).sort();

describe('what stood open on a day', () => {
  it('[defect 6] adds up to the balance of that day, whatever was dated back or reversed', () => {
    fc.assert(
      fc.property(aLedger, ({ account }) => {
        const entries = [...account.entries.values()];
        for (const day of days) {
          const { items, unapplied } = standingOn(entries, day);
          const owed = items.reduce((sum, { open }) => sum + open, 0);
          const balance = entries
            .filter((entry) => entry.day <= day)
            .reduce((sum, entry) => sum + entry.amount, 0);
          expect(owed - unapplied).toBe(balance);
        }
      }),
    );
  });

  it('counted from all entries is, today, what the account says is open', () => {
    fc.assert(
      fc.property(aLedger, ({ account }) => {
        const { items, unapplied } = standingOn([...account.entries.values()], '2026-12-31');
        const open = [...account.documents.values()].filter((d) => d.open > 0);
        expect(openOf(items)).toEqual(openOf(open));
        expect(unapplied).toBe(account.head.unapplied);
      }),
    );
  });

  it('undone from today adds up as well, where it can be told', () => {
    fc.assert(
      fc.property(aLedger, fc.constantFrom(...days), ({ account }, day) => {
        const entries = [...account.entries.values()];
        const items = [...account.documents.values()].filter((d) => d.open > 0);
        const now = { items, unapplied: account.head.unapplied };
        const later = entries.filter((entry) => entry.day > day);
        const settled = documentsSettled(later, now).flatMap((document) => {
          const found = account.documents.get(document);
          return found ? [found] : [];
        });
        const before = standingBefore(later, now, settled);
        if (!before) return;
        const counted = standingOn(entries, day);
        expect(openOf(before.items)).toEqual(openOf(counted.items));
        expect(before.unapplied).toBe(counted.unapplied);
      }),
    );
  });
});
