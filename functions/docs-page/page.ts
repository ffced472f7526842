import type { Document, Operation } from '../../api/openapi.ts';
import { each, escape } from './html.ts';
import { operationHtml } from './operation.ts';
import { schemaHtml } from './schema.ts';
import { style } from './style.ts';

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The document as one page that asks nothing of any other server and runs no script. */
export function docsPage(document: Document): string {
  const groups = document.tags.map((tag) => ({ ...tag, operations: ofTag(document, tag.name) }));
  const { title, description } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title ?? '')} API</title><style>${style}</style></head><body><div class="page">
<nav aria-label="Operations">${each(
    groups,
    ({ name, operations }) =>
      `<b>${escape(name)}</b>${each(operations, (placed) => contents(placed))}`,
  )}<b>schemas</b>${each(schemaNames(document), schemaLink)}</nav>
<main><h1>${escape(title ?? '')}</h1><p class="lead">${escape(description ?? '')}</p>
<p><a href="openapi.json">openapi.json</a></p>
${each(
  groups,
  ({ name, description: said, operations }) =>
    `<h2 id="${escape(name)}">${escape(name)}</h2><p class="lead">${escape(said)}</p>${each(
      operations,
      ({ method, path, operation }) => operationHtml(document, method, path, operation),
    )}`,
)}
<h2 id="schemas">Schemas</h2>${each(schemaNames(document), (name) => schema(document, name))}
</main></div></body></html>`;
}

function ofTag(document: Document, tag: string): Placed[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ method, path, operation })),
  );
}

const contents = ({ operation }: Placed) =>
  `<a href="#${escape(operation.operationId)}">${escape(spaced(operation.operationId))}</a>`;

/** `requestCreditLimit` as people write it: `request credit limit`. */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const schemaNames = (document: Document) => Object.keys(document.components.schemas);

const schemaLink = (name: string) => `<a href="#schema-${escape(name)}">${escape(name)}</a>`;

function schema(document: Document, name: string): string {
  const found = document.components.schemas[name] ?? {};
  const { description: said, ...rest } = found;
  const lead = typeof said === 'string' ? `<p class="lead">${escape(said)}</p>` : '';
  return `<section class="schema" id="schema-${escape(name)}"><h3>${escape(name)}</h3>
${lead}${schemaHtml(rest)}</section>`;
}
