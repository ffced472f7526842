import { describe, expect, test } from 'vitest';
import type { CellOutcome } from '../../domain/cells.ts';
import { noPlan } from '../../domain/plan-acts.ts';
import type { PlanSurroundings } from '../../domain/plan-cells.ts';
import { pushCells, type PlanEdit, type PlanEdits } from '../../domain/plan-push.ts';
import type { Plan, PlanField, PlanRow } from '../../domain/plan.ts';
import type { Cell } from '../../domain/values/table.ts';

const around: PlanSurroundings = {
  products: new Map([
    ['TEA', { price: 300, per: 1 }],
    ['WATER', { price: 2400, per: 24 }],
    ['NEW', null],
  ]),
  phases: 3,
};
const now = { by: 'planner', at: '2026-11-01T08:00:00.000Z' };
const empty = noPlan('D1', '2026-11').plan;

const cell = (row: PlanRow, field: PlanField, mine: Cell, base: Cell = null): PlanEdit => ({
  row,
  field,
  base,
  mine,
});

function push(plan: Plan, edits: PlanEdit[], before: PlanEdits = {}) {
  const pushed = pushCells({ plan, edits: before }, edits, around, now);
  return { ...pushed, words: pushed.outcomes.map(wordOf) };
}

/** What became of a cell in a word; of a refused one its reason. */
const wordOf = (o: CellOutcome<string>) => (o.outcome === 'refused' ? o.reason : o.outcome);

const planned = (...edits: PlanEdit[]) => push(empty, edits).plan;

describe('a target by product [P3]', () => {
  test('a new line takes the list price of the month’s first day', () => {
    const { plan, words } = push(empty, [cell('WATER', 'quantity', 480)]);
    expect(words).toEqual(['taken']);
    const line = { productId: 'WATER', quantity: 480, price: 2400, per: 24 };
    expect(plan.lines).toEqual([{ ...line, phasing: null, note: null }]);
  });

  test('zero is a target of zero and kept; emptied takes the line away [defect 25]', () => {
    const zero = push(empty, [cell('TEA', 'quantity', 0)]);
    expect(zero.words).toEqual(['taken']);
    expect(zero.plan.lines[0]?.quantity).toBe(0);
    expect(push(zero.plan, [cell('TEA', 'quantity', null, 0)]).plan.lines).toEqual([]);
  });

  test('a row’s cells may come in any order, also all emptied together', () => {
    const { plan, words } = push(empty, [
      cell('TEA', 'note', 'Launch'),
      cell('TEA', 'phasing', '30/40/30'),
      cell('TEA', 'quantity', 100),
    ]);
    expect(words).toEqual(['taken', 'taken', 'taken']);
    expect(plan.lines[0]).toMatchObject({ note: 'Launch', phasing: [30, 40, 30] });
    const gone = push(plan, [
      cell('TEA', 'quantity', null, 100),
      cell('TEA', 'note', '', 'Launch'),
      cell('TEA', 'phasing', '', '30/40/30'),
    ]);
    expect(gone.words).toEqual(['taken', 'taken', 'taken']);
    expect(gone.plan.lines).toEqual([]);
  });

  test('emptying a target does not take a note away that someone wrote meanwhile', () => {
    const plan = planned(cell('TEA', 'quantity', 100), cell('TEA', 'note', 'Written since'));
    expect(push(plan, [cell('TEA', 'quantity', null, 100)]).words).toEqual(['row-not-empty']);
  });

  test('a price may be typed, and emptied it is the list price again', () => {
    const typed = push(planned(cell('TEA', 'quantity', 10)), [cell('TEA', 'price', 280, 300)]);
    expect(typed.plan.lines[0]?.price).toBe(280);
    expect(push(typed.plan, [cell('TEA', 'price', '', 280)]).plan.lines[0]?.price).toBe(300);
  });

  test('a product without a list price needs one typed with its target', () => {
    expect(push(empty, [cell('NEW', 'quantity', 5)]).words).toEqual(['price-missing']);
    const both = push(empty, [cell('NEW', 'quantity', 5), cell('NEW', 'price', 700)]);
    expect(both.words).toEqual(['taken', 'same']);
    expect(both.plan.lines[0]).toMatchObject({ quantity: 5, price: 700, per: 1 });
  });

  test('a price or note without a target is refused, not dropped', () => {
    expect(push(empty, [cell('TEA', 'note', 'x'), cell('TEA', 'price', 1, 300)]).words).toEqual([
      'target-missing',
      'target-missing',
    ]);
  });
});

describe('support and notes [P5]', () => {
  test('promotion, people and vehicle carry amount, days and note', () => {
    const plan = planned(
      cell('+promotion', 'amount', 500_000),
      cell('+promotion', 'note', 'Tasting'),
      cell('+people', 'days', 6),
      cell('+vehicle', 'days', 2),
      cell('*', 'note', 'Festival month'),
    );
    expect(plan.note).toBe('Festival month');
    expect(plan.support).toEqual([
      { kind: 'people', amount: null, days: 6, note: null },
      { kind: 'promotion', amount: 500_000, days: null, note: 'Tasting' },
      { kind: 'vehicle', amount: null, days: 2, note: null },
    ]);
    expect(push(plan, [cell('+people', 'days', '', 6)]).plan.support).toHaveLength(2);
  });
});

describe('merging', () => {
  const plan = planned(cell('TEA', 'quantity', 100), cell('WATER', 'quantity', 48));

  test('an untouched cell takes the edit, an edited one is a conflict that names who and when', () => {
    const edits: PlanEdits = { 'TEA quantity': { by: 'other', at: now.at } };
    const { outcomes, words } = push(
      plan,
      [cell('TEA', 'quantity', 120, 90), cell('WATER', 'quantity', 72, 48)],
      edits,
    );
    expect(words).toEqual(['conflict', 'taken']);
    expect(outcomes[0]).toEqual({
      outcome: 'conflict',
      theirs: 100,
      last: { by: 'other', at: now.at },
    });
  });

  test('a row someone took away says who did', () => {
    const taken = push(plan, [cell('TEA', 'quantity', null, 100)]);
    const { outcomes } = push(taken.plan, [cell('TEA', 'note', 'x', 'was here')], taken.edits);
    expect(outcomes[0]).toMatchObject({ outcome: 'conflict', theirs: null, last: now });
  });

  test('another spelling of the same value is no change', () => {
    const weighted = push(plan, [cell('TEA', 'phasing', '30/40/30')]).plan;
    expect(push(weighted, [cell('TEA', 'phasing', ' 30 / 40 / 30 ')]).words).toEqual(['same']);
    const again = push(weighted, [cell('TEA', 'phasing', '40/30/30', '30 /40/ 30')]);
    expect(again.words).toEqual(['taken']);
  });

  test('the same push again answers same and changes nothing', () => {
    const edits = [cell('TEA', 'quantity', 120, 100), cell('TEA', 'note', 'More')];
    const once = push(plan, edits);
    const twice = push(once.plan, edits);
    expect(twice.words).toEqual(['same', 'same']);
    expect(twice.plan).toEqual(once.plan);
  });

  test('a submitted or approved plan takes no edit, and says why at each cell', () => {
    for (const status of ['submitted', 'approved'] as const) {
      const closed = push({ ...plan, status }, [
        cell('TEA', 'quantity', 120, 100),
        cell('TEA', 'quantity', 100, 90),
      ]);
      expect(closed.words).toEqual(['plan-not-editable', 'same']);
      expect(closed.plan.lines).toEqual(plan.lines);
    }
  });

  test('what can’t stand in a cell is refused at the cell, the others are taken', () => {
    const { words } = push(empty, [
      cell('TEA', 'quantity', -1),
      cell('TEA', 'quantity', 1.5),
      cell('TEA', 'quantity', '12'),
      cell('TEA', 'quantity', true),
      cell('TEA', 'days', 3),
      cell('*', 'amount', 3),
      cell('+people', 'quantity', 3),
      cell('TEA', 'phasing', '50/50'),
      cell('TEA', 'note', 'a\u0000b'),
      cell('NONE', 'quantity', 3),
      cell('TEA', 'quantity', 7),
    ]);
    const invalid = Array.from({ length: 9 }, () => 'value-invalid');
    expect(words).toEqual([...invalid, 'row-unknown', 'taken']);
  });

  test('a line beyond what sums can hold exactly is refused', () => {
    const plan = planned(cell('TEA', 'quantity', 1_000_000_000));
    expect(push(plan, [cell('TEA', 'price', 1_000_000_000_000, 300)]).words).toEqual([
      'value-invalid',
    ]);
  });
});

describe('cells that stand or fall together', () => {
  const together = (plan: Plan, edits: PlanEdit[]) => {
    const pushed = pushCells({ plan, edits: {} }, edits, around, now, 'store');
    return { plan: pushed.plan, words: pushed.outcomes.map(wordOf) };
  };

  test('one that somebody changed holds back the others, and the plan is as it was', () => {
    const plan = planned(cell('TEA', 'quantity', 100), cell('WATER', 'quantity', 48));
    const undone = together(plan, [
      cell('TEA', 'quantity', 90, 100),
      cell('WATER', 'quantity', 24, 72),
      cell('*', 'note', null),
    ]);
    expect(undone.words).toEqual(['held-back', 'conflict', 'same']);
    expect(undone.plan).toBe(plan);
  });

  test('a target that was added goes with everything typed beside it', () => {
    const added = [
      cell('NEW', 'quantity', 5),
      cell('NEW', 'price', 700),
      cell('NEW', 'note', 'Launch'),
    ];
    const back = added.map(({ row, field, base, mine }) => cell(row, field, base, mine));
    const undone = together(planned(...added), back);
    expect(undone.words).toEqual(['taken', 'taken', 'taken']);
    expect(undone.plan.lines).toEqual([]);
  });

  test('a price that somebody gave it since is seen before the line would take it away', () => {
    const plan = planned(cell('TEA', 'quantity', 100), cell('TEA', 'price', 250, 300));
    const undone = together(plan, [
      cell('TEA', 'quantity', null, 100),
      cell('TEA', 'price', null, 300),
    ]);
    expect(undone.words).toEqual(['held-back', 'conflict']);
    expect(undone.plan.lines).toHaveLength(1);
  });

  test('a target that was taken away comes back with its price', () => {
    const { plan, words } = together(empty, [
      cell('TEA', 'quantity', 100),
      cell('TEA', 'price', 250),
      cell('TEA', 'phasing', '30/40/30'),
    ]);
    expect(words).toEqual(['taken', 'taken', 'taken']);
    expect(plan.lines[0]).toMatchObject({ quantity: 100, price: 250, phasing: [30, 40, 30] });
  });

  test('where a rule refuses one of them none is stored', () => {
    const plan = planned(cell('TEA', 'quantity', 100), cell('TEA', 'note', 'Written since'));
    const undone = together(plan, [cell('TEA', 'quantity', null, 100), cell('*', 'note', 'x')]);
    expect(undone.words).toEqual(['row-not-empty', 'held-back']);
    expect(undone.plan).toBe(plan);
  });
});
