import { passedBound } from './body-bounds.ts';
import { Problem } from './problem-answers.ts';

/** Most bytes of a request body. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * Reads a JSON body. Absent is undefined; what is not JSON, too large, too deep or of too many
 * parts is a problem.
 */
export function readBody(event: { body?: string | undefined; isBase64Encoded: boolean }): unknown {
  if (!event.body) return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  if (Buffer.byteLength(text) > bodyLimit) throw new Problem('too-large', { megabytes: 4 });
  const passed = passedBound(text);
  if (passed) throw unreadable(passed);
  try {
    return JSON.parse(text, refusePrototype);
  } catch {
    throw unreadable('not-json');
  }
}

const unreadable = (message: string) =>
  new Problem(
    'invalid-request',
    {},
    [{ code: 'custom', path: [], message, input: undefined }],
    'body',
  );

/** A key that reaches into prototypes has no honest use in a body. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor') throw new SyntaxError('forbidden key');
  return value;
}
