import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type { LastPush, StoredCell } from '../table/last-push.ts';
import type { EditableKind } from './kind.ts';
import { listed } from './listed.ts';
import { readActive } from './read.ts';
import { whoPushes } from './remembered.ts';
import { setBack } from './set-back.ts';
import { inOneLine, placeOf, textOf, timeOf } from './shown.ts';

/**
 * Sets the cells that the person's last push of the open tab stored back to what they were before:
 * all of them, or none where any was changed since.
 */
export function undoLastPush<Context>(kind: EditableKind<Context>): string {
  const w = words();
  const read = readActive(kind);
  const { pushes, context } = read.state;
  const person = whoPushes();
  const last = Object.hasOwn(pushes, person) ? pushes[person] : undefined;
  if (!last) throw new Stop(w.undo.nothing);
  const { cells, staying } = sortOut(kind, last);
  if (cells.length === 0) throw new Stop([w.undo.nothingBack, ...staying].join('\n'));
  const time = timeOf(kind, last.at, context);
  const lines = cells.map((cell) => lineOf(kind, cell, context));
  const text = [w.undo.ask(cells.length, time), listed(lines), ...staying].join('\n\n');
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(w.undo.title, text, ui.ButtonSet.OK_CANCEL);
  return answer === ui.Button.OK ? setBack(kind, read, person, { ...last, cells }) : '';
}

/** The cells that can be set back, and the sentences that say what stays. */
function sortOut<Context>(kind: EditableKind<Context>, { cells, added }: LastPush) {
  const w = words();
  const whyStays = (cell: StoredCell) => kind.stays?.(cell.field, w) ?? null;
  const staying = new Set(cells.flatMap((cell) => whyStays(cell) ?? []));
  if (added.length > 0) staying.add(w.undo.added(added.length, listed(added)));
  return { cells: cells.filter((cell) => whyStays(cell) === null), staying: [...staying] };
}

/** A cell with what stands there and what will: `HZ01 · TEA · Target: 200 → 100`. */
function lineOf<Context>(kind: EditableKind<Context>, cell: StoredCell, context: Context): string {
  const { identity, before, after } = cell;
  const field = kind.columnOf(identity, cell.field);
  const text = (value: StoredCell['before']) =>
    textOf(kind, cell, value, context) ?? words().issue.empty;
  const place = inOneLine(placeOf(kind, { identity, field, row: 0 }, context));
  return `${place}: ${text(after)} → ${text(before)}`;
}
