import type { Grid } from './grid.ts';
import { onFontsArrived } from './reshape.ts';

/**
 * The canvas draws with whatever fonts are there. The Chinese web font comes in slices, each when
 * its letters are first used, so the grid is drawn again whenever a slice has arrived.
 */
export function redrawWhenFontsArrive(grid: Grid): void {
  onFontsArrived(() => grid.book.getActiveSheet().refreshCanvas());
}

/** The page's web fonts as rules that also work in a frame of another origin. */
export function fontRules(): string {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const base = sheet.href ?? location.href;
      rules.push(
        rule.cssText.replace(
          /url\("([^"]+)"\)/g,
          (_whole, url: string) => `url("${new URL(url, base).href}")`,
        ),
      );
    }
  }
  return rules.join('\n');
}
