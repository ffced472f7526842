/** A route of the API and what it leads to. */
export type Route<Target> = {
  /** As declared: `GET /plans/{month}`, or `$default`. */
  readonly key: string;
  readonly target: Target;
};

/** The route a request takes, with the values of its path parameters. */
export type Match<Target> = {
  readonly route: Route<Target>;
  readonly parameters: Readonly<Record<string, string>>;
};

/** Finds the route of a request; nothing means 404. */
export type Router<Target> = (method: string, path: string) => Match<Target> | undefined;

type Compiled<Target> = {
  readonly route: Route<Target>;
  readonly method: string;
  readonly pattern: RegExp;
  /** Compared as text: at each segment a fixed word beats a parameter, which beats the rest. */
  readonly rank: string;
};

/** A router that prefers, as API Gateway does, the most specific of the routes that match. */
export function createRouter<Target>(routes: readonly Route<Target>[]): Router<Target> {
  const compiled = routes.map(compile).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method, path) => {
    for (const candidate of compiled) {
      if (candidate.method !== 'ANY' && candidate.method !== method) continue;
      const found = candidate.pattern.exec(path);
      if (found === null) continue;
      const parameters = Object.entries(found.groups ?? {}).map(([name, value]) => [
        name,
        decoded(value),
      ]);
      return {
        route: candidate.route,
        parameters: Object.fromEntries(parameters) as Record<string, string>,
      };
    }
    return undefined;
  };
}

function compile<Target>(route: Route<Target>): Compiled<Target> {
  if (route.key === '$default') return { route, method: 'ANY', pattern: /^/, rank: '9' };
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const pattern = segments.map((segment) => {
    const name = parameterIn(segment);
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return segment.endsWith('+}') ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`;
  });
  const rank = segments.map((segment) => {
    if (parameterIn(segment) === undefined) return '0';
    return segment.endsWith('+}') ? '2' : '1';
  });
  return {
    route,
    method,
    pattern: new RegExp(`^/${pattern.join('/')}$`),
    rank: `${rank.join('')}${method === 'ANY' ? '1' : '0'}`,
  };
}

function parameterIn(segment: string): string | undefined {
  return /^\{(\w+)\+?\}$/.exec(segment)?.[1];
}

/** A path value as the function sees it; what is not valid percent-encoding stays as it came. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
