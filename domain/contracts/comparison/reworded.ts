import { figuresOf } from './figures.ts';
import type { Passage } from './required.ts';
import { isFree, take, type Stretch, type Unread } from './unread.ts';

/** Places of one figure or name that are looked at: a file could repeat one without end. */
const placesMax = 300;

/**
 * True where the figures and names of a passage stand near each other in what is left of a file,
 * in any order; what they are found as is accounted for. A passage without any says nothing that a
 * machine could find in other words.
 */
export function saysSame(left: Unread, { text, figures, names }: Passage): boolean {
  const reach = text.length * 4 + 200;
  const wanted = [
    ...names.map((name) => placesOfName(left, name)),
    ...figures.map((value) => placesOfFigure(left, value)),
  ].sort((a, b) => a.length - b.length);
  const [rarest, ...others] = wanted;
  if (!rarest) return true;
  for (const start of rarest) {
    const found = together(start, others, reach);
    if (found === null) continue;
    for (const place of found) take(left, place);
    return true;
  }
  return false;
}

/** One place of each near the first, no two of them the same; null where one has none. */
function together(
  start: Stretch,
  others: readonly (readonly Stretch[])[],
  reach: number,
): Stretch[] | null {
  const found = [start];
  for (const places of others) {
    const near = places.find(
      (place) =>
        Math.abs(place.from - start.from) <= reach &&
        found.every((one) => place.to <= one.from || place.from >= one.to),
    );
    if (!near) return null;
    found.push(near);
  }
  return found;
}

function placesOfName(left: Unread, name: string): Stretch[] {
  const places: Stretch[] = [];
  for (let from = left.plain.text.indexOf(name); from !== -1 && places.length < placesMax;) {
    const place = { from, to: from + name.length };
    if (isFree(left, place)) places.push(place);
    from = left.plain.text.indexOf(name, from + 1);
  }
  return places;
}

const figuresIn = new WeakMap<Unread, ReturnType<typeof figuresOf>>();

function placesOfFigure(left: Unread, value: string): Stretch[] {
  const figures = figuresIn.get(left) ?? figuresOf(left.plain.text);
  figuresIn.set(left, figures);
  const same = figures.filter((figure) => figure.value === value && isFree(left, figure));
  return same.slice(0, placesMax);
}
