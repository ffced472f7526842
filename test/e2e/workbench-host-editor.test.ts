import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/workbench/open.ts';
import type { OpenWorkbench } from '../support/workbench/open.ts';

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

test('a cell reached by keys from the frozen columns takes all that is typed', async () => {
  const { page } = workbench;
  await workbench.script('Frozen', 'sheet.setFrozenColumns(5); sheet.activate();');
  const grid = await page.locator('canvas[id^=univer-sheet-main-canvas]').boundingBox();
  if (grid === null) throw new Error('the grid is not there');
  await page.mouse.click(grid.x + 100, grid.y + 100);
  await page.waitForTimeout(200);
  for (let column = 0; column < 20; column++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(50);
  }
  const cell = await page.evaluate<string>('workbench.selection()');
  expect(cell).toMatch(/^U\d+$/);
  await page.keyboard.type('30/40/30', { delay: 25 });
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(`workbench.sheet('Frozen').display('${cell}')`))
    .toEqual([['30/40/30']]);
});
