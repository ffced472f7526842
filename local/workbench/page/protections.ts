import { adjustRangeOnMutation } from '@univerjs/sheets';
import type { Area } from '../protocol/area.ts';
import { contains, overlaps } from '../protocol/area.ts';
import type { ProtectionSpec } from '../protocol/rules.ts';
import type { Grid } from './grid.ts';
import { toArea, toRange } from './ranges.ts';

/** Mutations that move cells, so that protected areas must move along. */
const MOVES = /^sheet\.mutation\.(insert-(row|col)|remove-(rows|col)|move-(rows|columns))$/;

/**
 * Protected areas. The grid's own permissions are not used: they stop scripts too, they cannot only
 * warn, and they have no people.
 */
export class Protections {
  private readonly specs = new Map<string, ProtectionSpec>();
  private readonly changed: () => void;

  constructor(grid: Grid, saved: readonly ProtectionSpec[], changed: () => void) {
    this.changed = changed;
    for (const spec of saved) this.specs.set(spec.id, spec);
    grid.api.addEvent(grid.api.Event.CommandExecuted, ({ id, params }) => {
      const { subUnitId } = (params ?? {}) as { subUnitId?: string };
      if (id === 'sheet.mutation.remove-sheet') this.dropSheet(subUnitId);
      else if (MOVES.test(id)) this.follow(id, params as object, subUnitId);
    });
  }

  /** All of them, those of deleted cells left out. */
  list(): ProtectionSpec[] {
    return [...this.specs.values()];
  }

  /** Adds one or changes it. */
  save(spec: ProtectionSpec): void {
    this.specs.set(spec.id, spec);
    this.changed();
  }

  /** Takes one away. */
  remove(id: string): void {
    this.specs.delete(id);
    this.changed();
  }

  /** What stands against this person's editing of an area: nothing, a warning, or a lock. */
  obstacle(area: Area, email: string): 'none' | 'warning' | 'locked' {
    let warned = false;
    for (const spec of this.specs.values()) {
      if (!overlaps(spec.area, area)) continue;
      if (spec.unprotected.some((free) => contains(free, area))) continue;
      if (spec.warningOnly) warned = true;
      else if (spec.editors && spec.owner !== email && !spec.editors.includes(email)) {
        return 'locked';
      }
    }
    return warned ? 'warning' : 'none';
  }

  private dropSheet(sheet: string | undefined): void {
    for (const spec of this.list()) if (spec.area.sheet === sheet) this.remove(spec.id);
  }

  private follow(id: string, params: object, sheet: string | undefined): void {
    for (const spec of this.list()) {
      if (spec.area.sheet !== sheet) continue;
      const area = moved(spec.area, id, params);
      if (!area) this.remove(spec.id);
      else {
        const unprotected = spec.unprotected
          .map((free) => moved(free, id, params))
          .filter((free) => free !== null);
        this.save({ ...spec, area, unprotected });
      }
    }
  }
}

/** Where an area is after a mutation; null when all of it was deleted. */
function moved(area: Area, id: string, params: object): Area | null {
  const after = adjustRangeOnMutation(toRange(area), { id, params: params as never });
  return after ? toArea(area.sheet, after) : null;
}
