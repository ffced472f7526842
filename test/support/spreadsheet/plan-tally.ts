/** What was done and what befell it, over all programs. */
export interface Tally {
  programs: number;
  edits: number;
  actions: number;
  kills: number;
  /** Requests that never arrived, or whose answer did not come back. */
  lost: number;
  conflicts: number;
  stored: number;
  /** Cells that an undo set back. */
  undone: number;
}

export const noTally = (): Tally => ({
  programs: 0,
  edits: 0,
  actions: 0,
  kills: 0,
  lost: 0,
  conflicts: 0,
  stored: 0,
  undone: 0,
});
