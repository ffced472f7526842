import type { Act, Command, Edit, Mishap, Place } from './plan-commands.ts';

const first: Place = { person: 0, book: 0, tab: 0 };
const other: Place = { person: 1, book: 1, tab: 0 };
const copy: Place = { ...first, tab: 1 };
const quiet: Mishap = { killBefore: null, fates: [], meanwhile: null };
type Typed = Extract<Edit, { do: 'type' }>;

const type = (cell: number, what: Typed['what'] = 'value', on = first): Command => ({
  edit: { on, do: 'type', cell, what },
});

const act = (what: Act['do'], more: Partial<Act> = {}, mishap: Partial<Mishap> = {}): Command => ({
  act: { on: first, do: what, conflict: 0, putBack: false, ...more },
  mishap: { ...quiet, ...mishap },
});

/** Programs that once broke a guarantee, as short as they could be made, with what they broke. */
export const failedOnce: readonly (readonly [broke: string, program: readonly Command[]])[] = [
  [
    'a refused cell lost its mark when missing rows were put back in the same push',
    // A price without a target is refused; one row is missing and is put back.
    [type(2), { edit: { on: first, do: 'delete', row: 7 } }, act('push', { putBack: true })],
  ],
  ...[29, 33, 37, 41, 45, 49].map((killBefore): readonly [string, readonly Command[]] => [
    `a refresh killed at step ${String(killBefore)}: what somebody then took back came again`,
    [
      type(7),
      act('push'),
      act('refresh', { on: other }, { killBefore }),
      type(7, 'clear'),
      act('push'),
      act('push', { on: other }),
    ],
  ]),
  ...[45, 46, 47, 48].map((killBefore): readonly [string, readonly Command[]] => [
    `an undo killed at step ${String(killBefore)}: what was then pushed from a copy was taken away`,
    [
      type(0),
      { edit: { on: first, do: 'copy' } },
      act('push', { on: copy }),
      act('undo', { on: copy }, { killBefore }),
      act('push'),
      act('push', { on: copy }),
    ],
  ]),
  ...[30, 31, 32, 33].map((killBefore): readonly [string, readonly Command[]] => [
    `a refresh killed at step ${String(killBefore)}: old rows stood below new ones, base lost`,
    [act('refresh', { on: other }), act('refresh', { on: other }, { killBefore })],
  ]),
];
