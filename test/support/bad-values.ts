/** Where in a JSON value: names and positions. */
export type Path = readonly (string | number)[];

/** A body with one thing wrong, as it goes over the wire, and where the fault lies. */
export interface Wrong {
  readonly what: string;
  readonly path: Path;
  /** The body as JSON text. Figures that JSON can't hold stand in it literally. */
  readonly text: string;
}

/** Stands for text that is put into the JSON unquoted. */
const literal = (text: string) => `@@${text}@@`;

/** Values that are wrong in most places; where a schema takes one, it is no fault there. */
const badValues: Readonly<Record<string, unknown>> = {
  object: {},
  list: [],
  'list of lists': [[]],
  text: 'no such thing',
  'empty text': '',
  blanks: '  ',
  'very long text': 'x'.repeat(100_001),
  'lone surrogate': 'a\ud800b',
  'control character': 'a\u0000b',
  flag: true,
  null: null,
  zero: 0,
  negative: -1,
  fraction: 0.5,
  huge: 1e300,
  'beyond exact integers': 2 ** 53,
  'beyond every number': literal('1e400'),
  'long list': Array.from({ length: 2001 }, () => 'x'),
};

/** Every body that differs from a well-formed one in one place. */
export function* wrongBodies(body: unknown): Generator<Wrong> {
  for (const path of placesOf(body)) {
    for (const [what, value] of Object.entries(badValues)) {
      yield { what, path, text: textOf(replaced(body, path, value)) };
    }
    const place = at(body, path);
    if (!isObject(place)) continue;
    yield {
      what: 'extra field',
      path: [...path, 'extra'],
      text: textOf(replaced(body, path, { ...place, extra: 1 })),
    };
    for (const name of Object.keys(place)) {
      const rest = Object.fromEntries(Object.entries(place).filter(([other]) => other !== name));
      yield {
        what: 'missing field',
        path: [...path, name],
        text: textOf(replaced(body, path, rest)),
      };
    }
  }
}

/** Texts that are no JSON a caller may send. */
export const notJson: readonly string[] = [
  '{',
  'NaN',
  '{"a":NaN}',
  '{"a":undefined}',
  '{"__proto__":{"roles":["admin"]}}',
  '{"a":[{"__proto__":null}]}',
  '{"constructor":{"prototype":{}}}',
  "{'a':1}",
  '\ud800',
];

/** The field as problems name it: `cells[0].field`. */
export const nameOf = (path: Path): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${String(part)}]` : (i > 0 ? '.' : '') + part))
    .join('') || 'body';

/** What the text of a wrong body means to a reader of JSON. */
export const valueOf = (text: string): unknown => JSON.parse(text);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function placesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((v, i) => placesOf(v, [...path, i]))];
  if (!isObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([name, v]) => placesOf(v, [...path, name]))];
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((v, part) => (v as Record<string | number, unknown>)[part], value);

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((v: unknown, i) => (i === first ? replaced(v, rest, by) : v));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: replaced(object[first], rest, by) };
}

const textOf = (value: unknown): string => JSON.stringify(value).replace(/"@@(.*?)@@"/g, '$1');
