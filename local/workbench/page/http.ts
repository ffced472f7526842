import type { HttpReply, HttpRequest } from '../protocol/http.ts';
import type { SomeHandlers } from './handlers.ts';

/** One request a script made. */
export interface RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly ms: number;
}

const TEXT = /^(text\/|application\/([\w.+-]*(json|xml|javascript)|x-www-form-urlencoded))/i;
const REPLY_BYTES = 50 * 1024 * 1024;
const TIMEOUT = 60_000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(text);
}

function headersOf(response: Response): Record<string, string> {
  const capital = (name: string) => name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase());
  return Object.fromEntries([...response.headers].map(([name, value]) => [capital(name), value]));
}

async function request(asked: HttpRequest): Promise<HttpReply> {
  try {
    const response = await fetch(asked.url, {
      method: asked.method,
      headers: asked.headers,
      body: asked.body,
      redirect: asked.followRedirects ? 'follow' : 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > REPLY_BYTES) return { error: 'the reply is larger than 50 MB' };
    const head = { status: response.status, headers: headersOf(response) };
    const isText = TEXT.test(response.headers.get('content-type') ?? 'text/plain');
    if (isText) return { ...head, text: new TextDecoder().decode(bytes) };
    return { ...head, text: '', base64: base64(bytes) };
  } catch (error) {
    return { error: String(error) };
  }
}

/** UrlFetchApp's requests, all of one call at the same time; each is recorded. */
export function httpCalls(records: RequestRecord[]): SomeHandlers<'http.fetch'> {
  return {
    'http.fetch': (requests) =>
      Promise.all(
        requests.map(async (asked) => {
          const start = performance.now();
          const reply = await request(asked);
          const status = 'status' in reply ? reply.status : 0;
          const ms = Math.round(performance.now() - start);
          records.push({ url: asked.url, method: asked.method, status, ms });
          return reply;
        }),
      ),
  };
}
