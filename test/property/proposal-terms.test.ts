import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgreedLeft, Evidence } from '../../domain/proposal/evidence.ts';
import { evidenceOf } from '../../domain/proposal/history.ts';
import { proposed } from '../../domain/proposal/proposal.ts';
import { groundedTerms } from '../../domain/proposal/term.ts';
import { termsOf } from '../../domain/proposal/terms.ts';
import { addMonths, monthsBetween, type Month } from '../../domain/values/month.ts';

const ground = { contractId: 'A', number: 'JX-1', version: 1, letter: 'a', page: null } as const;
const quantity = fc.integer({ min: -50_000, max: 1_000_000 });
const planned = fc.constantFrom<Month>('2026-01', '2026-02', '2026-03', '2026-07', '2026-12');

const agreedLeft: fc.Arbitrary<AgreedLeft> = fc.record({
  ground: fc.constant({ ...ground }),
  agreed: fc.nat(1_000_000),
  left: fc.nat(1_000_000),
  monthsLeft: fc.integer({ min: 1, max: 36 }),
});

/** Whatever a product's history and contracts can be. */
const known = fc.record({
  planned,
  quantities: fc.array(quantity, { minLength: 25, maxLength: 25 }),
  agreed: fc.array(agreedLeft, { maxLength: 2 }),
});
type Known = typeof known extends fc.Arbitrary<infer Value> ? Value : never;

function evidenceFrom({ planned: month, quantities, agreed }: Known): Evidence {
  const months = monthsBetween(addMonths(month, -25), addMonths(month, -1));
  const bought = quantities.map((one) => new Map([['TEA', one]]));
  return evidenceOf(
    { planned: month, months, bought },
    { productId: 'TEA', since: '2020-01', agreed },
  );
}

/** Evidence of every term there can be, drawn from a history and given besides. */
const evidence = fc
  .record({ known, stock: fc.option(quantity), promotion: fc.option(quantity) })
  .map((drawn): Evidence => ({
    ...evidenceFrom(drawn.known),
    ...(drawn.stock !== null && { stock: { quantity: drawn.stock } }),
    ...(drawn.promotion !== null && { promotion: { quantity: drawn.promotion } }),
  }));
const possible = fc.record({
  caseSize: fc.integer({ min: 1, max: 500 }),
  most: fc.option(fc.nat(2_000_000)),
});
const sumOf = (terms: object) => Object.values<number>({ ...terms }).reduce((a, b) => a + b, 0);

test('[3.3] the terms of every proposal add up to it exactly, each a whole number', () => {
  fc.assert(
    fc.property(evidence, possible, (given, within) => {
      const { quantity: target, terms } = proposed(given, within);
      expect(sumOf(terms)).toBe(target);
      expect(Object.values(terms).every(Number.isSafeInteger)).toBe(true);
      expect(Object.values(terms).some((term) => Object.is(term, -0))).toBe(false);
    }),
  );
});

test('[3.3] taking one input away changes its term alone, which is absent then and never 0', () => {
  fc.assert(
    fc.property(evidence, fc.constantFrom(...groundedTerms), (given, gone) => {
      const without = (all: object) =>
        Object.fromEntries(Object.entries(all).filter(([name]) => name !== gone));
      const after = termsOf(without(given));
      expect(after).toEqual(without(termsOf(given)));
      expect(after).not.toHaveProperty(gone);
    }),
  );
});

test('a proposal is a target that a plan takes: not below nothing, in whole cases, within the contract', () => {
  fc.assert(
    fc.property(evidence, possible, (given, within) => {
      const { quantity: target } = proposed(given, within);
      expect(target).toBeGreaterThanOrEqual(0);
      expect(target).toBeLessThanOrEqual(within.most ?? Infinity);
      if (target >= within.caseSize) expect(target % within.caseSize).toBe(0);
    }),
  );
});

test('what January gets for the festival February lacks, in the same two years', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 12, maxLength: 12 }), (year) => {
      // Two years alike, so that both months see the same of them.
      const shift = (month: Month) => {
        const months = monthsBetween(addMonths(month, -25), addMonths(month, -1));
        const all = months.map((one) => ({
          month: one,
          quantity: year[Number(one.slice(5)) - 1] ?? 0,
        }));
        const festival = '2026-02-17';
        return termsOf({ springFestival: { months: all, planned: month, festival } });
      };
      const [january, february] = [shift('2026-01'), shift('2026-02')];
      expect((january.springFestival ?? 0) + (february.springFestival ?? 0)).toBe(0);
    }),
  );
});

test('the same inputs give the same proposal, in whatever order products and dealers come', () => {
  fc.assert(
    fc.property(known, possible, (given, within) => {
      const [one, other] = [evidenceFrom(given), evidenceFrom(structuredClone(given))];
      expect(proposed(one, within)).toEqual(proposed(other, within));
    }),
  );
});
