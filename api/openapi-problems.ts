import type { Content } from './openapi.ts';
import type { JsonSchema } from './openapi-schemas.ts';
import { problems, type ProblemCode } from './problems.ts';
import type { AnyRoute } from './route.ts';
import { english } from './sentences-en.ts';

/** Codes of refusals that any route may answer, by the status they come with. */
const edgeCodes = [
  'invalid-request',
  'not-a-member',
  'not-allowed',
  'not-found',
  'too-large',
  'too-many-requests',
  'unexpected',
  'busy',
] as const satisfies readonly ProblemCode[];

/** Edge codes that an open route can't answer: nobody is looked up. */
const onlySignedIn: readonly ProblemCode[] = [
  'not-a-member',
  'not-allowed',
  'not-found',
  'too-many-requests',
  'busy',
];

const codes = Object.keys(problems) as ProblemCode[];

/** The problem document, and its list of codes with the sentence of each. */
export const problemSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: {
    description: 'A refusal (RFC 9457). `title` is a sentence that says what to do.',
    type: 'object',
    properties: {
      type: { type: 'string', description: '`urn:dealerbook:problem:` and the code' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { $ref: '#/components/schemas/ProblemCode' },
      figures: {
        type: 'object',
        description: 'Figures of the sentence, by name',
        additionalProperties: { type: ['string', 'integer', 'null'] },
      },
      errors: {
        type: 'array',
        description: 'Every field at fault, as the caller wrote it',
        items: {
          type: 'object',
          properties: { field: { type: 'string' }, message: { type: 'string' } },
          required: ['field', 'message'],
        },
      },
      instance: { type: 'string', description: 'The request, for whoever looks into it' },
    },
    required: ['type', 'title', 'status', 'code'],
  },
  ProblemCode: {
    type: 'string',
    enum: codes,
    'x-sentences': Object.fromEntries(codes.map((code) => [code, english.problems[code]])),
  },
};

/** Problems with the same status and codes are one shared response, named by the status. */
export const sharedResponses: Readonly<Record<string, Content>> = {
  SignInAgain: {
    description: 'No valid token: answered by API Gateway itself, before any function runs',
    content: {
      'application/json': {
        schema: { type: 'object', properties: { message: { const: 'Unauthorized' } } },
      },
    },
  },
  ...Object.fromEntries(
    [...byStatus(edgeCodes)].map(([status, each]) => [`Problem${String(status)}`, problem(each)]),
  ),
};

/** The responses of a route other than its reply: what it refuses, and what any route may. */
export function problemResponses(route: AnyRoute): Record<string, Content> {
  const open = route.roles === 'open';
  const edge = edgeCodes.filter((code) => !open || !onlySignedIn.includes(code));
  const shared = byStatus(edge);
  const responses = [...byStatus([...edge, ...route.refuses])].map(([status, all]) => [
    String(status),
    all.length === shared.get(status)?.length
      ? { $ref: `#/components/responses/Problem${String(status)}` }
      : problem(all),
  ]);
  return {
    ...(open ? {} : { '401': { $ref: '#/components/responses/SignInAgain' } }),
    ...(Object.fromEntries(responses) as Record<string, Content>),
  };
}

function byStatus(given: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const found = new Map<number, ProblemCode[]>();
  for (const code of given) {
    const status = problems[code];
    found.set(status, [...(found.get(status) ?? []), code]);
  }
  return found;
}

function problem(given: readonly ProblemCode[]): Content {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: given } } }],
  };
  return { description: given.join(', '), content: { 'application/problem+json': { schema } } };
}
