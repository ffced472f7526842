import { choicesOf } from '../../../sheets-addon/pages/choices.ts';
import type { ShownConflict } from '../../../sheets-addon/src/conflicts/state.ts';
import type { Choice } from '../../../sheets-addon/src/table/choice.ts';
import { allConflicts, type Act } from './plan-commands.ts';

const items = { push: 'plansPush', undo: 'plansUndo', refresh: 'plansRefresh' } as const;

/** The function of the add-on behind an action, and the cells that it settles. */
export function callOf(act: Act, conflicts: readonly ShownConflict[]) {
  if (act.do !== 'mine' && act.do !== 'theirs') return { name: items[act.do], args: [], keys: [] };
  const open = choicesOf(conflicts, act.do);
  const one = open[act.conflict % Math.max(1, open.length)];
  // The last of them stands for the button that settles all.
  const chosen = act.conflict === allConflicts ? open : one ? [one] : [];
  if (chosen.length === 0) return null;
  return { name: 'conflictsSettle', args: [chosen], keys: chosen.map(keyOf) };
}

const columns: Readonly<Record<string, string>> = { supportAmount: 'amount', supportDays: 'days' };

const keyOf = ({ identity, field }: Choice): string => `${identity} ${columns[field] ?? field}`;
