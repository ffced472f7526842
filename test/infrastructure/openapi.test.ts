import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openapi } from '../../api/openapi.ts';
import { problems, type ProblemCode } from '../../api/problems.ts';
import { routeKey, type AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';

const document = openapi();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const declared = Object.values(routes).flatMap(
  (group) => Object.entries(group) as [string, AnyRoute][],
);

test('the committed document is the one the routes give: npm run openapi', () => {
  const committed: unknown = JSON.parse(readFileSync('api/openapi.json', 'utf8'));
  expect(committed).toEqual(JSON.parse(JSON.stringify(document)));
});

test('every route is an operation under its own name, with its roles', () => {
  const found = operations.map(({ path, method, operation }) => [
    operation.operationId,
    `${method.toUpperCase()} ${path}`,
    operation['x-roles'] ?? 'open',
  ]);
  expect(found.sort()).toEqual(
    declared.map(([name, route]) => [name, routeKey(route), route.roles]).sort(),
  );
});

test('every refusal that a route declares stands at its status, with the problem’s form', () => {
  for (const [name, route] of declared) {
    const { responses } = operations.find((o) => o.operation.operationId === name)?.operation ?? {};
    for (const code of route.refuses) {
      const response = responses?.[String(problems[code])];
      expect([name, response?.description?.split(', ')]).toEqual([
        name,
        expect.arrayContaining([code]),
      ]);
      expect(response?.content).toHaveProperty(['application/problem+json']);
    }
  }
});

test('the list of problem codes is the closed one', () => {
  expect(document.components.schemas['ProblemCode']?.['enum']).toEqual(
    Object.keys(problems) as ProblemCode[],
  );
});

test('every reference has something to refer to', () => {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to]) => to ?? ''));
  expect(references.size).toBeGreaterThan(30);
  for (const reference of references) {
    const found = reference
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect([reference, typeof found]).toEqual([reference, 'object']);
  }
});

test('a large schema is written once and referred to', () => {
  const seen = new Map<string, number>();
  JSON.stringify(document, (key, value: unknown) => {
    const text = key === 'schema' ? JSON.stringify(value) : '';
    if (text.length > 400) seen.set(text, (seen.get(text) ?? 0) + 1);
    return value;
  });
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
});

test('the body of a posting is described, though each entry is checked on its own', () => {
  const post = document.paths['/entries']?.['post'];
  expect(JSON.stringify(post?.requestBody)).toContain('#/components/schemas/NewEntry');
  expect(document.components.schemas).toHaveProperty('NewSale');
});
