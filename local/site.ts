import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFrames, isFrameHost } from './frames.ts';
import type { Gateway } from './gateway.ts';
import type { KeptBook } from './google/book.ts';
import { sendWorkbook } from './google/pages.ts';
import { type Identity, tokenSeconds } from './identity.ts';
import { runJob } from './jobs.ts';
import type { Box } from './mail/box.ts';
import { sendMailbox } from './mail/pages.ts';
import { people, personCalled } from './people.ts';
import type { Schedules } from './schedules.ts';
import { sendFile } from './static-files.ts';

/** What the local site serves besides the API. */
export type SiteParts = {
  readonly gateway: Gateway;
  readonly identity: Identity;
  readonly schedules: Schedules;
  /** The messages that were sent. */
  readonly box: Box;
  /** The company's workbook as it is now. */
  readonly book: () => KeptBook | undefined;
  /** The built workbench and the built add-on; without them only the API is served. */
  readonly workbench: string | undefined;
  readonly addon: string | undefined;
  /** How far the loading of the demonstration data has come, as `/local/progress` tells it. */
  readonly progress: () => unknown;
  /** Where the table is, for tools that go to it by themselves. */
  readonly database: Readonly<Record<string, string | undefined>>;
};

/** Serves one request. */
export type Site = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Everything under one port: the workbench at `/`, the API under `/api`, the add-on's files under
 * `/addon`, the mails that were sent under `/mailbox`, the workbook at `/workbook`, what exists
 * only on one machine under `/local`, and the add-on's frames on hosts of their own.
 */
export function createSite(parts: SiteParts): Site {
  const { gateway, workbench, addon } = parts;
  const frames = createFrames();
  return async (request, response) => {
    const host = hostName(request);
    const url = request.url ?? '/';
    const path = url.replace(/[?#].*$/s, '');
    if (isFrameHost(host)) return frames.send(host, path, response);
    // Another name for this address is a page elsewhere trying to pass for us.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)) return sendText(response, 421, 'No');
    if (path === '/api' || path.startsWith('/api/')) {
      return gateway(request, response, url.slice('/api'.length) || '/');
    }
    if (path === '/docs' || path === '/openapi.json') return gateway(request, response, url);
    if (path === '/local/frames' && request.method === 'POST') {
      return frames.add(request, response);
    }
    if (path.startsWith('/local/jobs/') && request.method === 'POST') {
      return runJob(parts.schedules, request, response);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendText(response, 405, 'Method not allowed');
    }
    if (path === '/mailbox' || path.startsWith('/mailbox/')) {
      return sendMailbox(parts.box, request, response);
    }
    if (path === '/workbook') return sendWorkbook(parts.book(), request, response);
    if (path.startsWith('/local/')) return sendLocal(parts, path, url, response);
    isolate(response);
    const folder = path.startsWith('/addon/') ? addon : workbench;
    const file = path.startsWith('/addon/') ? path.slice('/addon'.length) : path;
    if (folder === undefined || !sendFile(folder, file, request, response)) {
      sendText(response, 404, 'Not found');
    }
  };
}

async function sendLocal(
  { identity, progress, database }: SiteParts,
  path: string,
  url: string,
  response: ServerResponse,
): Promise<void> {
  if (path === '/local/people') return sendJson(response, 200, people);
  if (path === '/local/database') return sendJson(response, 200, database);
  if (path === '/local/progress') return sendJson(response, 200, progress());
  if (path === '/local/jwks') return sendJson(response, 200, identity.keySet);
  if (path !== '/local/token') return sendText(response, 404, 'Not found');
  const query = new URL(url, 'http://localhost').searchParams;
  const person = personCalled(query.get('as') ?? '');
  if (person === undefined) {
    const roles = [...new Set(people.map(({ role }) => role))].join(', ');
    const message = `as: one of ${roles}, a mailbox such as planner2, or an email address`;
    return sendJson(response, 400, { message });
  }
  const token = await identity.tokenFor(person);
  if (query.get('plain') !== null) return sendText(response, 200, token);
  sendJson(response, 200, { token, ...person, expiresIn: tokenSeconds });
}

/** Lets the page have shared memory, which the workbench needs to stand in for a blocking host. */
function isolate(response: ServerResponse): void {
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}

function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** Keeps a page elsewhere from running or embedding what it can't read, such as a token. */
const forOurselves = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'content-type': 'application/json', ...forOurselves };
  response.writeHead(status, headers).end(JSON.stringify(value));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...forOurselves };
  response.writeHead(status, headers).end(text);
}
