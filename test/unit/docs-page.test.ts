import { expect, test } from 'vitest';
import { openapi, type Document } from '../../api/openapi.ts';
import { docsPage } from '../../functions/docs-page/page.ts';

const document = openapi();
const page = docsPage(document);
const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ''));

test('every operation and every schema has its place on the page', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  for (const { operationId } of operations) expect(ids).toContain(operationId);
  for (const name of Object.keys(document.components.schemas)) {
    expect(ids).toContain(`schema-${name}`);
  }
});

test('a link on the page leads to something on the page', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '');
  expect(targets.length).toBeGreaterThan(60);
  expect(targets.filter((id) => !ids.has(id))).toEqual([]);
});

test('the page asks nothing of another server and runs no script', () => {
  expect(page.match(/<script|<link|<img|<iframe|@import|url\(|\ssrc=/gi)).toBeNull();
  expect([...page.matchAll(/href="([^#][^"]*)"/g)].map(([, to]) => to)).toEqual(['openapi.json']);
});

test('text of the document stays text', () => {
  const hostile: Document = {
    ...document,
    info: { ...document.info, title: '<script>alert(1)</script>', description: '"><u>' },
  };
  const shown = docsPage(hostile);
  expect(shown.includes('<script>') || shown.includes('"><u>')).toBe(false);
  expect(shown.includes('&#60;script&#62;')).toBe(true);
});

test('a refusal stands with the sentence that a person reads', () => {
  expect(page.includes('Someone changed this since you read it.')).toBe(true);
});
