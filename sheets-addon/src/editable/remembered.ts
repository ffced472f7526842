import type { TabState } from '../sheets/state.ts';
import type { Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import { asOne, type LastPush, type LastPushes, type StoredCell } from '../table/last-push.ts';
import type { Added, EditableKind } from './kind.ts';

/** What a push did. */
interface Done {
  /** Edits that it stored; a cell that already held the value was not changed by it. */
  readonly taken: readonly Edit[];
  /** The base after it. */
  readonly base: Base;
  readonly added?: readonly Added[];
  /** True where there was no time to send all of it: the next push goes on with it. */
  readonly cutShort: boolean;
}

/**
 * The last pushes of a tab with this one as the person's own. One that goes on where the last was
 * cut short is one with it; one that stored nothing takes the place of none. Where Google does not
 * say who the person is, nobody's push is remembered: one's own could not be told from another's.
 */
export function remembered<Context>(
  kind: EditableKind<Context>,
  state: Pick<TabState<Context>, 'base' | 'pushes'>,
  { taken, base, added = [], cutShort }: Done,
): LastPushes {
  const person = whoPushes();
  if (person === '') return state.pushes;
  const cells = storedCells(taken);
  const push: LastPush = {
    at: new Date().toISOString(),
    cells,
    along: kind.movedAlong?.(cells, state.base, base) ?? [],
    added: added.filter((one) => one.stored).map(({ row }) => String(row.values['code'])),
    unfinished: cutShort,
  };
  const last = Object.hasOwn(state.pushes, person) ? state.pushes[person] : undefined;
  if (last?.unfinished) return { ...state.pushes, [person]: asOne(last, push) };
  return cells.length + push.added.length > 0 ? { ...state.pushes, [person]: push } : state.pushes;
}

/** What a push stored, cell by cell. */
export const storedCells = (taken: readonly Edit[]): StoredCell[] =>
  taken.map(({ identity, field, base: before, mine: after }) => {
    return { identity, field, before, after };
  });

/** The address under which a person's last push is remembered. */
export const whoPushes = (): string => Session.getActiveUser().getEmail();
