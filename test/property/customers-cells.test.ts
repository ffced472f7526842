import * as fc from 'fast-check';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { mergeCells, mergeTogether, type CellRules, type Edit } from '../../domain/cells.ts';
import { accept } from '../../domain/outcome.ts';
import type { Cell } from '../../domain/values/table.ts';

type Field = 'a' | 'b' | 'c';
type Row = Readonly<Record<Field, Cell>>;

/** A row of three cells that take any short text. */
const rules: CellRules<Row, Field, never> = {
  read: (row, field) => row[field],
  parse: (_, typed) => z.string().max(2).nullable().safeParse(typed),
  write: (row, field, value) => accept({ ...row, [field]: value }),
  last: () => null,
};

const value = fc.constantFrom<Cell>('x', 'y', 'z', null);
const row = fc.record({ a: value, b: value, c: value });
const edit = fc.record({
  field: fc.constantFrom<Field>('a', 'b', 'c'),
  base: value,
  mine: fc.oneof(value, fc.constant<Cell>('too long'), fc.constant<Cell>(1)),
});
const edits = fc.uniqueArray(edit, { selector: (e) => e.field, maxLength: 3 });

const push = (before: Row, given: readonly Edit<Field>[]) => mergeCells(before, given, rules);
const said = (before: Row, given: readonly Edit<Field>[]) =>
  push(before, given).outcomes.map((outcome) => outcome.outcome);

test('a value changes only where an edit saw it as it was, and then to what was typed', () => {
  fc.assert(
    fc.property(row, edits, (before, given) => {
      const { kept, outcomes } = push(before, given);
      for (const field of ['a', 'b', 'c'] as const) {
        const i = given.findIndex((e) => e.field === field);
        const one = given[i];
        const taken = outcomes[i]?.outcome === 'taken';
        expect(kept[field]).toBe(taken ? one?.mine : before[field]);
        if (taken) expect(one?.base).toBe(before[field]);
      }
    }),
  );
});

test('the same push again is `same` wherever it was taken, and changes nothing', () => {
  fc.assert(
    fc.property(row, edits, (before, given) => {
      const first = push(before, given);
      const again = push(first.kept, given);
      expect(again.kept).toEqual(first.kept);
      for (const [i, outcome] of first.outcomes.entries()) {
        const expected = outcome.outcome === 'taken' ? 'same' : outcome.outcome;
        expect(again.outcomes[i]?.outcome).toBe(expected);
      }
    }),
  );
});

test('the order of the cells does not matter', () => {
  fc.assert(
    fc.property(row, edits, (before, given) => {
      expect(push(before, [...given].reverse()).kept).toEqual(push(before, given).kept);
      expect(said(before, [...given].reverse()).reverse()).toEqual(said(before, given));
    }),
  );
});

test('of two people’s pushes none is lost: each cell is kept, equal, or shown as a conflict', () => {
  fc.assert(
    fc.property(row, edits, edits, (before, mine, theirs) => {
      const first = push(before, theirs);
      const second = push(first.kept, mine);
      for (const [i, e] of theirs.entries()) {
        if (first.outcomes[i]?.outcome !== 'taken') continue;
        const j = mine.findIndex((m) => m.field === e.field);
        const over = second.outcomes[j];
        const overwritten = over?.outcome === 'taken';
        // Whoever overwrites had seen the very value.
        if (overwritten) expect(mine[j]?.base).toBe(e.mine);
        else expect(second.kept[e.field]).toBe(e.mine);
        if (over?.outcome === 'conflict') expect(over.theirs).toBe(e.mine);
      }
    }),
  );
});

test('of cells that stand or fall together all are stored or none, and then none is swept away', () => {
  fc.assert(
    fc.property(row, edits, (before, given) => {
      const { kept, outcomes } = mergeTogether(before, given, rules);
      const words = outcomes.map(({ outcome }) => outcome);
      if (words.every((word) => word === 'taken' || word === 'same')) {
        for (const { field, mine } of given) expect(kept[field]).toBe(mine);
      } else {
        expect(kept).toBe(before);
        expect(words).not.toContain('taken');
      }
    }),
  );
});
