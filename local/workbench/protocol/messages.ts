import type { HostCall } from './calls.ts';

/** Length of the control words in front of the shared buffer's data, in bytes. */
export const CONTROL_BYTES = 16;

/** Positions of the control words. */
export const CONTROL = { ready: 0, chunk: 1, total: 2 } as const;

/** The code that is pushed to Google, and what its manifest says. */
export interface Bundle {
  readonly code: string;
  readonly timeZone: string;
  readonly urlFetchWhitelist: readonly string[] | null;
}

/** An error on its way between threads. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

/** From the page to a script thread. */
export type ToScript =
  | { readonly type: 'start'; readonly bundle: Bundle; readonly buffer: SharedArrayBuffer }
  | { readonly type: 'run'; readonly name: string; readonly args: readonly unknown[] }
  | { readonly type: 'edit'; readonly event: EditFacts }
  | { readonly type: 'open' };

/** A person's edit, for `onEdit`. */
export interface EditFacts {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly value?: string;
  readonly oldValue?: string;
}

/** From a script thread to the page. */
export type FromScript =
  | { readonly type: 'ready'; readonly functions: readonly string[] }
  | { readonly type: 'broken'; readonly failure: Failure }
  | { readonly type: 'calls'; readonly calls: readonly HostCall[] }
  | { readonly type: 'more' }
  | { readonly type: 'done'; readonly result: unknown; readonly calls: number }
  | { readonly type: 'failed'; readonly failure: Failure; readonly calls: number };
