import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { startWorkbenchServer } from './server.ts';
import type { WorkbenchServer } from './server.ts';

/** A workbench with the tests' own add-on, open in a browser. */
export interface OpenWorkbench {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  /** Calls a function of the add-on. */
  run(name: string, ...args: unknown[]): Promise<unknown>;
  /** Runs source text in the script, with `sheet` (of that name) and `book` at hand. */
  script(sheet: string, source: string): Promise<unknown>;
  /** The message of the error that the source text must end with. */
  failure(sheet: string, source: string): Promise<string>;
  /** Selects a cell of a sheet with the mouse, as a person does. */
  click(sheet: string, a1: string): Promise<void>;
  /** Loads the page again and waits for the add-on. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

async function loaded(page: Page): Promise<void> {
  await page.waitForFunction('window.workbench');
  await page.evaluate('workbench.ready');
}

/** Starts server and browser, and opens the workbench. */
export async function openWorkbench(): Promise<OpenWorkbench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-'));
  const server: WorkbenchServer = await startWorkbenchServer(folder);
  const browser: Browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    timezoneId: 'Pacific/Apia',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(server.url);
  await loaded(page);
  const run = (name: string, ...args: unknown[]) =>
    page.evaluate(`workbench.run(${[name, ...args].map((one) => JSON.stringify(one)).join(', ')})`);
  return {
    context,
    page,
    url: server.url,
    run,
    script: (sheet, source) => run('evaluate', sheet, source),
    failure: (sheet, source) =>
      run('evaluate', sheet, source).then(
        () => 'it did not fail',
        (error: unknown) =>
          String(error)
            .replace(/^.*?Exception: /, '')
            .split('\n')[0] ?? '',
      ),
    async click(sheet, a1) {
      const reference = JSON.stringify(`${sheet}!${a1}`);
      await page.evaluate(`workbench.activate(${reference})`);
      const cell = JSON.stringify(a1);
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const rect: { x: number; y: number; width: number; height: number } = await page.evaluate(
          `workbench.clickCell(${cell})`,
        );
        await page.mouse.click(rect.x + 8, rect.y + rect.height / 2);
        if ((await page.evaluate('workbench.selection()')) === a1) return;
        await page.waitForTimeout(100);
      }
      throw new Error(`${a1} could not be selected`);
    },
    async reload() {
      await page.reload();
      await loaded(page);
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
