import { Autosave } from './autosave.ts';
import { byId } from './dom.ts';
import { redrawWhenFontsArrive } from './fonts.ts';
import { placeEditorAtItsCell } from './editor-place.ts';
import { createGrid, emptyWorkbook } from './grid.ts';
import type { Grid } from './grid.ts';
import { Hint } from './hint.ts';
import { texts } from './language.ts';
import type { People } from './people.ts';
import { Protections } from './protections.ts';
import { Storage } from './storage.ts';
import { Stores } from './stores.ts';
import { claimWorkbook } from './tab-claim.ts';

/** The one workbook of a browser. */
const WORKBOOK = 'workbook';

/** The open workbook and what keeps it. */
export interface OpenBook {
  readonly grid: Grid;
  readonly protections: Protections;
  readonly autosave: Autosave;
  readonly stores: Stores;
  /** Deletes the workbook and starts with an empty one. */
  startAnew(): Promise<void>;
}

/** Takes the workbook from any other tab, loads it from the browser and shows it in the grid. */
export async function openBook(people: People): Promise<OpenBook> {
  const storage = new Storage();
  const opened: { autosave?: Autosave } = {};
  const words = () => texts(people.language);
  await claimWorkbook(WORKBOOK, words, async () => {
    await opened.autosave?.saveNow();
    opened.autosave?.stop();
  });
  const saved = await storage.load(WORKBOOK);
  const empty = emptyWorkbook(WORKBOOK, 'dealerbook', people.language);
  const grid = createGrid(byId('grid'), people.language, saved?.book ?? empty);
  redrawWhenFontsArrive(grid);
  placeEditorAtItsCell(grid);
  const protections: Protections = new Protections(grid, saved?.protections ?? [], () =>
    autosave.touch(),
  );
  const stored = saved?.book.sheetOrder ?? [];
  const autosave: Autosave = new Autosave(grid, storage, () => protections, stored);
  opened.autosave = autosave;
  const stores = new Stores({ workbook: WORKBOOK, email: () => people.current.email });
  stores.setDefaults('script', { API_URL: `${location.origin}/api` });
  return {
    grid,
    protections,
    autosave,
    stores,
    async startAnew() {
      autosave.stop();
      stores.clear('document');
      Hint.reset();
      await storage.remove(WORKBOOK);
      location.reload();
    },
  };
}
