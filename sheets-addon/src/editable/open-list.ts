import { words } from '../settings.ts';
import { findTab } from '../sheets/tab.ts';
import type { EditableKind } from './kind.ts';
import { openTab } from './open.ts';
import { refresh } from './refresh.ts';

/** The scope of a list that is whole. */
const everything = 'all';

/** Opens a list: its tab refreshed where there is one, else a new tab. */
export function openList<Context>(kind: EditableKind<Context>): string {
  const tab = findTab(kind.kind, everything);
  if (tab) {
    tab.sheet.activate();
    return refresh(kind, tab);
  }
  return words().list.opened(openTab(kind, everything).rows.length);
}
