import type { TabState } from '../sheets/state.ts';
import type { Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import type { LastPush, LastPushes, StoredCell } from '../table/last-push.ts';
import type { Added, EditableKind } from './kind.ts';

/** What a push did. */
interface Done {
  /** Edits that it stored; a cell that already held the value was not changed by it. */
  readonly taken: readonly Edit[];
  /** The base after it. */
  readonly base: Base;
  readonly added?: readonly Added[];
}

/**
 * The last pushes of a tab with this one as the person's own. Where Google does not say who the
 * person is, nobody's push is remembered: one's own could not be told from another's.
 */
export function remembered<Context>(
  kind: EditableKind<Context>,
  state: Pick<TabState<Context>, 'base' | 'pushes'>,
  { taken, base, added = [] }: Done,
): LastPushes {
  const person = whoPushes();
  if (person === '') return state.pushes;
  const cells = taken.map(({ identity, field, base: before, mine: after }): StoredCell => {
    return { identity, field, before, after };
  });
  const push: LastPush = {
    at: new Date().toISOString(),
    cells,
    along: kind.movedAlong?.(cells, state.base, base) ?? [],
    added: added.filter((one) => one.stored).map(({ row }) => String(row.values['code'])),
  };
  return { ...state.pushes, [person]: push };
}

/** The address under which a person's last push is remembered. */
export const whoPushes = (): string => Session.getActiveUser().getEmail();
