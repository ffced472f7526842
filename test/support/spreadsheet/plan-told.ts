import type { Cell } from '../../../domain/values/table.ts';
import { meant, type PlanGrid } from './plan-grid.ts';

/** Something a script learned from the service, in the order in which it learned it. */
export type Learned =
  | { readonly what: 'pulled'; readonly stored: ReadonlyMap<string, Cell> }
  | { readonly what: 'stored'; readonly key: string; readonly mine: Cell }
  | { readonly what: 'conflict'; readonly key: string; readonly theirs: Cell };

/**
 * What one tab may believe and what was typed into it: worked out beside the add-on from what was
 * seen at the service's door and in the sheet. After a script that was killed or failed, several
 * beliefs about a cell are allowed.
 */
export class Told {
  private readonly bases: Map<string, ReadonlySet<Cell>>;
  private readonly typed: Map<string, Set<Cell>>;
  private readonly theirs: Map<string, Cell>;
  private readonly pushes: Set<string>;

  constructor(of?: Told) {
    this.bases = new Map(of?.bases);
    this.typed = new Map([...(of?.typed ?? [])].map(([key, values]) => [key, new Set(values)]));
    this.theirs = new Map(of?.theirs);
    this.pushes = new Set(of?.pushes);
  }

  /** What the tab may take for the stored value. */
  base(key: string): ReadonlySet<Cell> {
    return this.bases.get(key) ?? new Set([meant(key, null)]);
  }

  /** What it was last told that others stored, in a conflict; undefined where it never was. */
  other(key: string): Cell | undefined {
    return this.theirs.get(key);
  }

  /** The rows of which anything is believed. */
  rows(): string[] {
    return [...new Set([...this.bases.keys()].map((key) => key.slice(0, key.lastIndexOf(' '))))];
  }

  wasTyped(key: string, value: Cell): boolean {
    return this.typed.get(key)?.has(value) ?? false;
  }

  /** Keeps that a person's push changed a cell. */
  pushed(person: number, key: string, before: Cell, after: Cell): void {
    this.pushes.add(JSON.stringify([person, key, before, after]));
  }

  /** True where a push of that person from this tab changed a cell in that way. */
  wasPushed(person: number, key: string, before: Cell, after: Cell): boolean {
    return this.pushes.has(JSON.stringify([person, key, before, after]));
  }

  /** Keeps what a person's edit brought into rows where it did not stand before. */
  note(before: PlanGrid, after: PlanGrid): void {
    const had = new Set(before.cells.map(({ key, value }) => `${key} ${JSON.stringify(value)}`));
    for (const { key, value } of after.cells) {
      if (value === undefined || had.has(`${key} ${JSON.stringify(value)}`)) continue;
      const values = this.typed.get(key) ?? new Set();
      this.typed.set(key, values.add(value));
    }
  }

  /** Keeps what a script learned; `certain` where it ended well, so that nothing older remains. */
  learn(learned: readonly Learned[], before: PlanGrid, certain: boolean): void {
    for (const one of learned) {
      if (one.what === 'pulled') this.pulled(one.stored, before, certain);
      else if (one.what === 'conflict') this.theirs.set(one.key, one.theirs);
      else this.set(one.key, [one.mine], certain);
    }
  }

  /** A missing row was let go: nothing is known of it any more. */
  forget(rows: readonly string[]): void {
    for (const key of this.bases.keys()) {
      if (rows.some((row) => key.startsWith(`${row} `))) this.set(key, [meant(key, null)], false);
    }
  }

  /** A conflict was settled by taking theirs. */
  took(key: string, certain: boolean): void {
    const theirs = this.theirs.get(key);
    if (theirs !== undefined) this.set(key, [theirs], certain);
  }

  private set(key: string, values: readonly Cell[], certain: boolean): void {
    this.bases.set(key, new Set(certain ? values : [...this.base(key), ...values]));
  }

  private pulled(stored: ReadonlyMap<string, Cell>, before: PlanGrid, certain: boolean): void {
    const known = new Map(before.cells.map((cell) => [cell.key, cell]));
    for (const key of new Set([...stored.keys(), ...known.keys(), ...this.bases.keys()])) {
      const theirs = stored.get(key) ?? meant(key, null);
      const cell = known.get(key);
      const single = cell && !before.twice.has(key.slice(0, key.lastIndexOf(' ')));
      if (cell && (cell.value === undefined || !single)) this.set(key, [theirs], false);
      else
        this.set(
          key,
          cell ? [...this.base(key)].map((b) => merged(b, cell.value, theirs)) : [theirs],
          certain,
        );
      this.theirs.set(key, theirs);
    }
  }
}

/** The base of a cell after a refresh: theirs, unless mine and theirs both left it. */
function merged(base: Cell, mine: Cell | undefined, theirs: Cell): Cell {
  if (mine === theirs || mine === base) return theirs;
  return base;
}
