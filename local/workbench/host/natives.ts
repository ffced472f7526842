/**
 * What the host itself needs from the browser. It is taken at start, because a moment later these
 * globals are hidden from the bundle, as they are missing at Google.
 */
const scope = globalThis as unknown as {
  postMessage: (message: unknown) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
};

/** Sends a message to the page. */
export const post: (message: unknown) => void = scope.postMessage.bind(scope);

/** Hears the page's messages. */
export const listen = scope.addEventListener.bind(scope);

/** A random UUID, version 4. */
export const randomUuid: () => string = crypto.randomUUID.bind(crypto);

/** Text to UTF-8. */
export const encoder = new TextEncoder();

/** UTF-8 to text. */
export const decoder = new TextDecoder();

/** Milliseconds since 1970 as the real clock has them. */
export const now: () => number = Date.now.bind(Date);

/** Nobody ever wakes this. */
const pillow = new Int32Array(new SharedArrayBuffer(4));

/** Sleeps the script thread. */
export function sleep(milliseconds: number): void {
  Atomics.wait(pillow, 0, 0, milliseconds);
}

/** The machine's Date: the script gets one that knows the company's time zone. */
export const NativeDate = Date;

const NativeBtoa = btoa.bind(globalThis);
const NativeAtob = atob.bind(globalThis);

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return NativeBtoa(text);
}

/** Base64 as bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(NativeAtob(text), (letter) => letter.charCodeAt(0));
}
