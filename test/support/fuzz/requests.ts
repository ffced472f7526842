import fc from 'fast-check';
import type { Document, Operation, Parameter } from '../../../api/openapi.ts';
import type { JsonSchema } from '../../../api/openapi-schemas.ts';
import { everyRole, type Role } from '../../../domain/role.ts';
import type { Raw } from '../raw.ts';
import { brokenText, brokenValue, oddText } from './broken.ts';
import { fromSchema, type Known, type Schemas } from './from-schema.ts';

/** A request as it may come over the wire, well-formed or not. */
export interface Fuzzed extends Raw {
  readonly operationId: string;
  readonly as: Role;
}

/** Requests of every operation of the document, as any role, from flawless to nonsense. */
export function requestsOf(document: Document, known: Known): fc.Arbitrary<Fuzzed> {
  const schemas = { named: document.components.schemas, known };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  return fc.oneof(...operations.map((operation) => requestOf(operation, schemas)));
}

function requestOf(operation: Operation, schemas: Schemas): fc.Arbitrary<Fuzzed> {
  const { operationId, parameters } = operation;
  const own = (operation['x-roles'] ?? everyRole) as readonly Role[];
  return fc.record({
    operationId: fc.constant(operationId),
    // Mostly someone who may ask: who may not is turned away before anything is read.
    as: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...own) },
      { weight: 1, arbitrary: fc.constantFrom(...everyRole) },
    ),
    params: valuesOf(parameters, 'path', schemas),
    query: valuesOf(parameters, 'query', schemas),
    headers: headersOf,
    ...bodyOf(operation, schemas),
  }) as fc.Arbitrary<Fuzzed>;
}

function valuesOf(all: readonly Parameter[], place: 'path' | 'query', schemas: Schemas) {
  const own = all.filter((parameter) => parameter.in === place);
  const each = own.map(({ name, schema }) => {
    const good = fromSchema(schema, schemas, name).map(String);
    return [name, often(good, oddText)] as const;
  });
  const required = own.filter((parameter) => parameter.required).map(({ name }) => name);
  const values = fc.record(Object.fromEntries(each), { requiredKeys: required });
  if (place === 'path') return values;
  const extra = fc.dictionary(oddText, oddText, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
  const more = fc.tuple(values, extra).map(([good, odd]) => ({ ...good, ...odd }));
  return fc.oneof({ weight: 19, arbitrary: values }, { weight: 1, arbitrary: more });
}

const often = <T>(good: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: good }, { weight: 1, arbitrary: odd });

const headersOf = fc.record({
  'accept-language': often(fc.constantFrom('en', 'zh-CN,zh;q=0.9'), oddText),
  'content-type': often(
    fc.constant('application/json'),
    fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', '', '\u0000'),
  ),
});

function bodyOf(operation: Operation, schemas: Schemas) {
  const schema: JsonSchema | undefined =
    operation.requestBody?.content?.['application/json']?.schema;
  if (!schema) return { body: often(fc.constant(undefined), oddText) };
  const good = fromSchema(schema, schemas).map(withOwnIds);
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return {
    body: fc.oneof(
      { weight: 10, arbitrary: good.map(text) },
      { weight: 6, arbitrary: good.chain(brokenValue).map(text) },
      { weight: 3, arbitrary: good.map(text).chain(brokenText) },
    ),
    isBase64Encoded: fc.oneof(
      { weight: 30, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  };
}

/** An entry's id begins with its day and dealer: chance alone would not make one. */
function withOwnIds(body: unknown): unknown {
  const { entries } = body as { entries?: Record<string, unknown>[] };
  if (!Array.isArray(entries)) return body;
  const own = entries.map((entry) => {
    const [random = 'A'.repeat(16)] = /[0-9A-Z]{16}$/.exec(String(entry['entryId'])) ?? [];
    return { ...entry, entryId: `${String(entry['day'])}-${String(entry['dealerId'])}-${random}` };
  });
  return { ...(body as object), entries: own };
}
