import type { EditFacts } from '../protocol/messages.ts';
import type { Frames } from './frames.ts';
import type { Grid } from './grid.ts';
import type { Language, TextKey } from './language.ts';
import type { People } from './people.ts';
import { messageOf } from './script-thread.ts';
import type { Scripts } from './scripts.ts';
import { toast } from './toasts.ts';

/** What a person's session is made of. */
export interface SessionParts {
  readonly grid: Grid;
  readonly people: People;
  readonly scripts: Scripts;
  readonly frames: Frames;
  readonly words: () => Readonly<Record<TextKey, string>>;
  /** Shows person and language on the page. */
  show(): void;
}

/** One person at the open workbook: opening, menu choices, edits, and changing places. */
export class Session {
  private readonly parts: SessionParts;
  private hasOnEdit = false;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** What Google does when a workbook is opened: it asks the add-on for its menu. */
  async open(): Promise<void> {
    const functions = await this.parts.scripts.functions();
    this.hasOnEdit = functions.includes('onEdit');
    if (functions.includes('onOpen')) await this.parts.scripts.trigger({ type: 'open' });
  }

  /** A menu item was chosen. A failure is shown, as Google shows it over the sheet. */
  runFromMenu(name: string): void {
    this.parts.scripts.call(name, []).catch((error: unknown) => this.report(error));
  }

  /** A person changed cells. */
  edited(event: EditFacts): void {
    if (!this.hasOnEdit) return;
    this.parts.scripts.trigger({ type: 'edit', event }).catch((error: unknown) => {
      console.error('onEdit', error);
    });
  }

  /** Signs in as another person: their sidebar, menu and language. */
  async signIn(email: string): Promise<void> {
    this.parts.people.choose(email);
    await this.restart();
  }

  /** Changes the language of grid, page and add-on. */
  async setLanguage(language: Language): Promise<void> {
    this.parts.people.setLanguage(language);
    await this.restart();
  }

  private async restart(): Promise<void> {
    const { frames, grid, people } = this.parts;
    const sidebar = frames.closeEverything();
    grid.setLanguage(people.language);
    this.parts.show();
    try {
      await this.open();
      // The sidebar that was open is asked for again, so that it greets the right person.
      if (sidebar) this.runFromMenu(sidebar);
    } catch (error) {
      this.report(error);
    }
  }

  private report(error: unknown): void {
    const title = this.parts.words().scriptFailed;
    toast(messageOf(error), { title, seconds: 12, kind: 'problem' });
  }
}
