import type { Bundle, EditFacts, Failure, FromScript, ToScript } from '../protocol/messages.ts';
import { callCount, dropWrites, openChannel, sendWrites } from './channel.ts';
import { hideBrowserGlobals } from './hidden.ts';
import { listen, post } from './natives.ts';
import { makeRange } from './range.ts';
import { makeUser } from './session.ts';
import { AuthMode } from './script-app.ts';
import { installServices } from './services.ts';
import { makeSpreadsheet } from './spreadsheet.ts';
import { checkTransferable } from './transferable.ts';
import { ask } from './channel.ts';

/** One script execution: Google starts each with fresh globals, so each has a thread of its own. */
const globals = globalThis as unknown as Record<string, unknown>;

function tell(message: FromScript): void {
  post(message);
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error) {
    return { name: error.name, message: error.message, stack: error.stack };
  }
  return { name: 'Error', message: String(error) };
}

function start(bundle: Bundle, buffer: SharedArrayBuffer): void {
  openChannel(buffer);
  try {
    const before = new Set(Object.keys(globals));
    installServices(globals, bundle);
    hideBrowserGlobals();
    // Indirect eval runs the code in global scope, where Google puts a script's functions.
    const evaluate = eval;
    evaluate(`${bundle.code}\n//# sourceURL=Code.js`);
    const functions = Object.keys(globals).filter(
      (name) => !before.has(name) && typeof globals[name] === 'function',
    );
    tell({ type: 'ready', functions });
  } catch (error) {
    tell({ type: 'broken', failure: failureOf(error) });
  }
}

function execute(name: string, args: readonly unknown[]): void {
  try {
    const script = globals[name];
    if (typeof script !== 'function') {
      throw new ReferenceError(`Script function not found: ${name}`);
    }
    const result: unknown = (script as (...given: readonly unknown[]) => unknown)(...args);
    sendWrites();
    checkTransferable(result, 'result');
    tell({ type: 'done', result: result ?? null, calls: callCount() });
  } catch (error) {
    dropWrites();
    tell({ type: 'failed', failure: failureOf(error), calls: callCount() });
  }
}

function openEvent() {
  return {
    authMode: AuthMode.LIMITED,
    source: makeSpreadsheet(),
    user: makeUser(ask('person.describe').email),
  };
}

function editEvent(facts: EditFacts) {
  const { value, oldValue, ...area } = facts;
  return {
    authMode: AuthMode.LIMITED,
    source: makeSpreadsheet(),
    range: makeRange(area),
    user: makeUser(ask('person.describe').email),
    ...(value === undefined ? {} : { value }),
    ...(oldValue === undefined ? {} : { oldValue }),
  };
}

listen('message', (event: MessageEvent) => {
  const message = event.data as ToScript;
  switch (message.type) {
    case 'start':
      return start(message.bundle, message.buffer);
    case 'run':
      return execute(message.name, message.args);
    case 'open':
      return execute('onOpen', [openEvent()]);
    case 'edit':
      return execute('onEdit', [editEvent(message.event)]);
  }
});
