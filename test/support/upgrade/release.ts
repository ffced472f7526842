import { readFileSync } from 'node:fs';
import type { Given } from '../../../api/client.ts';
import { routeKey, type AnyRoute } from '../../../api/route.ts';
import { routes } from '../../../api/routes.ts';
import { Table } from '../../../domain/values/table.ts';
import type { Item } from '../../../store/read-many.ts';
import type { Person } from '../service.ts';

/** A request as an older release's client made it, and the answer it got then. */
export interface Exchange {
  readonly request: Given<AnyRoute> & { readonly route: string; readonly as: Person };
  readonly status: number;
  readonly reply: unknown;
}

/** What an older release left: its exchanges in order, and the items they wrote. */
export interface Release {
  readonly exchanges: readonly Exchange[];
  readonly items: readonly Item[];
}

/** Reads what `write-release.ts` kept. */
export function readRelease(release: string): Release {
  const file = new URL(`./${release}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Exchange | { readonly item: Item });
  return {
    exchanges: all.flatMap((line) => ('request' in line ? [line] : [])),
    items: all.flatMap((line) => ('item' in line ? [line.item] : [])),
  };
}

const byKey = new Map<string, AnyRoute>(
  Object.values(routes)
    .flatMap((group) => Object.values<AnyRoute>(group))
    .map((route) => [routeKey(route), route]),
);

/** The route that now answers what was sent then. */
export function routeOf({ request }: Exchange): AnyRoute {
  const found = byKey.get(request.route);
  if (!found) throw new Error(`${request.route} is gone: older add-ons still ask it`);
  return found;
}

/**
 * What of an old answer a new one does not repeat, as paths. New fields are allowed; fields that
 * are gone or say something else are not. A table may have columns more at its end, because clients
 * read it by their names. `passing` are names of fields that differ every time.
 */
export function missing(
  old: unknown,
  now: unknown,
  passing: ReadonlySet<string>,
  path = '',
): string[] {
  if (typeof old !== 'object' || old === null) {
    return Object.is(old, now) ? [] : [`${path}: ${String(old)}, now ${JSON.stringify(now)}`];
  }
  if (typeof now !== 'object' || now === null) return [`${path} is gone`];
  const narrowed = narrowedTo(old, now);
  const sameLength = !Array.isArray(old) || (Array.isArray(now) && now.length === old.length);
  const fields = Object.entries(old).filter(([name]) => !passing.has(name));
  return [
    ...(sameLength ? [] : [`${path} has another length`]),
    ...fields.flatMap(([name, value]) =>
      missing(value, narrowed[name], passing, `${path}/${name}`),
    ),
  ];
}

/** A table without the columns that were added at its end; anything else as it is. */
function narrowedTo(old: object, now: object): Record<string, unknown> {
  const [before, after] = [old, now].map((one) => Table.safeParse(one).data);
  if (!before || !after) return now as Record<string, unknown>;
  const narrow = (row: readonly unknown[]) => row.slice(0, before.columns.length);
  return { ...now, columns: narrow(after.columns), rows: after.rows.map(narrow) };
}
