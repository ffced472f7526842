import type { Grid } from './grid.ts';
import type { Protections } from './protections.ts';
import type { Storage } from './storage.ts';

const PAUSE = 250;

/** Keeps the workbook in the browser: soon after each change, and at once when a script flushes. */
export class Autosave {
  private readonly grid: Grid;
  private readonly storage: Storage;
  private readonly protections: () => Protections;
  private readonly dirty = new Set<string>();
  /** Sheets that are in the browser's storage, whatever their state there. */
  private readonly stored: Set<string>;
  private headDirty = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();
  /** Told whether everything is saved. */
  onState: (saved: boolean) => void = () => undefined;

  constructor(
    grid: Grid,
    storage: Storage,
    protections: () => Protections,
    stored: readonly string[],
  ) {
    this.stored = new Set(stored);
    this.grid = grid;
    this.storage = storage;
    this.protections = protections;
    grid.api.addEvent(grid.api.Event.CommandExecuted, ({ id, params }) => {
      if (!id.includes('.mutation.') && !id.includes('defined-name')) return;
      const { subUnitId, sheetId } = (params ?? {}) as { subUnitId?: string; sheetId?: string };
      this.touch(subUnitId ?? sheetId);
    });
    // The last chance of a tab that is being closed or put away.
    addEventListener('pagehide', () => void this.saveNow());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveNow();
    });
  }

  /** Notes a change of a sheet, or of the workbook. */
  touch(sheet?: string): void {
    if (sheet) this.dirty.add(sheet);
    this.headDirty = true;
    this.onState(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveNow(), PAUSE);
  }

  /** Saves nothing any more: the workbook is deleted, or another tab has it. */
  stop(): void {
    clearTimeout(this.timer);
    this.stopped = true;
  }

  /** Saves what changed; done when the browser has it on disk. */
  saveNow(): Promise<void> {
    clearTimeout(this.timer);
    this.saving = this.saving.then(
      () => this.save(),
      () => this.save(),
    );
    return this.saving;
  }

  private async save(): Promise<void> {
    if (!this.headDirty || this.stopped) return;
    this.headDirty = false;
    const { sheets, ...head } = this.grid.book.save();
    const unknown = head.sheetOrder.filter((id) => !this.stored.has(id));
    const changed = [...new Set([...this.dirty, ...unknown])];
    this.dirty.clear();
    const parts = new Map(
      changed.flatMap((id) => {
        const sheet = sheets[id];
        return sheet ? [[id, sheet] as const] : [];
      }),
    );
    try {
      await this.storage.save(this.grid.unit, {
        head,
        sheets: parts,
        protections: this.protections().list(),
      });
      for (const id of parts.keys()) this.stored.add(id);
      if (!this.headDirty) this.onState(true);
    } catch (error) {
      for (const id of changed) this.dirty.add(id);
      this.headDirty = true;
      throw error;
    }
  }
}
