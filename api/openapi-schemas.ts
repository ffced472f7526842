import * as z from 'zod';
import { NewEntry } from '../domain/new-entry.ts';
import type { AnyRoute } from './route.ts';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 embeds it. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** Input is what a caller may send, where defaults may be left out; output is what is answered. */
type Direction = 'input' | 'output';

/** Schemas that a route checks piece by piece, and only names in its declaration. */
const describedBy: Readonly<Record<string, z.ZodType>> = { NewEntry };

/** A schema with every named part as a reference into the document's components. */
export function schemaOf(schema: z.ZodType, direction: Direction): JsonSchema {
  return without(convert(schema, direction), ['$schema', '$defs']);
}

/** Every named schema that the routes use, in the order of their names. */
export function schemasOfRoutes(groups: readonly Readonly<Record<string, AnyRoute>>[]) {
  const found = new Map<string, JsonSchema>();
  for (const route of groups.flatMap((group) => Object.values(group))) {
    collect(route.params, 'input', found);
    collect(route.query, 'input', found);
    if (!(route.body instanceof z.ZodUndefined)) collect(route.body, 'input', found);
    collect(route.reply, 'output', found);
  }
  for (const schema of Object.values(describedBy)) collect(schema, 'input', found);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(schema: z.ZodType, direction: Direction, found: Map<string, JsonSchema>): void {
  const { $defs } = convert(schema, direction);
  for (const [name, each] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    const definition = without(each, ['id']);
    const before = found.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(definition)) {
      throw new Error(`${name} is two things in the document: what is sent and what is answered`);
    }
    found.set(name, definition);
  }
}

function convert(schema: z.ZodType, direction: Direction): JsonSchema {
  const converted = z.toJSONSchema(schema, {
    io: direction,
    override: ({ jsonSchema }) => {
      tidy(jsonSchema);
    },
  });
  const text = JSON.stringify(converted, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', place) : value,
  );
  return JSON.parse(text) as JsonSchema;
}

/** A schema without some of its keywords. */
export const without = (schema: JsonSchema, keywords: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));

const place = '#/components/schemas/';

/** Leaves out what says nothing, and turns what a route only names into a reference. */
function tidy(schema: Record<string, unknown>): void {
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  // The pattern of a calendar day says in 200 characters what its format says in one word.
  if (schema['format'] === 'date' || schema['format'] === 'date-time') delete schema['pattern'];
  delete schema['contentType'];
  const named = schema['describedBy'];
  if (typeof named !== 'string') return;
  if (!(named in describedBy)) throw new Error(`no schema is known as ${named}`);
  delete schema['describedBy'];
  schema['$ref'] = `${place}${named}`;
}
