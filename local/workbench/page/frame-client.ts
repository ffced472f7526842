import { checkTransferable } from '../host/transferable.ts';
import { onFontsArrived } from './reshape.ts';

/** `google.script` inside a frame of the add-on. This file runs in the frame, not in the page. */

interface Callbacks {
  readonly success?: (result: unknown, user: unknown) => void;
  readonly failure?: (error: Error, user: unknown) => void;
  readonly user?: unknown;
}

type Reply = { readonly google: 'reply'; readonly id: number } & (
  | { readonly result: unknown }
  | { readonly failure: { readonly name: string; readonly message: string } }
);

const waiting = new Map<number, Callbacks>();
let last = 0;

function post(message: object): void {
  parent.postMessage(message, '*');
}

function fail(callbacks: Callbacks, error: Error): void {
  if (callbacks.failure) callbacks.failure(error, callbacks.user);
  else console.error('Uncaught', error);
}

/** A form becomes an object of its fields, as at Google. */
function plainArgument(argument: unknown): unknown {
  if (!(argument instanceof HTMLFormElement)) return argument;
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(argument)) {
    if (typeof value !== 'string') throw new TypeError('The workbench sends no files in forms');
    fields[name] = value;
  }
  return fields;
}

function call(name: string, callbacks: Callbacks, given: readonly unknown[]): void {
  last += 1;
  const id = last;
  try {
    const args = given.map(plainArgument);
    args.forEach((argument, index) => checkTransferable(argument, `argument ${index + 1}`));
    waiting.set(id, callbacks);
    post({ google: 'run', id, name, args });
  } catch (error) {
    waiting.delete(id);
    queueMicrotask(() => fail(callbacks, error as Error));
  }
}

function runner(callbacks: Callbacks): object {
  return new Proxy(
    {},
    {
      get(_target, key): unknown {
        if (typeof key === 'symbol' || key === 'then') return undefined;
        if (key === 'withSuccessHandler') {
          return (success: Callbacks['success']) =>
            runner({ ...callbacks, ...(success && { success }) });
        }
        if (key === 'withFailureHandler') {
          return (failure: Callbacks['failure']) =>
            runner({ ...callbacks, ...(failure && { failure }) });
        }
        if (key === 'withUserObject') return (user: unknown) => runner({ ...callbacks, user });
        return (...args: unknown[]) => call(key, callbacks, args);
      },
    },
  );
}

addEventListener('message', (event: MessageEvent) => {
  const reply = event.data as Reply | null;
  if (event.source !== parent || reply?.google !== 'reply') return;
  const callbacks = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (!callbacks) return;
  if ('failure' in reply) {
    const error = new Error(reply.failure.message);
    error.name = reply.failure.name;
    fail(callbacks, error);
  } else callbacks.success?.(reply.result, callbacks.user);
});

Object.assign(globalThis, {
  google: {
    script: {
      get run() {
        return runner({});
      },
      host: {
        origin: document.referrer ? new URL(document.referrer).origin : '',
        close: () => post({ google: 'close' }),
        setHeight: (height: number) => post({ google: 'size', height }),
        setWidth: (width: number) => post({ google: 'size', width }),
        editor: { focus: () => post({ google: 'focus' }) },
      },
    },
  },
});

// Not before there is a body to lay out.
addEventListener('DOMContentLoaded', () => onFontsArrived());
