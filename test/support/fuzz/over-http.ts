import { connect } from 'node:net';
import fc from 'fast-check';
import { everyRoute, type About } from '../inputs.ts';

/** A request as bytes on the wire, and what it is for whoever reads of its failure. */
export interface Wire {
  readonly what: string;
  readonly bytes: Buffer;
}

const methods = [
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'],
  ...['get', 'PO ST', ''],
];

/** Changes of a path that a careless server takes for another one, or falls over. */
const pathTricks: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/api/', '/api/./'),
  (path) => path.replace('/api/', '/api/x/../'),
  (path) => path.replace('/api/', '/api/%2e%2e/'),
  (path) => `${path}%00`,
  (path) => `${path}%ff%fe`,
  (path) => `${path}%zz`,
  (path) => `${path}#fragment`,
  (path) => `http://other.example${path}`,
  (path) => path.toUpperCase(),
  (path) => `${path}/${'a'.repeat(4000)}`,
];

const queries = [
  '',
  '?',
  '?a',
  '?=',
  '?__proto__=1&constructor=2',
  '?territory=%ed%a0%80',
  '?territory=%00&cursor=%ff',
  '?cursor=a&cursor=b',
  '?territory[$ne]=x',
  `?${'a=1&'.repeat(500)}`,
];

/** What is as it should be three times out of four, and else one of the odd ones. */
const mostly = <Tame, Odd>(tame: Tame, odd: readonly Odd[]): fc.Arbitrary<Tame | Odd> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(tame) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );

const nothing = ['nothing', Buffer.alloc(0)] as const;

/** Bodies that no operation takes, so whatever is sent with them must write nothing. */
const bodies: readonly (readonly [what: string, bytes: Buffer])[] = [
  nothing,
  ['no JSON', Buffer.from('{"a":')],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a mark before the JSON', Buffer.from('\ufeff{"zz":1}')],
  ['a deep list', Buffer.from('['.repeat(20_000) + ']'.repeat(20_000))],
  ['a figure beyond all', Buffer.from('{"zz":1e999}')],
  ['one name twice', Buffer.from('{"zz":1,"zz":2}')],
  ['a prototype', Buffer.from('{"__proto__":{"roles":["admin"]},"zz":1}')],
  ['a compressed text', Buffer.from('H4sIAAAAAAAAA6tWqqpSsjKsBQBkBn1pCAAAAA==', 'base64')],
];

const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
];

/** Headers that two servers may read differently, or that lie about the body. */
const oddHeaders: readonly (readonly string[])[] = [
  [],
  ['Content-Encoding: gzip'],
  ['Content-Encoding: br, gzip'],
  ['X-HTTP-Method-Override: DELETE'],
  ['X-Forwarded-For: 127.0.0.1', 'X-Forwarded-Host: other.example'],
  ['Cookie: a=1; b=2', 'Cookie: c=3'],
  ['Accept-Language: zh-CN,*;q=0.1', 'Accept-Language: \u00ff'],
  ['Expect: 200-ok'],
  ['Upgrade: h2c', 'Connection: Upgrade'],
  ['Range: bytes=0-'],
];

/** How the length of the body is told. */
const framings = ['length', 'chunked', 'both', 'short', 'twice', 'broken chunk'] as const;

function framed(framing: (typeof framings)[number], body: Buffer): [string[], Buffer] {
  const length = String(body.length);
  const chunk = Buffer.concat([
    Buffer.from(`${body.length.toString(16)}\r\n`),
    body,
    Buffer.from('\r\n0\r\n\r\n'),
  ]);
  const chunked = body.length === 0 ? Buffer.from('0\r\n\r\n') : chunk;
  switch (framing) {
    case 'length':
      return [[`Content-Length: ${length}`], body];
    case 'chunked':
      return [['Transfer-Encoding: chunked'], chunked];
    case 'both':
      return [[`Content-Length: ${length}`, 'Transfer-Encoding: chunked'], chunked];
    case 'short':
      return [[`Content-Length: ${String(Math.floor(body.length / 2))}`], body];
    case 'twice':
      return [[`Content-Length: ${length}`, 'Content-Length: 1'], body];
    case 'broken chunk':
      return [['Transfer-Encoding: chunked'], Buffer.from('zz\r\nabc\r\n')];
  }
}

/** Requests of any method to any path, with a real token or none, framed well and badly. */
export function wireRequests(host: string, token: string, about: About): fc.Arbitrary<Wire> {
  const operations = everyRoute
    .filter(({ name }) => name !== 'changeCursorKey') // It needs no body, so anything succeeds.
    .map(({ route, given }) => {
      const params = given(about).params as Record<string, string> | undefined;
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? 'x');
      return { method: route.method, path: `/api${path}` };
    });
  const authorizations = [
    [`Authorization: Bearer ${token}`, `Authorization: Bearer ${token}`],
    [`authorization:Bearer ${token}`],
    [],
  ];
  const parts = fc.record({
    operation: fc.constantFrom(...operations),
    otherMethod: mostly(null, methods),
    trick: mostly((path: string) => path, pathTricks),
    query: mostly('', queries),
    body: mostly(nothing, bodies),
    contentType: mostly('application/json', contentTypes),
    odd: mostly([], oddHeaders),
    framing: mostly('length' as const, framings),
    authorization: mostly([`Authorization: Bearer ${token}`], authorizations),
  });
  return parts.map(({ operation, otherMethod, trick, query, body, framing, ...headers }) => {
    const method = otherMethod ?? operation.method;
    const [what, text] = body;
    const [lengths, sent] = framed(framing, text);
    const target = trick(operation.path) + query;
    const lines = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${host}`,
      ...headers.authorization,
      ...headers.odd,
      ...(headers.contentType === '' ? [] : [`Content-Type: ${headers.contentType}`]),
      ...lengths,
      'Connection: close',
    ];
    const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
    return {
      what: `${method} ${target.slice(0, 120)} ${framing} ${what} ${headers.odd.join(', ')}`,
      bytes: Buffer.concat([head, sent]),
    };
  });
}

/** Sends bytes on a connection of their own; answers the status, or 0 where it was just closed. */
export function sendWire({ bytes }: Wire, port: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let reply = '';
    const end = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? 0));
    };
    socket.setTimeout(2000, end);
    socket.on('data', (chunk: Buffer) => (reply += chunk.toString('latin1')));
    socket.on('error', end);
    socket.on('close', end);
    socket.write(bytes);
  });
}
