import type { CellAnswer } from '../../../api/cells.ts';
import { cellLimit } from '../../../api/cells.ts';
import { words } from '../settings.ts';
import type { Edit } from '../table/diff.ts';
import type { EditableKind, Sent } from './kind.ts';
import type { ReadTab } from './read.ts';

/**
 * Sends edits that stand or fall together. Those of one request the service looks at as a whole;
 * of more than one request, all are looked at before any is stored.
 */
export function sendTogether<Context>(
  kind: EditableKind<Context>,
  { state, tab }: Pick<ReadTab<Context>, 'state' | 'tab'>,
  edits: readonly Edit[],
): Sent {
  const push = { ...state, edits, scope: tab.pull.scope };
  if (edits.length > cellLimit) {
    const looked = kind.send({ ...push, together: 'check' }, words());
    if (!looked.answers.every(isStored)) {
      return { answers: looked.answers.map(onlyLookedAt), changed: () => ({}) };
    }
  }
  return kind.send({ ...push, together: 'store' }, words());
}

/** True for a cell that holds the wanted value now. */
export const isStored = (answer: CellAnswer | undefined): boolean =>
  answer?.outcome === 'taken' || answer?.outcome === 'same';

/** True for a cell that could have been stored, had another one not stood in the way. */
export const isHeldBack = (answer: CellAnswer | undefined): boolean =>
  answer?.outcome === 'refused' && answer.problem.code === 'held-back';

const onlyLookedAt = (answer: CellAnswer | undefined): CellAnswer =>
  answer === undefined || answer.outcome === 'taken'
    ? { outcome: 'refused', problem: { code: 'held-back', message: words().undo.heldBack } }
    : answer;
