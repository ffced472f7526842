import type { JsonSchema } from '../../api/openapi-schemas.ts';
import { each, escape } from './html.ts';

/** What is known of a schema: the keywords that `api/openapi-schemas.ts` lets through. */
interface Known {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Known[];
  oneOf?: Known[];
  allOf?: Known[];
  items?: Known;
  prefixItems?: Known[];
  properties?: Record<string, Known>;
  required?: string[];
  additionalProperties?: boolean | Known;
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
}

/** The schema as a reader wants it: a table of fields for an object, else one line of type. */
export function schemaHtml(schema: JsonSchema): string {
  return shape(schema);
}

/** The type on one line, for a parameter. */
export function typeHtml(schema: JsonSchema): string {
  return line(schema);
}

function shape(schema: Known): string {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches?.some((branch) => branch.properties)) {
    const shapes = each(branches, (branch) => `<div>${shape(branch)}</div>`);
    return `<div class="branches">${shapes}</div>`;
  }
  if (schema.type === 'array' && schema.items?.properties) {
    return `<p>list${bounds(schema)} of</p>${shape(schema.items)}`;
  }
  if (!schema.properties) return `<p>${line(schema)}</p>`;
  const required = new Set(schema.required);
  const rows = each(Object.entries(schema.properties), ([name, field]) => {
    const optional = required.has(name) ? '' : ' <i>optional</i>';
    const isNested = field.properties ?? field.items?.properties;
    return `<tr><th scope="row"><code>${escape(name)}</code>${optional}</th>
<td>${isNested ? shape(field) : line(field)}</td></tr>`;
  });
  return `<table>${rows}</table>`;
}

function line(schema: Known): string {
  const said = schema.description ? ` <span>${escape(schema.description)}</span>` : '';
  const preset = schema.default === undefined ? '' : ` = ${literal(schema.default)}`;
  return `${type(schema)}${bounds(schema)}${preset}${said}`;
}

function type(schema: Known): string {
  if (schema.$ref) return link(schema.$ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branches.map(line).join(' | ');
  if (schema.allOf) return schema.allOf.map(line).join(' & ');
  if (schema.prefixItems) return `[${schema.prefixItems.map(line).join(', ')}]`;
  if (schema.type === 'array') return `list of ${schema.items ? line(schema.items) : 'anything'}`;
  if (schema.properties) return `{ ${Object.keys(schema.properties).map(escape).join(', ')} }`;
  if (typeof schema.additionalProperties === 'object') {
    return `object of ${line(schema.additionalProperties)}`;
  }
  return escape(schema.format ?? [schema.type ?? 'anything'].flat().join(' | '));
}

function bounds({ type: kind, ...schema }: Known): string {
  const low = schema.minimum ?? schema.minLength ?? schema.minItems;
  const high = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  const unit = kind === 'string' ? ' characters' : '';
  const range =
    low !== undefined && high !== undefined
      ? `${figure(low)} to ${figure(high)}`
      : low !== undefined
        ? `at least ${figure(low)}`
        : high !== undefined
          ? `at most ${figure(high)}`
          : '';
  const pattern = schema.pattern ? ` <code class="pattern">${escape(schema.pattern)}</code>` : '';
  return `${range ? ` <small>${range}${unit}</small>` : ''}${pattern}`;
}

const figure = (value: number) => value.toLocaleString('en');

const literal = (value: unknown) => `<code>${escape(JSON.stringify(value))}</code>`;

function link(reference: string): string {
  const name = escape(reference.split('/').at(-1) ?? reference);
  return `<a href="#schema-${name}">${name}</a>`;
}
