import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buildWorkbench } from '../../../local/workbench/build.ts';

const ADDON = path.join(import.meta.dirname, 'addon');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
const PEOPLE = [
  {
    email: 'planner@test.example',
    name: 'Ping Lin',
    nameZh: '林萍',
    role: 'planner',
    locale: 'en',
  },
  { email: 'rep@test.example', name: 'Rui Pan', nameZh: '潘锐', role: 'rep', locale: 'zh' },
];

/** The workbench alone, with a small bundle of its own instead of the add-on and an echo as API. */
export interface WorkbenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the workbench into a folder and serves it with an add-on on a free port. */
export async function startWorkbenchServer(
  folder: string,
  addon = ADDON,
): Promise<WorkbenchServer> {
  await buildWorkbench(folder);
  const frames = new Map<string, string>();
  const server = createServer((request, response) => {
    answer(request, response, { folder, addon, frames }).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Served {
  readonly folder: string;
  readonly addon: string;
  readonly frames: Map<string, string>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, addon, frames }: Served,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  const frame = /^n-(\d+)-script\.localhost$/.exec(url.hostname)?.[1];
  if (frame !== undefined) {
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(frames.get(frame));
    return;
  }
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  if (url.pathname === '/local/people') return json(response, PEOPLE);
  if (url.pathname === '/local/progress') return json(response, { state: 'ready' });
  if (url.pathname === '/local/token') {
    return json(response, { token: `token of ${url.searchParams.get('as') ?? ''}` });
  }
  if (url.pathname === '/local/frames') {
    const id = String(frames.size + 1);
    frames.set(id, (JSON.parse(await body(request)) as { html: string }).html);
    return json(response, { id });
  }
  if (url.pathname.startsWith('/api/')) return echo(request, response, url);
  const inAddon = url.pathname.startsWith('/addon/');
  const file = inAddon
    ? path.join(addon, url.pathname.slice('/addon/'.length).replace(/^Code\.js$/, 'Code.gs'))
    : path.join(folder, url.pathname === '/' ? 'index.html' : url.pathname);
  const content = await readFile(file).catch(() => null);
  if (!content) {
    response.writeHead(404).end();
    return;
  }
  if (file.endsWith('.woff2')) {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  response.end(content);
}

let inFlight = 0;

/**
 * Answers with what was asked, after `delay` milliseconds and with the status `status`, and says
 * how many requests were under way when this one came.
 */
async function echo(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  inFlight += 1;
  const together = inFlight;
  const text = await body(request);
  const delay = Number(url.searchParams.get('delay') ?? 0);
  await new Promise((resolve) => setTimeout(resolve, delay));
  inFlight -= 1;
  response.statusCode = Number(url.searchParams.get('status') ?? 200);
  json(response, {
    method: request.method,
    path: url.pathname,
    authorization: request.headers.authorization ?? null,
    contentType: request.headers['content-type'] ?? null,
    body: text,
    together,
  });
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
