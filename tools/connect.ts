import { ApiProblem, fromReply, toRequest, type Given } from '../api/client.ts';
import type { AnyRoute, Reply } from '../api/route.ts';
import { routes } from '../api/routes.ts';

/** The service as a command-line tool sees it, in the name of one person. */
export interface Connection {
  /** The reply of a route. Throws `ApiProblem` with the service's own sentence when refused. */
  ask<R extends AnyRoute>(route: R, given?: Given<R>): Promise<Reply<R>>;
}

/** Where the service is and in whose name to speak. */
export interface Address {
  /** Address of a deployed API, or of the product on this machine (`http://localhost:4700`). */
  readonly url: string;
  /** Role or email to sign in as on this machine; elsewhere DEALERBOOK_TOKEN says who. */
  readonly as: string;
}

/** Times a request is sent before giving up: each of them may safely be sent again. */
const tries = 6;

/** Connects; throws a sentence that says what to do when nothing answers there. */
export async function connect({ url, as }: Address): Promise<Connection> {
  const base = await apiBase(url.replace(/\/+$/, ''));
  const token = tokenSource(url.replace(/\/+$/, ''), as);
  return {
    ask: async (route, given) => {
      const request = toRequest(route, given);
      for (let attempt = 1; ; attempt++) {
        const reply = await send(base, request, await token());
        if (reply.status === route.status || !passing(reply.status) || attempt === tries) {
          return fromReply(route, reply);
        }
        await new Promise((resolve) => setTimeout(resolve, waitAfter(reply, attempt)));
      }
    },
  };
}

async function apiBase(url: string): Promise<string> {
  for (const base of [`${url}/api`, url]) {
    const answer = await fetch(base + routes.service.health.path).catch(() => null);
    if (answer?.ok && answer.headers.get('content-type')?.includes('json')) return base;
  }
  throw new Error(`Nothing answers at ${url}. Start it with "npm start", or give --url.`);
}

/** A token is asked for again before its hour is over. */
function tokenSource(url: string, as: string): () => Promise<string> {
  const given = process.env['DEALERBOOK_TOKEN'];
  let held = { token: '', until: 0 };
  return async () => {
    if (given) return given;
    if (Date.now() > held.until) {
      const answer = await fetch(`${url}/local/token?as=${encodeURIComponent(as)}`);
      if (!answer.ok) throw new Error(`Set DEALERBOOK_TOKEN: ${url} gives no token for "${as}".`);
      const { token } = (await answer.json()) as { token: string };
      held = { token, until: Date.now() + 30 * 60_000 };
    }
    return held.token;
  };
}

async function send(base: string, request: ReturnType<typeof toRequest>, token: string) {
  try {
    const answer = await fetch(base + request.url, {
      method: request.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const after = Number(answer.headers.get('retry-after') ?? 0);
    return { status: answer.status, body: await answer.text(), after };
  } catch {
    return { status: 0, body: '{"title":"The service does not answer."}', after: 0 };
  }
}

/** Milliseconds to the next try: what the service asked for, else doubling. */
export const waitAfter = ({ after }: { readonly after: number }, attempt: number): number =>
  Math.max(after * 1000, 200 * 2 ** attempt);

/** No answer, too many at once, busy: the same request may go through a moment later. */
const passing = (status: number) => status === 0 || status === 429 || status >= 502;

/** True for the refusal with this code. */
export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/** Runs jobs with at most `width` at once; the first failure stops the rest. */
export async function inParallel<Job>(
  jobs: readonly Job[],
  width: number,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const queue = [...jobs];
  await Promise.all(
    Array.from({ length: Math.min(width, jobs.length) }, async () => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(job);
    }),
  );
}
