import type { MenuEntry } from '../protocol/ui.ts';
import { byId } from './dom.ts';
import type { TextKey } from './language.ts';

const DONE = 'workbench:started';

/** The first thing there is to do: the path to the first item of a menu. */
function firstPath(entries: readonly MenuEntry[]): string[] {
  for (const entry of entries) {
    if (entry.kind === 'item') return [entry.label];
    if (entry.kind === 'menu') {
      const rest = firstPath(entry.entries);
      if (rest.length > 0) return [entry.label, ...rest];
    }
  }
  return [];
}

/** Tells a newcomer where to start, until the menu has been used once. */
export class Hint {
  private readonly words: () => Readonly<Record<TextKey, string>>;

  constructor(words: () => Readonly<Record<TextKey, string>>) {
    this.words = words;
  }

  /** Shows the way to the first item of this menu. */
  show(entries: readonly MenuEntry[]): void {
    const path = firstPath(entries);
    const wanted = localStorage.getItem(DONE) === null && path.length > 0;
    byId('hint').hidden = !wanted;
    byId('hint').textContent = `← ${this.words().startHere} ${path.join(' › ')}`;
  }

  /** The menu has been used. */
  done(): void {
    localStorage.setItem(DONE, 'yes');
    byId('hint').hidden = true;
  }

  /** A new workbook starts from the beginning. */
  static reset(): void {
    localStorage.removeItem(DONE);
  }
}
