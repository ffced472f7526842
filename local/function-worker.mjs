// Runs one Lambda function inside a worker thread. Plain JavaScript on purpose: stripping types
// would load a compiler into every worker, which costs 13 MB and doubles its start.
import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** Lambda's limit on what a function answers, in bytes. */
const replyBytesMax = 6_291_556;

process.setSourceMapsEnabled(true);

const [module, name] = workerData.handler.split('.');
const handler = load();
// Whoever calls hears of it; until then a failed import is not an unhandled rejection.
handler.then(
  () => parentPort.postMessage({ kind: 'ready' }),
  () => parentPort.postMessage({ kind: 'ready' }),
);

parentPort.on('message', ({ event, context }) => {
  run(JSON.parse(event), context).then(
    (payload) => parentPort.postMessage({ kind: 'reply', payload }),
    (error) => parentPort.postMessage({ kind: 'failure', failure: failureOf(error) }),
  );
});

async function load() {
  const files = ['.mjs', '.js', '.cjs'].map((end) => path.join(workerData.folder, module + end));
  const file = files.find((each) => existsSync(each));
  if (file === undefined) throw named('Runtime.ImportModuleError', `No ${module} in the bundle`);
  const loaded = await import(pathToFileURL(file).href);
  const found = loaded[name] ?? loaded.default?.[name];
  if (typeof found !== 'function') {
    throw named('Runtime.HandlerNotFound', `${workerData.handler} is undefined or not exported`);
  }
  return found;
}

async function run(event, { deadline, ...context }) {
  const invoke = await handler;
  const getRemainingTimeInMillis = () => Math.max(0, deadline - Date.now());
  const reply = await invoke(event, { ...context, getRemainingTimeInMillis });
  const payload = JSON.stringify(reply === undefined ? null : reply);
  const bytes = Buffer.byteLength(payload);
  if (bytes > replyBytesMax) {
    throw named(
      'Function.ResponseSizeTooLarge',
      `Response payload size (${bytes} bytes) exceeded maximum allowed payload size` +
        ` (${replyBytesMax} bytes).`,
    );
  }
  return payload;
}

function named(errorType, message) {
  return Object.assign(new Error(message), { name: errorType });
}

function failureOf(error) {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack };
}
