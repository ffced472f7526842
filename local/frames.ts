import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { readBody } from './request-body.ts';

/**
 * The pages an add-on shows (sidebars, dialogs), each on a host of its own as Google serves them:
 * so they have a real origin, and still none of the workbench's.
 */
export type Frames = {
  /** Keeps a page and answers its id. */
  readonly add: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Sends the page of a frame's host. */
  readonly send: (host: string, path: string, response: ServerResponse) => void;
};

const frame = z.object({ html: z.string() });
const frameBytesMax = 4 * 1024 * 1024;
const framesMax = 50;

/** Whether a host name is that of a frame. */
export function isFrameHost(host: string): boolean {
  return /^n-[0-9a-z-]+-script\.localhost$/.test(host);
}

/** Frames are kept in memory, the newest few of them. */
export function createFrames(): Frames {
  const pages = new Map<string, string>();
  const add = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, frameBytesMax);
    const parsed = frame.safeParse(body && parsedJson(body.toString('utf8')));
    if (!parsed.success) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"message":"A frame is {\\"html\\": text} of at most 4 MB"}');
      return;
    }
    const id = randomBytes(8).toString('hex');
    pages.set(id, parsed.data.html);
    for (const oldest of pages.keys()) if (pages.size > framesMax) pages.delete(oldest);
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  };
  const send = (host: string, path: string, response: ServerResponse): void => {
    const id = /^n-(.+)-script\.localhost$/.exec(host)?.[1] ?? '';
    const html = path === '/frame' ? pages.get(id) : undefined;
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
    });
    response.end(html ?? 'No such frame');
  };
  return { add, send };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
