import fc from 'fast-check';
import type { JsonSchema } from '../../../api/openapi-schemas.ts';

/** Values worth trying under a name, besides those that the schema describes: such as exist. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Everything that a schema can refer to. */
export interface Schemas {
  readonly named: Readonly<Record<string, JsonSchema>>;
  readonly known: Known;
}

type Any = fc.Arbitrary<unknown>;

/** Values that a schema of the OpenAPI document describes, often such as exist in the world. */
export function fromSchema(schema: JsonSchema, from: Schemas, name = ''): Any {
  const known = from.known[name];
  const described = describedBy(schema, from, name);
  return known
    ? fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: described },
      )
    : described;
}

function describedBy(schema: JsonSchema, from: Schemas, name: string): Any {
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const found = from.named[ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`the document has no schema ${ref}`);
    return fromSchema(found, from, name);
  }
  const branches = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  if (branches) return fc.oneof(...branches.map((branch) => fromSchema(branch, from, name)));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const types = [schema['type']].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, from, name)));
}

function ofType(type: unknown, schema: JsonSchema, from: Schemas, name: string): Any {
  switch (type) {
    case 'object':
      return objectOf(schema, from);
    case 'array':
      return listOf(schema, from, name);
    case 'string':
      return textOf(schema);
    case 'integer':
      return wholeOf(schema);
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: JsonSchema, from: Schemas): Any {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as string[];
  // A record says its names as required ones, and what each holds once for all.
  const held = (schema['additionalProperties'] || {}) as JsonSchema;
  const named = required.filter((name) => !(name in properties)).map((name) => [name, held]);
  const all = { ...properties, ...(Object.fromEntries(named) as Record<string, JsonSchema>) };
  const each = Object.entries(all).map(
    ([name, property]) => [name, fromSchema(property, from, name)] as const,
  );
  return fc.record(Object.fromEntries(each), { requiredKeys: required });
}

function listOf(schema: JsonSchema, from: Schemas, name: string): Any {
  const item = fromSchema((schema['items'] ?? {}) as JsonSchema, from, name.replace(/s$/, ''));
  const least = Number(schema['minItems'] ?? 0);
  // Longer lists cost time, and their bounds have tests of their own.
  return fc.array(item, { minLength: least, maxLength: least + 3 });
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): Any {
  if (format === 'email') return fc.emailAddress();
  if (format === 'date') return day;
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const limits = { minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 60) };
  return fc.oneof(
    fc.string({ ...limits, unit: 'grapheme-ascii' }),
    fc.string({ ...limits, unit: 'grapheme' }),
    fc.string({ ...limits, unit: 'binary' }),
  );
}

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

function wholeOf(schema: JsonSchema): Any {
  const min = Number(schema['minimum'] ?? Number.MIN_SAFE_INTEGER);
  const max = Number(schema['maximum'] ?? Number.MAX_SAFE_INTEGER);
  const small = fc.integer({ min: Math.max(min, -9), max: Math.min(max, Math.max(min, 0) + 99) });
  return fc.oneof(
    { weight: 3, arbitrary: small },
    { weight: 1, arbitrary: fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))) },
  );
}
