import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourcesOf, walk } from '../support/sources.ts';

/**
 * What the domain promises of this much of the product: the rows of its checks, and the defects of
 * others that must not happen here. Each is shown by a test that carries its id in its name.
 */
const promised = [
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P14', 'C5f'],
  ...Array.from({ length: 12 }, (_, i) => `C${String(i)}`),
  ...[1, 2, 4, 5, 6, 12, 13, 14, 17, 18, 19, 21, 24, 25].map(
    (number) => `defect ${String(number)}`,
  ),
];

const names = sourcesOf('test').flatMap((source) => {
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isCallExpression(node)) return;
    const [name] = node.arguments;
    if (!/^(test|it|describe)\b/.test(node.expression.getText(source.tree))) return;
    if (name && ts.isStringLiteralLike(name)) found.push(name.text);
  });
  return found;
});

test.each(promised)('[%s] is shown by a test that carries its id', (id) => {
  expect(names.filter((name) => name.includes(`[${id}]`) && !name.includes('[%s]'))).not.toEqual(
    [],
  );
});
