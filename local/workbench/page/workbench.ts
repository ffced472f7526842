import { loadBundle } from './addon-files.ts';
import { Autosave } from './autosave.ts';
import { followProgress } from './demo-progress.ts';
import { ask } from './dialogs.ts';
import { byId } from './dom.ts';
import { redrawWhenFontsArrive } from './fonts.ts';
import { Frames } from './frames.ts';
import { createGrid, emptyWorkbook } from './grid.ts';
import { batchRunner } from './host-calls.ts';
import { hostPage } from './host-page.ts';
import type { RequestRecord } from './http.ts';
import { texts } from './language.ts';
import { MenuBar } from './menu-bar.ts';
import { People } from './people.ts';
import { Protections } from './protections.ts';
import { messageOf } from './script-thread.ts';
import { Scripts } from './scripts.ts';
import { Session } from './session.ts';
import { Storage } from './storage.ts';
import { Stores } from './stores.ts';
import { gridApi } from './test-api.ts';
import type { WorkbenchApi } from './test-api.ts';
import { toast } from './toasts.ts';
import { TopBar } from './top-bar.ts';
import { watchEdits } from './user-edits.ts';
import { WarningPass } from './warning-pass.ts';

const WORKBOOK = 'workbook';

/** Builds the whole page and starts the add-on in it. */
export async function startWorkbench(): Promise<WorkbenchApi> {
  const people = new People();
  const storage = new Storage();
  const [, bundle, client, saved] = await Promise.all([
    people.load(),
    loadBundle(),
    fetch('/frame-client.js').then((reply) => reply.text()),
    storage.load(WORKBOOK),
  ]);
  const words = () => texts(people.language);
  const empty = emptyWorkbook(WORKBOOK, 'dealerbook', people.language);
  const grid = createGrid(byId('grid'), people.language, saved?.book ?? empty);
  redrawWhenFontsArrive(grid);
  const protections: Protections = new Protections(grid, saved?.protections ?? [], () =>
    autosave.touch(),
  );
  const autosave: Autosave = new Autosave(
    grid,
    storage,
    () => protections,
    saved?.book.sheetOrder ?? [],
  );
  const stores = new Stores({ workbook: WORKBOOK, email: () => people.current.email });
  stores.setDefaults('script', { API_URL: `${location.origin}/api` });
  const requests: RequestRecord[] = [];
  const flag = { scriptIsWriting: false };
  const menu = new MenuBar(byId('menu'), (name) => session.runFromMenu(name));
  const host = hostPage({
    grid,
    people,
    protections,
    stores,
    requests,
    timeZone: bundle.timeZone,
    autosave: () => autosave,
    frames: () => frames,
    showMenu: (_title, entries) => menu.show(entries),
  });
  const scripts = new Scripts(bundle, {
    handlers: host.handlers,
    runBatch: batchRunner(host.writer, flag),
    ended: (holder) => stores.releaseAll(holder),
    changed: (running) => bar.showRunning(running),
    texts: words,
  });
  const frames: Frames = new Frames(
    client,
    (name, args) => scripts.call(name, args),
    () => dispatchEvent(new Event('resize')),
  );
  const session: Session = new Session({
    grid,
    people,
    scripts,
    frames,
    words,
    show: () => bar.show(),
  });
  const bar: TopBar = new TopBar(people, {
    signIn: (email) => void session.signIn(email),
    setLanguage: (language) => void session.setLanguage(language),
    stop: () => scripts.killAll(),
    newWorkbook: () =>
      void ask(
        {
          kind: 'alert',
          title: words().newWorkbook,
          message: words().newWorkbookQuestion,
          buttons: 'OK_CANCEL',
        },
        words,
      ).then(async ({ button }) => {
        if (button !== 'OK') return;
        autosave.stop();
        stores.clear('document');
        await storage.remove(WORKBOOK);
        location.reload();
      }),
  });
  bar.show();
  autosave.onState = (state) => bar.showSaved(state);
  const pass = new WarningPass(words);
  watchEdits(grid, flag, protections, {
    email: () => people.current.email,
    locked: () => toast(words().protectedText, { title: words().protectedTitle, kind: 'problem' }),
    warn: () => pass.ask(),
    edited: (edit) => session.edited(edit),
  });
  void followProgress(() => people.language);
  const ready = session.open().catch((error: unknown) => {
    toast(messageOf(error), { title: words().addOnBroken, seconds: null, kind: 'problem' });
    throw error;
  });
  ready.catch(() => undefined);
  return {
    ready,
    run: (name, ...args) => scripts.call(name, args),
    ...gridApi(grid, host.handlers({ running: null })),
    flush: async () => {
      await host.settle();
      await autosave.saveNow();
    },
    requests,
    killScript: () => scripts.killAll(),
    signIn: (email) => session.signIn(email),
    people: people.all,
  };
}
