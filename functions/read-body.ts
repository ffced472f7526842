import { passedBound } from './body-bounds.ts';
import { Problem } from './problem-answers.ts';

/** Most bytes of a request body. */
const bodyLimit = 4 * 1024 * 1024;

/** Most characters of a form: each one escaped takes up to nine. */
const formLimit = 64 * 1024;

/** What came, as far as its body is read from it. */
interface Came {
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads a JSON body, or the fields of a form where the route takes forms. Absent is undefined; what
 * is neither, too large, too deep or of too many parts is a problem.
 */
export function readBody(event: Came, takesForms = false): unknown {
  if (!event.body) return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  if (Buffer.byteLength(text) > bodyLimit) throw new Problem('too-large', { megabytes: 4 });
  if (takesForms && isForm(event)) return fieldsOf(text);
  const passed = passedBound(text);
  if (passed) throw unreadable(passed);
  try {
    return JSON.parse(text, refusePrototype);
  } catch {
    throw unreadable('not-json');
  }
}

const isForm = ({ headers }: Came): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers?.['content-type'] ?? '');

/** The fields by name; of those with one name the last. */
function fieldsOf(form: string): Record<string, string> {
  if (form.length > formLimit) throw unreadable('text-too-long');
  return Object.fromEntries(new URLSearchParams(form));
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
