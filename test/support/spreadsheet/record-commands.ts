import fc from 'fast-check';
import type { Fate } from './page.ts';

/** What a person does in the record sheet; numbers are taken modulo what there is. */
export type RecordEdit =
  | { readonly do: 'add'; readonly kind: 'payment' | 'sale'; readonly dealer: number }
  | { readonly do: 'change'; readonly row: number; readonly what: 'day' | 'dealer' | 'amount' }
  /** Puts a changed row back as it was before. */
  | { readonly do: 'back'; readonly row: number }
  /** Copies a whole row, its id and answer with it, below the last. */
  | { readonly do: 'copy' | 'delete' | 'insert' | 'spoil'; readonly row: number }
  | { readonly do: 'sort'; readonly column: number; readonly up: boolean }
  | { readonly do: 'copyTab' };

/** What goes wrong while rows are sent. */
export interface SendMishap {
  readonly killBefore: number | null;
  readonly fates: readonly Fate[];
  /** Made by a person in the same sheet before the given request goes out. */
  readonly meanwhile: { readonly request: number; readonly edit: RecordEdit } | null;
}

export type RecordCommand =
  | { readonly edit: RecordEdit; readonly tab: number }
  | { readonly act: 'send' | 'open'; readonly tab: number; readonly mishap: SendMishap };

const row = fc.nat(12);

const edit: fc.Arbitrary<RecordEdit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      kind: fc.constantFrom('payment', 'payment', 'sale'),
      dealer: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      row,
      what: fc.constantFrom('day', 'dealer', 'amount'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), row }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('copy', 'copy', 'delete', 'insert', 'spoil'), row }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('sort' as const), column: row, up: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copyTab' as const) }) },
);

const fate = fc.constantFrom<Fate>('answered', 'answered', 'lost', 'lost', 'dropped', 'cut-off');
/** Seven requests come before the first that posts. */
const fates = fc
  .array(fate, { maxLength: 6 })
  .map((list): Fate[] => [...Array.from({ length: 4 }, (): Fate => 'answered'), ...list]);

const mishap: fc.Arbitrary<SendMishap> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ killBefore: null, fates: [], meanwhile: null }) },
  {
    weight: 4,
    arbitrary: fc.record({
      killBefore: fc.integer({ min: 1, max: 80 }),
      fates: fc.constant([]),
      meanwhile: fc.constant(null),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      killBefore: fc.option(fc.integer({ min: 20, max: 80 })),
      fates,
      meanwhile: fc.constant(null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      killBefore: fc.option(fc.integer({ min: 20, max: 80 })),
      fates: fc.constant([]),
      meanwhile: fc.record({ request: fc.integer({ min: 1, max: 9 }), edit }),
    }),
  },
);

const tab = fc.constantFrom(0, 0, 1);

/** A program of rows typed, changed, copied and sent. */
export const recordProgram: fc.Arbitrary<RecordCommand[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ edit, tab }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('send' as const), tab, mishap }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('send', 'open'), tab, mishap }) },
  ),
  { minLength: 6, maxLength: 24, size: 'max' },
);
