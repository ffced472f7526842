import type { Content, Document, Operation } from '../../api/openapi.ts';
import { each, escape } from './html.ts';
import { schemaHtml, typeHtml } from './schema.ts';

/** One operation, folded to a line: what it is for, who may ask, what goes in, what comes out. */
export function operationHtml(
  document: Document,
  method: string,
  path: string,
  operation: Operation,
): string {
  const parts = [
    `<p class="roles">${roles(operation)}</p>`,
    parameters(operation),
    section('Body', operation.requestBody),
    each(successes(operation), ([status, reply]) => section(`Reply ${status}`, reply)),
    refusals(document, operation),
  ];
  return `<details id="${escape(operation.operationId)}"><summary>
<b class="${method}">${method.toUpperCase()}</b> <code>${pathHtml(path)}</code>
<span>${escape(operation.summary)}</span></summary>
<div class="operation">${parts.join('')}</div></details>`;
}

/** A path with a place to break at every slash, for a narrow window. */
export const pathHtml = (path: string): string => escape(path).replaceAll('/', '/<wbr>');

function roles(operation: Operation): string {
  const who = operation['x-roles'];
  if (!who) return 'Open to everyone, no token needed';
  return `For ${each(who, (role) => `<i>${escape(role)}</i> `)}`;
}

function parameters({ parameters: all }: Operation): string {
  if (all.length === 0) return '';
  const rows = each(
    all,
    ({ name, in: place, required, schema }) => `<tr><th scope="row"><code>${escape(name)}</code>
<i>${place}${required ? '' : ', optional'}</i></th><td>${typeHtml(schema)}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows}</table>`;
}

const successes = (operation: Operation) =>
  Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));

function section(title: string, content: Content | undefined): string {
  const [type, body] = Object.entries(content?.content ?? {})[0] ?? [];
  if (!type || !body) return '';
  const said = type === 'application/json' ? '' : ` <small>${escape(type)}</small>`;
  return `<h4>${title}${said}</h4>${schemaHtml(body.schema)}`;
}

/** Every code that a caller of the operation may receive, with the sentence it comes with. */
function refusals(document: Document, operation: Operation): string {
  const codes = document.components.schemas['ProblemCode']?.['x-sentences'];
  const sentences = (codes ?? {}) as Readonly<Record<string, string>>;
  const rows = Object.entries(operation.responses)
    .filter(([status]) => !status.startsWith('2'))
    .flatMap(([status, { $ref, description }]) => {
      const shared = codesOf(document.components.responses[`Problem${status}`]?.description);
      const all = $ref ? shared : codesOf(description);
      return all.map((code) => ({ status, code, own: !shared.includes(code) }));
    })
    .filter(({ code }) => code in sentences)
    .sort((one, other) => Number(other.own) - Number(one.own))
    .map(({ status, code, own }) => row(status, code, sentences[code] ?? '', own));
  return `<details class="refusals"><summary>What it may refuse</summary>
<table>${rows.join('')}</table></details>`;
}

const codesOf = (description = '') => description.split(', ');

const row = (status: string, code: string, sentence: string, own: boolean) =>
  `<tr${own ? ' class="own"' : ''}><th scope="row">${status} <code>${escape(code)}</code></th>
<td>${escape(sentence)}</td></tr>`;
