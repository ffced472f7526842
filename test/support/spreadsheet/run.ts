import type { Failure } from '../../../local/workbench/protocol/messages.ts';
import type { Said } from './page-services.ts';

/** What one run of a script used of Google's services. */
export interface Usage {
  /** Times the script waited for the spreadsheet or another service. */
  waits: number;
  /** Single calls of services, of which several go together in one wait. */
  steps: number;
  /** Calls of `fetch` or `fetchAll`, and the requests in them. */
  fetches: number;
  requests: number;
  cellsWritten: number;
  cellsRead: number;
  /** The longest text written into a cell, address, payload and reply, in characters. */
  longestCell: number;
  longestUrl: number;
  longestPayload: number;
  longestReply: number;
}

export const noUsage = (): Usage => ({
  waits: 0,
  steps: 0,
  fetches: 0,
  requests: 0,
  cellsWritten: 0,
  cellsRead: 0,
  longestCell: 0,
  longestUrl: 0,
  longestPayload: 0,
  longestReply: 0,
});

/** What a run of a script came to. */
export interface Run {
  /** What the function returned. */
  readonly result: unknown;
  readonly failure: Failure | null;
  /** True where the script was killed: it did nothing after that, whatever it returned. */
  readonly killed: boolean;
  readonly said: readonly Said[];
  readonly usage: Usage;
}
