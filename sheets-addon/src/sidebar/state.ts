import type { Role } from '../../../domain/role.ts';
import type { Uploader } from '../contracts/files-state.ts';
import type { ShownConflict } from '../conflicts/state.ts';
import type { Words } from '../words.ts';

/** What the sidebar shows of the open tab. */
export interface SidebarState {
  readonly words: Words['sidebar'];
  /** The buttons of the open tab: names of functions and what stands on them. */
  readonly actions: readonly SidebarAction[];
  /** Current month, as the month picker begins. */
  readonly month: string;
  /** When and by whom the open tab was last pulled or pushed; null where it is not ours. */
  readonly lastSync: string | null;
  readonly problems: readonly SidebarProblem[];
  /** True where the open tab lists contracts, which files are filed with. */
  readonly ofContracts: boolean;
  /** Changes whenever the state may have changed. */
  readonly stamp: string;
}

/** A button that runs an action. */
export interface SidebarAction {
  readonly run: string;
  readonly label: string;
}

/** Something to look at, and what can be done about it. */
export interface SidebarProblem {
  readonly identity: string;
  readonly field: string | null;
  readonly row: number;
  /** Where it is, as people say it. */
  readonly place: string;
  readonly message: string;
  /** Where mine or theirs is to be chosen; else null. */
  readonly conflict: ShownConflict | null;
}

/** The signed-in person, or the sentence that says why nobody is. */
export type SidebarPerson =
  | {
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
      readonly territories: readonly string[];
      readonly uploader: Uploader;
    }
  | { readonly problem: string };

/** What is asked often: whether something runs, and whether there is something new to show. */
export interface SidebarPulse {
  readonly running: string | null;
  readonly stamp: string;
}
