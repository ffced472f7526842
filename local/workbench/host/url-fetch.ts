import type { HttpReply, HttpRequest } from '../protocol/http.ts';
import { blobBytes, isBlob, makeBlob, toUnsigned } from './blob.ts';
import { structureChanged } from './book.ts';
import { ask } from './channel.ts';
import { Exception } from './exception.ts';
import { decoder, encoder, fromBase64 } from './natives.ts';
import { strict } from './strict.ts';

type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest;
type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

const URL_LENGTH = 2048;
const BODY_BYTES = 50 * 1024 * 1024;

function body(payload: unknown): HttpRequest['body'] {
  if (payload === undefined || payload === null) return null;
  if (typeof payload === 'string') return payload;
  if (Array.isArray(payload)) return toUnsigned(payload as number[]);
  if (isBlob(payload)) return blobBytes(payload);
  return Object.entries(payload)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function contentType(options: Options): string | null {
  const { contentType: given, payload } = options;
  if (given) return given;
  if (payload === undefined) return null;
  return isBlob(payload) ? payload.getContentType() : 'application/x-www-form-urlencoded';
}

function checked(request: Request, whitelist: readonly string[] | null): HttpRequest {
  const { url } = request;
  if (!/^https?:\/\//i.test(url)) throw new Exception(`Invalid argument: ${url}`);
  if (url.length > URL_LENGTH) {
    throw new Exception(`Limit Exceeded: URLFetch URL Length. ${url.slice(0, 80)}`);
  }
  if (whitelist && !whitelist.some((prefix) => url.startsWith(prefix))) {
    throw new Exception(`Access blocked to URL ${url}: it is not in urlFetchWhitelist.`);
  }
  const type = contentType(request);
  const sent = body(request.payload);
  if ((sent?.length ?? 0) > BODY_BYTES) throw new Exception('Limit Exceeded: URLFetch POST Size.');
  return {
    url,
    // As at Google, a payload makes a get a post.
    method: (request.method ?? (sent === null ? 'get' : 'post')).toUpperCase(),
    headers: { ...(type ? { 'Content-Type': type } : {}), ...request.headers },
    body: sent,
    followRedirects: request.followRedirects ?? true,
  };
}

function response(reply: Exclude<HttpReply, { error: string }>): Response {
  const bytes = () => (reply.base64 ? fromBase64(reply.base64) : encoder.encode(reply.text));
  const content = strict('HTTPResponse', {
    getResponseCode: () => reply.status,
    getContentText: () => (reply.base64 ? decoder.decode(bytes()) : reply.text),
    getHeaders: () => reply.headers,
    getAllHeaders: () => reply.headers,
    getContent: () => [...new Int8Array(bytes().buffer)],
    getBlob: () => makeBlob(bytes(), reply.headers['Content-Type'] ?? null, null),
  } satisfies Partial<Response>);
  return content as Response;
}

function fetchAll(requests: readonly Request[], whitelist: readonly string[] | null): Response[] {
  const checkedRequests = requests.map((request) => checked(request, whitelist));
  const replies = ask('http.fetch', checkedRequests);
  structureChanged();
  return replies.map((reply, index) => {
    const request = requests[index];
    if ('error' in reply) throw new Exception(`Address unavailable: ${request?.url ?? ''}`);
    if (reply.status >= 400 && !request?.muteHttpExceptions) {
      throw new Exception(
        `Request failed for ${request?.url ?? ''} returned code ${reply.status}. ` +
          `Truncated server response: ${reply.text.slice(0, 200)} ` +
          '(use muteHttpExceptions option to examine full response)',
      );
    }
    return response(reply);
  });
}

/** UrlFetchApp; the page makes the requests, those of one `fetchAll` at the same time. */
export function urlFetchApp(whitelist: readonly string[] | null) {
  return strict('UrlFetchApp', {
    fetch(url: string, options: Options = {}): Response {
      const [reply] = fetchAll([{ ...options, url }], whitelist);
      if (!reply) throw new Exception(`Address unavailable: ${url}`);
      return reply;
    },
    fetchAll(requests: (Request | string)[]): Response[] {
      const list = requests.map((one) => (typeof one === 'string' ? { url: one } : one));
      return fetchAll(list, whitelist);
    },
  } satisfies Partial<GoogleAppsScript.URL_Fetch.UrlFetchApp>);
}
