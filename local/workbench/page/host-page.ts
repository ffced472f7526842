import { IUndoRedoService } from '@univerjs/core';
import type { Handlers } from './handlers.ts';
import { addonFile } from './addon-files.ts';
import { ask } from './dialogs.ts';
import type { Autosave } from './autosave.ts';
import { cellCopy } from './copy.ts';
import { CellWriter } from './cell-writer.ts';
import { cellReads } from './cells-read.ts';
import { cellWrites } from './cells-write.ts';
import { conditionalFormats } from './conditional.ts';
import type { Frames } from './frames.ts';
import type { Grid } from './grid.ts';
import { httpCalls } from './http.ts';
import type { RequestRecord } from './http.ts';
import { sessionLocale, texts } from './language.ts';
import type { MenuEntry } from '../protocol/ui.ts';
import { namedRanges } from './names.ts';
import type { People } from './people.ts';
import type { Protections } from './protections.ts';
import { cellRules } from './rules.ts';
import { settler } from './settle.ts';
import type { Holder } from './scripts.ts';
import { sheetCalls } from './sheet-calls.ts';
import { bookCalls } from './sheets.ts';
import type { Stores } from './stores.ts';
import { cellStructure } from './structure.ts';
import { clockOf } from './time-zone.ts';
import { toast } from './toasts.ts';
import { writeGuard } from './write-guard.ts';

/** Everything the answers to a script's calls are made from. */
export interface HostParts {
  readonly grid: Grid;
  readonly timeZone: string;
  readonly people: People;
  readonly protections: Protections;
  readonly autosave: Autosave;
  readonly stores: Stores;
  readonly frames: () => Frames;
  readonly requests: RequestRecord[];
  showMenu(title: string | null, entries: readonly MenuEntry[]): void;
}

/** The writer shared by all scripts, and the answers for one script. */
export function hostPage(parts: HostParts) {
  const { grid, people } = parts;
  const clock = clockOf(parts.timeZone);
  const writer = new CellWriter(grid);
  const settle = settler(grid);
  const guard = writeGuard(grid, parts.protections, () => people.current.email, clock);
  const rules = cellRules(grid, clock);
  const words = () => texts(people.language);
  const locale = () => (people.language === 'zh' ? 'zh_CN' : 'en_US');
  const shared = {
    ...bookCalls(grid, { timeZone: parts.timeZone, locale }),
    ...sheetCalls(grid, writer.heights),
    ...namedRanges(grid),
    ...cellReads(grid, clock, settle),
    ...cellWrites(grid, writer, guard, clock),
    ...rules,
    ...conditionalFormats(grid),
    ...cellStructure(grid, writer, guard, rules),
    ...cellCopy(grid, writer, guard, rules),
    ...httpCalls(parts.requests),
    ...protectionCalls(parts.protections),
    'book.flush': async () => {
      writer.heights.apply();
      await settle();
      await parts.autosave.saveNow();
      return null;
    },
    'ui.menu': (title, entries) => {
      parts.showMenu(title, entries);
      return null;
    },
    'ui.toast': (message, title, seconds) => {
      toast(message, { title, seconds });
      return null;
    },
    'ui.dialog': (question) => ask(question, words),
    'addon.file': addonFile,
    'person.describe': () => ({
      email: people.current.email,
      locale: sessionLocale(people.language),
    }),
    'person.token': () => people.token(),
    'log.write': (level, text) => {
      log(level, text);
      return null;
    },
  } satisfies Partial<Handlers>;
  return {
    writer,
    settle,
    /** Tidies up after a script. */
    ended: (holder: Holder) => {
      parts.stores.releaseAll(holder);
      writer.heights.apply();
      // A script's writes cannot be undone one by one, so what came before them cannot either. What
      // answers an edit is let be, or no edit could ever be undone.
      if (holder.wrote && holder.running !== 'onEdit')
        grid.injector.get(IUndoRedoService).clearUndoRedo(grid.unit);
    },
    handlers: (holder: Holder): Handlers => ({
      ...shared,
      ...parts.stores.calls(holder),
      'ui.frame': async (frame) => {
        await parts.frames().show(frame, words().close, holder.running);
        return null;
      },
    }),
  };
}

function protectionCalls(protections: Protections) {
  return {
    'protections.list': () => protections.list(),
    'protections.save': (spec) => {
      protections.save(spec);
      return null;
    },
    'protections.remove': (id) => {
      protections.remove(id);
      return null;
    },
  } satisfies Partial<Handlers>;
}

function log(level: string, text: string): void {
  if (level === 'error') console.error(text);
  else if (level === 'warn') console.warn(text);
  else console.info(text);
}
