import type { HttpRequest } from '../../../local/workbench/protocol/http.ts';
import { routes } from '../../../api/routes.ts';
import type { AnyRoute } from '../../../api/route.ts';
import type { HttpReply } from '../../../api/client.ts';
import { sendRaw } from '../raw.ts';
import type { Person } from '../service.ts';

/** An answer of the gateway with what the service says in its headers. */
export interface GatewayAnswer extends HttpReply {
  readonly headers?: Readonly<Record<string, string>>;
}

/** The address under which the add-on's bundle finds the service. */
export const apiAddress = 'https://dealerbook.test/api';

const every = (Object.keys(routes) as (keyof typeof routes)[]).flatMap((noun) =>
  Object.values(routes[noun]).map((route: AnyRoute) => ({
    noun,
    route,
    pattern: patternOf(route.path),
  })),
);

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

/** The token of a person, and back: it stands for what an authorizer would have checked. */
export const tokenOf = (person: Person): string => `token-of-${person}`;
const personOf = (token: string): Person => token.slice('Bearer token-of-'.length) as Person;

/** Sends a request of the add-on through the handler of its route, as API Gateway would. */
export async function throughGateway(request: HttpRequest): Promise<GatewayAnswer> {
  const url = new URL(request.url);
  const path = url.pathname.slice(new URL(apiAddress).pathname.length);
  const fitting = every.flatMap((one) => {
    const match = one.route.method === request.method && one.pattern.exec(path);
    return match ? [{ ...one, groups: match.groups ?? {} }] : [];
  });
  // Of routes that fit the gateway takes the one that says most: `/plans/{month}/proposals`.
  const named = ({ groups }: (typeof fitting)[number]) => Object.keys(groups).length;
  const [given] = fitting.sort((a, b) => named(a) - named(b));
  if (given === undefined) return { status: 404, body: '{"message":"Not Found"}' };
  const params = Object.fromEntries(
    Object.entries(given.groups).map(([name, text]) => [name, decodeURIComponent(text)]),
  );
  return sendRaw(
    given,
    {
      params,
      query: Object.fromEntries(url.searchParams),
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    },
    personOf(request.headers['Authorization'] ?? ''),
  );
}
