import * as z from 'zod';
import type { Noun } from './routes.ts';
import { routes } from './routes.ts';
import { problemResponses, sharedResponses, problemSchemas } from './openapi-problems.ts';
import { schemaOf, schemasOfRoutes, type JsonSchema } from './openapi-schemas.ts';
import { routeKey, type AnyRoute } from './route.ts';

/** A parameter of an operation, in its path or query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** Something with content: a body, or a response. */
export interface Content {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  readonly $ref?: string;
}

/** One operation as OpenAPI writes it. `x-roles` names who may ask; absent on open ones. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-roles'?: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** The OpenAPI 3.1 document. */
export interface Document {
  readonly openapi: string;
  readonly info: Readonly<Record<string, string>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, Content>>;
    readonly schemas: Readonly<Record<string, JsonSchema>>;
  };
}

const tags: Readonly<Record<Noun, string>> = {
  service: 'The service itself; open to everyone',
  company: 'The company and the person who asks',
  members: 'Who may sign in, and what they may do',
  customers: 'The customers: dealers and the tiers below them',
  products: 'The products and their price lists',
  plans: 'Monthly sales plans of the dealers',
  approvals: 'What waits for a decision',
  months: 'Which months are closed; closing and reopening them',
  accounts: 'The ledger: entries, balances, open items',
  bank: 'Bank statements: payments that came in, matched and confirmed',
  'follow-ups': 'Actions pinned to figures: who does what until when, and what came of it',
  rankings: 'Dealers by what they sell, with a score whose parts are shown',
  'letter-previews': 'Letters as they would be written now',
  'statement-links': 'The dealer’s page behind the link in its statement; open to who has the link',
  'statement-answers': 'What dealers answered to their statements',
  letters: 'Letters that were sent: when, to whom, and byte for byte',
  summaries: 'Months in key figures, as they are mailed',
  reports: 'Months and receivables as tables of columns and rows',
  contracts: 'Contracts with dealers: terms, workflow, register',
  'contract-documents': 'Contracts as PDF',
  'contract-exceptions': 'Approved exceptions from contracts: dated, limited, listed',
  custody: 'Who keeps the archive, and the paper originals',
  archive: 'Signed copies and other files of contracts: filing, downloads, log',
  comparisons: 'Signed copies beside the terms that they were printed from',
  'archive-census': 'Whether the archive is whole: every file counted and hashed',
  'contract-templates': 'Standard texts: templates and the library of clauses',
};

const description = [
  'Plans, ledger and summaries of a manufacturer’s dealers.',
  'Amounts are integers in the currency’s minor unit, quantities integers in the product’s base',
  'unit, rates integers in parts per million. A refusal is a problem document (RFC 9457) with a',
  'closed code and a sentence in the language of Accept-Language (en, zh).',
  'A list goes on where its reply has a next: send it as cursor.',
].join(' ');

/** Makes the document from the routes; the same routes give the same text. */
export function openapi(): Document {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [noun, group] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(group) as [string, AnyRoute][]) {
      const path = (paths[route.path] ??= {});
      path[route.method.toLowerCase()] = operation(noun, name, route);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'dealerbook', version: '1', description },
    // Relative to where the document lies, so that it holds on every stage.
    servers: [{ url: '.' }],
    tags: Object.entries(tags).map(([name, said]) => ({ name, description: said })),
    paths,
    components: {
      securitySchemes: {
        google: {
          type: 'openIdConnect',
          openIdConnectUrl: 'https://accounts.google.com/.well-known/openid-configuration',
          description: 'A Google identity token of a member, as a bearer token',
        },
      },
      responses: sharedResponses,
      schemas: { ...problemSchemas, ...schemasOfRoutes(Object.values(routes)) },
    },
  };
}

function operation(noun: string, name: string, route: AnyRoute): Operation {
  const open = route.roles === 'open';
  return {
    operationId: name,
    summary: route.summary,
    tags: [noun],
    ...(open ? {} : { 'x-roles': route.roles }),
    security: open ? [] : [{ google: [] }],
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...requestBody(route),
    responses: { [String(route.status)]: reply(route), ...problemResponses(route) },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodType): Parameter[] {
  if (!(schema instanceof z.ZodObject)) {
    throw new Error(`parameters in the ${place} must be an object`);
  }
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.entries(shape).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || !each.safeParse(undefined).success,
    schema: schemaOf(each, 'input'),
  }));
}

function requestBody(route: AnyRoute): { requestBody?: Content } {
  if (route.body instanceof z.ZodUndefined) return {};
  const json = { schema: schemaOf(route.body, 'input') };
  const isForm = route.body.meta()?.['form'] === true;
  const form = isForm ? { 'application/x-www-form-urlencoded': json } : {};
  const content = { 'application/json': json, ...form };
  return { requestBody: { required: !route.body.safeParse(undefined).success, content } };
}

function reply(route: AnyRoute): Content {
  const declared = route.reply.meta()?.['contentType'];
  const type = typeof declared === 'string' ? declared : 'application/json';
  const said = route.status === 201 ? 'Made' : 'Answered';
  return {
    description: `${said}: ${routeKey(route)}`,
    content: { [type]: { schema: schemaOf(route.reply, 'output') } },
  };
}
