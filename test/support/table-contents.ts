import { canonical } from '../../domain/chain.ts';
import type { Db } from '../../store/dynamo.ts';
import { kindOf } from '../../store/kinds.ts';
import type { Item } from '../../store/read-many.ts';
import { everyItem } from '../../store/whole-table.ts';

/** Every item of a table by its place. */
export async function contents(db: Db): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for await (const item of everyItem(db)) {
    items.set(`${String(item['pk'])} ${String(item['sk'])}`, item);
  }
  return items;
}

/**
 * Places that differ, without month totals: these are kept as of different moments, and that they
 * are right is among the invariants; and without secrets, which are made anew.
 */
export function differences(before: Map<string, Item>, after: Map<string, Item>): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => {
    const [a, b] = [before.get(place), after.get(place)];
    const { kind, fate } = kindOf(a ?? b ?? {});
    if (kind === 'totals' || fate === 'left out') return false;
    return !a || !b || canonical(a) !== canonical(b);
  });
}
