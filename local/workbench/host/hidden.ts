/**
 * Browser globals that Apps Script does not have. They are taken away before the bundle runs, so
 * that a use of one fails here as it would fail at Google.
 */
const HIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'Blob',
  'File',
  'FileReader',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'AbortController',
  'AbortSignal',
  'Event',
  'EventTarget',
  'MessageChannel',
  'BroadcastChannel',
  'Worker',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'queueMicrotask',
  'structuredClone',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'navigator',
  'location',
  'self',
  'indexedDB',
  'caches',
  'postMessage',
  'addEventListener',
  'removeEventListener',
  'importScripts',
  'SharedArrayBuffer',
];

/** Takes the browser's globals away. */
export function hideBrowserGlobals(): void {
  for (const name of HIDDEN) {
    Object.defineProperty(globalThis, name, {
      value: undefined,
      writable: true,
      configurable: true,
    });
  }
}
