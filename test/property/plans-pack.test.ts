import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCell } from '../../domain/plan-cells.ts';
import { lineAmount, planAmount } from '../../domain/plan-lines.ts';
import { phaseTargets, plannedToDate } from '../../domain/plan-phasing.ts';
import type { PlanLine } from '../../domain/plan.ts';
import { daysOf } from '../../domain/values/month.ts';
import { packPlanEdits, unpackPlanEdits } from '../../store/pack-plan-edits.ts';
import { packPlanLines, unpackPlanLines } from '../../store/pack-plan.ts';

const productId = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,7}$/);

/** Any well-formed text, and often one that holds the signs that packing uses. */
const note = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('%', ',', ';', 'p', 'c', 's', '/', '中', '"'), minLength: 1 }),
);

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 });

const target: fc.Arbitrary<PlanLine> = fc.record({
  productId,
  quantity: fc.integer({ min: 0, max: 1_000_000_000 }),
  price: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  per: fc.integer({ min: 1, max: 1_000_000 }),
  phasing: fc.option(weights),
  note: fc.option(note),
});
const line = fc
  .record({ target, isProposed: fc.boolean() })
  .map(({ target: own, isProposed }): PlanLine => {
    return isProposed ? { ...own, proposed: true } : own;
  });

test('plan lines packed and unpacked are the same lines, whatever a note holds', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      expect(unpackPlanLines(packPlanLines(lines))).toEqual(lines);
    }),
  );
});

test('who edited which cell last survives packing', () => {
  const row = fc.oneof(productId, fc.constantFrom('+promotion', '+people', '+vehicle', '*'));
  const field = fc.constantFrom('quantity', 'price', 'note', 'days');
  const cell = fc.tuple(row, field).map(([r, f]) => planCell(r, f));
  const instant = fc
    .integer({ min: 0, max: 4_000_000_000_000 })
    .map((ms) => new Date(ms).toISOString());
  const by = fc.stringMatching(/^[0-9A-Z]{8}$/);
  const edits = fc.dictionary(cell, fc.record({ by, at: instant }), { maxKeys: 40 });
  fc.assert(
    fc.property(edits, (given) => {
      expect(unpackPlanEdits(packPlanEdits(given))).toEqual({ ...given });
    }),
  );
});

test('[P4] phases add up to the target, and what is planned to date never falls', () => {
  const schedule = fc.record({
    phasing: fc.constantFrom('ten-day' as const, 'weeks' as const),
    calendar: fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      holidays: fc.subarray(daysOf('2026-08')),
      extraDays: fc.subarray(daysOf('2026-08')),
    }),
  });
  fc.assert(
    fc.property(line, schedule, (target, company) => {
      const targets = phaseTargets(target, '2026-08', company);
      expect(targets.reduce((sum, t) => sum + t.quantity, 0)).toBe(target.quantity);
      const dates = daysOf('2026-08').map((d) => plannedToDate(target, '2026-08', d, company));
      expect(dates).toEqual([...dates].sort((a, b) => a - b));
      expect(dates.at(-1)).toBe(target.quantity);
    }),
  );
});

test('[P3] a plan comes to the sum of its lines, each rounded by itself', () => {
  const small = line.map((l) => ({ ...l, quantity: l.quantity % 10_000, price: l.price % 10_000 }));
  fc.assert(
    fc.property(fc.array(small, { maxLength: 30 }), (lines) => {
      const exact = lines.reduce((sum, l) => sum + lineAmount(l), 0);
      expect(planAmount(lines)).toBe(exact);
    }),
  );
});
