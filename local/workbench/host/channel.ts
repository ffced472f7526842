import type { HostCall, HostCallName, HostCalls } from '../protocol/calls.ts';
import { CONTROL, CONTROL_BYTES } from '../protocol/messages.ts';
import type { Failure, FromScript } from '../protocol/messages.ts';
import { Exception } from './exception.ts';
import { decoder, post } from './natives.ts';

let control: Int32Array = new Int32Array(4);
let data: Uint8Array = new Uint8Array(0);
let pending: HostCall[] = [];
let calls = 0;

/** Opens the way to the page: replies come through this shared buffer. */
export function openChannel(buffer: SharedArrayBuffer): void {
  control = new Int32Array(buffer, 0, CONTROL_BYTES / 4);
  data = new Uint8Array(buffer, CONTROL_BYTES);
}

/** How many times this script has waited for the page. */
export function callCount(): number {
  return calls;
}

/**
 * Notes a write; it reaches the grid at the next read or flush, like Google's own write cache. An
 * error of a write therefore appears at that later call.
 */
export function write<Name extends HostCallName>(
  name: Name,
  ...args: Parameters<HostCalls[Name]>
): void {
  pending.push([name, ...args] as unknown as HostCall);
}

/** Sends all noted writes and then this call, and waits for its answer. */
export function ask<Name extends HostCallName>(
  name: Name,
  ...args: Parameters<HostCalls[Name]>
): ReturnType<HostCalls[Name]> {
  write(name, ...args);
  return exchange() as ReturnType<HostCalls[Name]>;
}

/** Sends all noted writes and waits until the grid has them. */
export function sendWrites(): void {
  if (pending.length > 0) exchange();
}

/** Forgets writes that were never sent, after a failure. */
export function dropWrites(): void {
  pending = [];
}

function exchange(): unknown {
  const batch = pending;
  pending = [];
  calls += 1;
  send({ type: 'calls', calls: batch });
  const reply = JSON.parse(decoder.decode(receive())) as { value?: unknown; failure?: Failure };
  if (reply.failure) throw new Exception(reply.failure.message);
  return reply.value;
}

function send(message: FromScript): void {
  Atomics.store(control, CONTROL.ready, 0);
  post(message);
}

function receive(): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let received = 0; ;) {
    // Looked at again after every wake: the page's notice of the answer before may come so late
    // that it wakes the thread in the next wait, when only that old answer lies there.
    while (Atomics.load(control, CONTROL.ready) === 0) Atomics.wait(control, CONTROL.ready, 0);
    const size = Atomics.load(control, CONTROL.chunk);
    // A copy, because a TextDecoder refuses shared memory.
    chunks.push(data.slice(0, size));
    received += size;
    if (received >= Atomics.load(control, CONTROL.total)) break;
    send({ type: 'more' });
  }
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    whole.set(chunk, position);
    position += chunk.length;
  }
  return whole;
}
