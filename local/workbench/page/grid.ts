import { DEFAULT_STYLES, LocaleType, LogLevel, Univer, mergeLocales } from '@univerjs/core';
import type {
  IWorkbookData,
  Injector,
  Nullable,
  Plugin,
  PluginCtor,
  Workbook,
  Worksheet,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import * as conditional from '@univerjs/preset-sheets-conditional-formatting';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import { UniverSheetsFindReplacePreset } from '@univerjs/preset-sheets-find-replace';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import type { FWorkbook, FWorksheet } from '@univerjs/sheets/facade';
import { ENGLISH, CHINESE } from './locales.ts';
import type { Language } from './language.ts';

/** The fonts a person can choose, as Google's first ones. */
const FONTS = ['Arial', 'Courier New', 'Georgia', 'Times New Roman', 'Trebuchet MS', 'Verdana'];

/** What every cell font falls back to: it has Chinese on machines that have none. */
export const FALLBACK_FONT = '"Noto Sans SC"';

/** The font of cells that have none of their own, and its size in points. */
export const CELL_FONT = `Arial, ${FALLBACK_FONT}`;
export const CELL_FONT_SIZE = 10;

/** The spreadsheet on the page. */
export interface Grid {
  readonly api: FUniver;
  readonly injector: Injector;
  readonly unit: string;
  readonly book: FWorkbook;
  readonly core: Workbook;
  /** The sheet with an id, through the public interface. */
  sheet(id: string): FWorksheet;
  /** The sheet with an id, for fast reading and writing of its cells. */
  cells(id: string): Worksheet;
  setLanguage(language: Language): void;
}

const LOCALES = { en: LocaleType.EN_US, zh: LocaleType.ZH_CN } as const;

function presets(container: HTMLElement) {
  return [
    UniverSheetsCorePreset({
      container,
      ribbonType: 'simple',
      header: true,
      toolbar: true,
      customFontFamily: {
        override: true,
        list: FONTS.map((font) => ({ value: `${font}, ${FALLBACK_FONT}`, label: font })),
      },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
    UniverSheetsNotePreset(),
    conditional.UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
    UniverSheetsFindReplacePreset(),
  ];
}

/** Starts the spreadsheet engine in an element and opens a workbook in it. */
export function createGrid(
  container: HTMLElement,
  language: Language,
  snapshot: Partial<IWorkbookData>,
): Grid {
  DEFAULT_STYLES.ff = CELL_FONT;
  DEFAULT_STYLES.fs = CELL_FONT_SIZE;
  const univer = new Univer({
    logLevel: LogLevel.ERROR,
    locale: LOCALES[language],
    locales: {
      [LocaleType.EN_US]: mergeLocales(...ENGLISH),
      [LocaleType.ZH_CN]: mergeLocales(...CHINESE),
    },
  });
  const registered = new Set<unknown>();
  for (const { plugins } of presets(container)) {
    for (const entry of plugins) {
      const [plugin, options] = (Array.isArray(entry) ? entry : [entry]) as [
        PluginCtor<Plugin>,
        object?,
      ];
      // Presets share parts; the first one's settings count.
      if (registered.has(plugin)) continue;
      registered.add(plugin);
      univer.registerPlugin(plugin, options);
    }
  }
  const api = FUniver.newAPI(univer);
  const book = api.createWorkbook(snapshot);
  const core = book.getWorkbook();
  return {
    api,
    injector: univer.__getInjector(),
    unit: book.getId(),
    book,
    core,
    sheet: (id) => found(book.getSheetBySheetId(id), id),
    cells: (id) => found(core.getSheetBySheetId(id), id),
    setLanguage: (next) => api.setLocale(LOCALES[next]),
  };
}

function found<T extends object>(sheet: Nullable<T>, id: string): T {
  if (!sheet) throw new Error(`Sheet ${id} not found`);
  return sheet;
}

/** A new sheet's size and cells, as Google makes them; sizes in pixels. */
export const NEW_SHEET = {
  rowCount: 1000,
  columnCount: 26,
  defaultRowHeight: 21,
  defaultColumnWidth: 100,
};

/** An empty workbook. */
export function emptyWorkbook(id: string, name: string, language: Language) {
  const sheet = language === 'zh' ? '工作表1' : 'Sheet1';
  return {
    id,
    name,
    sheetOrder: ['0'],
    sheets: { 0: { id: '0', name: sheet, ...NEW_SHEET } },
  } satisfies Partial<IWorkbookData>;
}
