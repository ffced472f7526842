import { canonical } from '../../../domain/chain.ts';
import type { Item } from '../../../store/read-many.ts';

/** Stored items as somebody with access to the table might leave them. */
export interface Tampering {
  readonly what: string;
  readonly items: readonly Item[];
  /** The item that was tampered with. */
  readonly at: Item;
  /** True where it was made up: it has no place in the history of an account. */
  readonly isMadeUp?: true;
}

const nameOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;

/** Each attribute of each item altered in several ways and removed; one added to each item. */
export function* alteredAttributes(items: readonly Item[]): Generator<Tampering> {
  for (const [i, item] of items.entries()) {
    for (const [name, value] of Object.entries(item)) {
      if (name === 'pk' || name === 'sk') continue;
      for (const other of alterations(name, value, items)) {
        if (canonical(other) === canonical(value)) continue;
        const what = `${nameOf(item)}: ${name} = ${JSON.stringify(other)}`;
        yield { what, at: item, items: items.with(i, { ...item, [name]: other }) };
      }
      const without = Object.fromEntries(Object.entries(item).filter(([other]) => other !== name));
      yield { what: `${nameOf(item)}: no ${name}`, at: item, items: items.with(i, without) };
    }
    const more = { ...item, extra: 1 };
    yield { what: `${nameOf(item)}: one more attribute`, at: item, items: items.with(i, more) };
  }
}

/** Each item deleted, and copied under keys that are like its own. */
export function* deletedAndCopied(items: readonly Item[]): Generator<Tampering> {
  for (const [i, item] of items.entries()) {
    yield { what: `${nameOf(item)} deleted`, at: item, items: items.toSpliced(i, 1) };
    for (const key of keysLike(item, items)) {
      const copy = { ...item, ...key };
      const what = `${nameOf(item)} copied to ${nameOf(copy)}`;
      yield { what, at: copy, isMadeUp: true, items: [...items, copy] };
    }
  }
}

/** Values of the same kind as one, and one of another kind. */
function* alterations(name: string, value: unknown, items: readonly Item[]): Generator<unknown> {
  yield typeof value === 'object' ? 'x' : { x: 1 };
  if (typeof value === 'boolean') yield !value;
  // A mark may be raised to another version as of which the totals are the same: that is true.
  if (typeof value === 'number')
    yield* name === 'mark' ? [-1, value + 1000] : [value + 1, value - 1];
  if (typeof value === 'string') {
    yield `${value}x`;
    yield value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) || '1';
    const others = items.flatMap((item) => (name in item ? [item[name]] : []));
    yield others.find((other) => typeof other === 'string' && other !== value) ?? 'other';
  }
  if (value === null) yield* [0, '1'];
  if (Array.isArray(value)) {
    yield [...(value as unknown[]), ...((value.length > 0 ? value : [1]) as unknown[])];
    if (value.length > 0) yield value.slice(1);
    if (value.length > 1) yield value.toReversed();
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, x: 1 };
    for (const [inner, part] of Object.entries(value)) {
      for (const other of alterations(inner, part, [])) yield { ...value, [inner]: other };
    }
  }
}

function keysLike(item: Item, items: readonly Item[]): Item[] {
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  const keys = [
    { pk, sk: `${sk}X` },
    { pk, sk: sk.replace(/.$/, (last) => (last === '7' ? '6' : '7')) },
    { pk: `${pk}X`, sk },
    ...['D#D1', 'D#D2', 'D#S1', 'D#NEW'].map((other) => ({ pk: other, sk })),
  ];
  const taken = new Set(items.map(nameOf));
  return keys.filter(
    (key) => !taken.has(nameOf(key)) && pk.startsWith('D#') === key.pk.startsWith('D#'),
  );
}
