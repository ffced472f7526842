import fc from 'fast-check';
import type { Fate } from './page.ts';

/** Where and by whom something is done; numbers are taken modulo what there is. */
export interface Place {
  readonly person: number;
  readonly book: number;
  readonly tab: number;
}

/** What goes wrong while a script runs. */
export interface Mishap {
  readonly killBefore: number | null;
  readonly fates: readonly Fate[];
  /** The step before which somebody else pushes or refreshes elsewhere, or types here. */
  readonly meanwhile: { readonly step: number; readonly what: Edit | Act } | null;
}

/** The number that stands for all conflicts at once. */
export const allConflicts = 5;

export type Edit = { readonly on: Place } & (
  | {
      readonly do: 'type';
      readonly cell: number;
      readonly what: 'value' | 'clear' | 'garbage' | 'formula';
    }
  | { readonly do: 'sort'; readonly column: number; readonly up: boolean; readonly whole: boolean }
  | { readonly do: 'filter' }
  | { readonly do: 'insert' | 'delete' | 'empty'; readonly row: number }
  | { readonly do: 'paste'; readonly from: number; readonly to: number; readonly wide: boolean }
  | { readonly do: 'move'; readonly column: number }
  | { readonly do: 'copy' }
);

export interface Act {
  readonly on: Place;
  readonly do: 'push' | 'refresh' | 'mine' | 'theirs' | 'undo';
  /** Which conflict is settled; the last stands for all. */
  readonly conflict: number;
  /** What is answered to the question whether missing rows are put back. */
  readonly putBack: boolean;
}

export type Command = { readonly edit: Edit } | { readonly act: Act; readonly mishap: Mishap };

const place = fc.record({
  person: fc.nat(1),
  book: fc.nat(1),
  tab: fc.constantFrom(0, 0, 0, 1, 2),
});
/** Mostly among the first few, so that people meet. */
const at = fc.oneof({ weight: 3, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.nat(60) });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      on: place,
      do: fc.constant('type' as const),
      cell: at,
      what: fc.constantFrom('value', 'value', 'value', 'value', 'clear', 'garbage', 'formula'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      on: place,
      do: fc.constant('sort' as const),
      column: at,
      up: fc.boolean(),
      whole: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ on: place, do: fc.constant('filter' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      on: place,
      do: fc.constantFrom('insert', 'delete', 'empty'),
      row: at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      on: place,
      do: fc.constant('paste' as const),
      from: at,
      to: at,
      wide: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ on: place, do: fc.constant('move' as const), column: at }) },
  { weight: 1, arbitrary: fc.record({ on: place, do: fc.constant('copy' as const) }) },
);

const act: fc.Arbitrary<Act> = fc.record({
  on: place,
  do: fc.constantFrom(
    'push',
    'push',
    'push',
    'refresh',
    'refresh',
    'mine',
    'theirs',
    'undo',
    'undo',
  ),
  conflict: fc.nat(allConflicts),
  putBack: fc.boolean(),
});

const fate = fc.constantFrom<Fate>('answered', 'answered', 'dropped', 'lost', 'busy', 'cut-off');

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ killBefore: null, fates: [], meanwhile: null }) },
  {
    weight: 3,
    arbitrary: fc.record({
      killBefore: fc.integer({ min: 1, max: 70 }),
      fates: fc.constant([]),
      meanwhile: fc.constant(null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      killBefore: fc.option(fc.integer({ min: 1, max: 90 })),
      fates: fc.array(fate, { maxLength: 6 }),
      meanwhile: fc.constant(null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      killBefore: fc.option(fc.integer({ min: 1, max: 70 })),
      fates: fc.array(fate, { maxLength: 2 }),
      meanwhile: fc.record({ step: fc.integer({ min: 1, max: 40 }), what: fc.oneof(edit, act) }),
    }),
  },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ edit }) },
  { weight: 2, arbitrary: fc.record({ act, mishap }) },
);

const quiet: Mishap = { killBefore: null, fates: [], meanwhile: null };

/** Something typed and pushed, that the person takes back after something else has happened. */
const undone: fc.Arbitrary<Command[]> = fc
  .record({ on: place, cell: at, between: fc.array(command, { maxLength: 2 }), mishap })
  .map(({ on, cell, between, mishap: last }): Command[] => {
    const to = { on, conflict: 0, putBack: false };
    return [
      { edit: { on, do: 'type', cell, what: 'value' } },
      { act: { ...to, do: 'push' }, mishap: quiet },
      ...between,
      { act: { ...to, do: 'undo' }, mishap: last },
    ];
  });

/** A program of edits and actions of two people at two spreadsheets. */
export const program: fc.Arbitrary<Command[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: command.map((one) => [one]) },
      { weight: 1, arbitrary: undone },
    ),
    { minLength: 6, maxLength: 16, size: 'max' },
  )
  .map((parts) => parts.flat());
