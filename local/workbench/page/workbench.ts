import type { MenuEntry } from '../protocol/ui.ts';
import { loadBundle } from './addon-files.ts';
import { companyZone } from './company-zone.ts';
import { followProgress } from './demo-progress.ts';
import { ask } from './dialogs.ts';
import { byId } from './dom.ts';
import { FrameThrottle } from './frame-throttle.ts';
import { Frames } from './frames.ts';
import { Hint } from './hint.ts';
import { batchRunner } from './host-calls.ts';
import { hostPage } from './host-page.ts';
import type { RequestRecord } from './http.ts';
import { texts } from './language.ts';
import { MenuBar } from './menu-bar.ts';
import { openBook } from './open-book.ts';
import type { OpenBook } from './open-book.ts';
import { People } from './people.ts';
import { messageOf } from './script-thread.ts';
import { Scripts } from './scripts.ts';
import { Session } from './session.ts';
import { gridApi } from './test-api.ts';
import type { WorkbenchApi } from './test-api.ts';
import { toast } from './toasts.ts';
import { TopBar } from './top-bar.ts';
import { watchEdits } from './user-edits.ts';
import { WarningPass } from './warning-pass.ts';

/** Builds the whole page and starts the add-on in it. */
export async function startWorkbench(): Promise<WorkbenchApi> {
  const people = new People();
  await people.load();
  const [book, bundle, client, zone] = await Promise.all([
    openBook(people),
    loadBundle(),
    fetch('/frame-client.js').then((reply) => reply.text()),
    companyZone(people),
  ]);
  const words = () => texts(people.language);
  const requests: RequestRecord[] = [];
  const flag = { scriptIsWriting: false };
  const showMenu = menuOf(words, (name) => session.runFromMenu(name));
  const host = hostPage({
    ...book,
    people,
    requests,
    timeZone: zone ?? bundle.timeZone,
    frames: () => frames,
    showMenu,
  });
  const throttle = new FrameThrottle(book.grid);
  const scripts = new Scripts(bundle, {
    handlers: host.handlers,
    runBatch: batchRunner(host.writer, flag),
    ended: host.ended,
    changed: (running) => {
      bar.showRunning(running);
      throttle.scriptsRun(running.length > 0);
    },
    texts: words,
  });
  const resized = () => dispatchEvent(new Event('resize'));
  const frames: Frames = new Frames(client, (name, args) => scripts.call(name, args), resized);
  const show = () => bar.show();
  const session: Session = new Session({ grid: book.grid, people, scripts, frames, words, show });
  const bar = topBar(people, book, session, scripts);
  guardEdits(book, people, session, flag);
  void followProgress(() => people.language);
  return {
    ready: opened(session, words),
    run: (name, ...args) => scripts.call(name, args),
    ...gridApi(book.grid, host.handlers({ running: null, wrote: false })),
    flush: async () => {
      await host.settle();
      await book.autosave.saveNow();
    },
    requests,
    killScript: () => scripts.killAll(),
    signIn: (email) => session.signIn(email),
    people: people.all,
  };
}

type Words = () => ReturnType<typeof texts>;

/** The menu bar and the hint beside it; answers how to fill them. */
function menuOf(words: Words, run: (name: string) => void) {
  const hint = new Hint(words);
  const menu = new MenuBar(byId('menu'), (name) => {
    hint.done();
    run(name);
  });
  return (_title: string | null, entries: readonly MenuEntry[]): void => {
    menu.show(entries);
    hint.show(entries);
  };
}

/** The top bar, written in the language of the person. */
function topBar(people: People, book: OpenBook, session: Session, scripts: Scripts): TopBar {
  const words = () => texts(people.language);
  const startAnew = async () => {
    const { newWorkbook: title, newWorkbookQuestion: message } = words();
    const question = { kind: 'alert', title, message, buttons: 'OK_CANCEL' } as const;
    if ((await ask(question, words)).button === 'OK') await book.startAnew();
  };
  const bar = new TopBar(people, {
    signIn: (email) => void session.signIn(email),
    setLanguage: (language) => void session.setLanguage(language),
    stop: () => scripts.killAll(),
    newWorkbook: () => void startAnew(),
  });
  bar.show();
  book.autosave.onState = (saved) => bar.showSaved(saved);
  return bar;
}

/** Protects what is protected from the person's edits, and tells the add-on of the others. */
function guardEdits(
  book: OpenBook,
  people: People,
  session: Session,
  flag: { scriptIsWriting: boolean },
): void {
  const words = () => texts(people.language);
  const pass = new WarningPass(words);
  watchEdits(book.grid, flag, book.protections, {
    email: () => people.current.email,
    locked: () => toast(words().protectedText, { title: words().protectedTitle, kind: 'problem' }),
    warn: () => pass.ask(),
    edited: (edit) => session.edited(edit),
  });
}

/** Opens the workbook for the add-on; a broken bundle is shown, not only logged. */
function opened(session: Session, words: Words): Promise<void> {
  const ready = session.open().catch((error: unknown) => {
    toast(messageOf(error), { title: words().addOnBroken, seconds: null, kind: 'problem' });
    throw error;
  });
  // Whoever waits for it hears of the failure; nobody has to.
  ready.catch(() => undefined);
  return ready;
}
