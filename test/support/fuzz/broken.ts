import fc from 'fast-check';

/** Text as nobody types it: every plane of Unicode, halves of characters, controls, directions. */
export const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme-composite', maxLength: 10 }),
  fc.constantFrom(
    '\ud800',
    '\udfff\ud800',
    '\u0000',
    '\u202e\u2066',
    '\ufeff',
    'ﬁ＝１',
    '../..',
    '__proto__',
    'constructor',
    'toString',
    '%00%2f',
    'E#',
    'H',
    '#'.repeat(300),
    '𠮷'.repeat(200),
    'a\u0301'.repeat(500),
    "' OR 1=1",
    '${x}{{y}}',
    ' ',
    '',
  ),
);

const deep = (depth: number, inner: unknown): unknown =>
  Array.from({ length: depth }).reduce((value, _, i) => (i % 2 ? [value] : { a: value }), inner);

/** Values that stand where another was expected. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(
    ...[null, true, 0, -0, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53), 2 ** 63, [], {}],
    ...[[[]], [null], { length: 1 }, { then: 1 }, { toJSON: 1 }],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.tuple(fc.integer({ min: 2, max: 40 }), oddText).map(([depth, text]) => deep(depth, text)),
);

const oddName = fc.oneof(
  fc.constantFrom(
    ...['balance', 'version', 'status', 'createdBy', 'by', 'at', 'hash', 'memberId', 'bound'],
    ...['territory', 'constructor', 'prototype', 'toString', 'pk', 'sk', '', '0', 'a.b', '$ne'],
  ),
  oddText,
);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The value with one place in it replaced, removed or given one thing more. */
export const brokenValue = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .record({ where: fc.array(fc.nat(), { maxLength: 5 }), how: fc.nat(2), oddName, oddValue })
    .map(({ where, how, oddName: name, oddValue: odd }) => {
      const whole = structuredClone(value) as Json;
      return changedAt(whole, where, (place) => {
        if (how === 0 || typeof place !== 'object' || place === null) return odd as Json;
        if (Array.isArray(place)) return how === 1 ? place.slice(1) : [...place, odd as Json];
        if (how === 2) return { ...place, [name]: odd as Json };
        return Object.fromEntries(Object.entries(place).slice(1));
      });
    });

function changedAt(value: Json, [first, ...rest]: number[], change: (place: Json) => Json): Json {
  if (first === undefined || typeof value !== 'object' || value === null) return change(value);
  const names = Object.keys(value);
  const name = names[first % Math.max(1, names.length)];
  if (name === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((each, i) => (String(i) === name ? changedAt(each, rest, change) : each));
  }
  return { ...value, [name]: changedAt(value[name] ?? null, rest, change) };
}

/** JSON text that is damaged on its way, or that only a program of its own would write. */
export const brokenText = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(text.length).map((end) => text.slice(0, end)),
    fc
      .tuple(fc.nat(text.length), oddText)
      .map(([i, odd]) => text.slice(0, i) + odd + text.slice(i)),
    fc.constantFrom(
      `${text}${text}`,
      `\ufeff${text}`,
      text.replace('{', '{"__proto__":{"roles":["admin"]},'),
      text.replace('{', '{"constructor":{"prototype":{}},'),
      text.replace(/:(\d+)/, ':1e400'),
      text.replace(/:(\d+)/, ':$1.0000000000000001'),
      text.replace(/"(\w+)":/, '"$1":null,"$1":'),
      text.replaceAll('"', "'"),
      '['.repeat(30_000),
      `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
      `[${'0,'.repeat(60_000)}0]`,
      'null',
      '0',
      '""',
      'NaN',
    ),
    oddText,
  );
