import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const pictures = path.join(import.meta.dirname, '..', '..', 'docs', 'pictures');

/** A person at the workbench: real mouse, real keyboard, real clipboard. */
export interface SheetUser {
  readonly page: Page;
  signIn(email: string): Promise<void>;
  /** Chooses an item of the add-on's menu by its words. */
  menu(menu: string, item: string): Promise<void>;
  /** Answers the question on the screen. */
  answer(text: string): Promise<void>;
  /** Waits until the running script has ended and formulas are settled. */
  settled(): Promise<void>;
  /** Selects a cell with the mouse. */
  select(a1: string): Promise<void>;
  /** Types into a cell and leaves it with Enter. */
  type(a1: string, text: string): Promise<void>;
  /** Pastes rows as copied from another program. */
  paste(a1: string, rows: readonly (readonly string[])[]): Promise<void>;
  /** Reads a range of a sheet. */
  values(sheet: string, a1: string): Promise<(string | number | boolean)[][]>;
  notes(sheet: string, a1: string): Promise<string[][]>;
  sheets(): Promise<string[]>;
  /** Requests the add-on has sent since the last call: method, path, status. */
  requests(): Promise<string[]>;
  /** Keeps a picture for the README when PICTURES is set. */
  picture(name: string, at?: string): Promise<void>;
  evaluate<T>(source: string): Promise<T>;
  close(): Promise<void>;
}

/** Opens the workbench at `url` in a browser of its own. */
export async function openSheetUser(
  url: string,
  size = { width: 1440, height: 860 },
): Promise<SheetUser> {
  const browser: Browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction('window.workbench', undefined, { timeout: 90_000 });
  await page.evaluate('workbench.ready');
  const evaluate = <T>(source: string): Promise<T> => page.evaluate<T>(source);
  let seen = 0;
  const user: SheetUser = {
    page,
    evaluate,
    signIn: (email) => evaluate(`workbench.signIn(${JSON.stringify(email)})`),
    menu: async (menu, item) => {
      await page.getByRole('menuitem', { name: menu, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    answer: async (text) => {
      const field = page.locator('dialog[open] input');
      await field.waitFor();
      await field.fill(text);
      await page.keyboard.press('Enter');
      await field.waitFor({ state: 'detached' });
    },
    settled: async () => {
      await page.waitForTimeout(100);
      await page.locator('#running').waitFor({ state: 'hidden', timeout: 60_000 });
      await evaluate('workbench.flush()');
    },
    select: (a1) => select(page, a1),
    type: async (a1, text) => {
      await select(page, a1);
      await page.keyboard.type(text, { delay: 25 });
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
    },
    paste: async (a1, rows) => {
      const text = rows.map((row) => row.join('\t')).join('\n');
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await select(page, a1);
      await page.keyboard.press('Control+v');
      await page.waitForTimeout(500);
    },
    values: (sheet, a1) =>
      evaluate(`workbench.sheet(${JSON.stringify(sheet)}).values(${JSON.stringify(a1)})`),
    notes: (sheet, a1) =>
      evaluate(`workbench.sheet(${JSON.stringify(sheet)}).notes(${JSON.stringify(a1)})`),
    sheets: () => evaluate('workbench.sheetNames()'),
    requests: async () => {
      const all = await evaluate<{ method: string; url: string; status: number }[]>(
        'workbench.requests.map(({ method, url, status }) => ({ method, url, status }))',
      );
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh.map((r) => `${r.method} ${new URL(r.url).pathname} ${String(r.status)}`);
    },
    picture: async (name, at = 'A4') => {
      if (!process.env['PICTURES']) return;
      await evaluate(`workbench.activate(${JSON.stringify(at)})`);
      await evaluate("document.querySelectorAll('.toast').forEach((toast) => toast.remove())");
      // Away from buttons, so that none of them explains itself in the picture.
      await page.mouse.move(size.width - 40, size.height - 120);
      await page.waitForTimeout(600);
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    },
    close: () => browser.close(),
  };
  return user;
}

/**
 * Gives the grid the keyboard by a click into its middle, then goes to the wanted cell. A click
 * right after a script can be lost, so it is looked at whether it changed the selection.
 */
async function select(page: Page, a1: string): Promise<void> {
  const grid = await page.locator('canvas[id^=univer-sheet-main-canvas]').boundingBox();
  if (grid === null) throw new Error('the grid is not there');
  for (let attempt = 0; attempt < 20; attempt++) {
    const before = await page.evaluate('workbench.selection()');
    await page.mouse.click(grid.x + grid.width / 2, grid.y + 180 + 21 * (attempt % 5));
    await page.waitForTimeout(80);
    const clicked = (await page.evaluate('workbench.selection()')) !== before;
    await page.evaluate(`workbench.activate(${JSON.stringify(a1)})`);
    await page.waitForTimeout(120);
    if (clicked && (await page.evaluate('workbench.selection()')) === a1) return;
  }
  throw new Error(`${a1} could not be selected`);
}
