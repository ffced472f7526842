import type { Grid } from './grid.ts';

const PAUSE = 60;

/**
 * The canvas draws with whatever fonts are there. The Chinese web font comes in slices, each when
 * its letters are first used, so the grid is drawn again whenever a slice has arrived.
 */
export function redrawWhenFontsArrive(grid: Grid): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.fonts.addEventListener('loadingdone', () => {
    clearTimeout(timer);
    timer = setTimeout(() => grid.book.getActiveSheet().refreshCanvas(), PAUSE);
  });
}
