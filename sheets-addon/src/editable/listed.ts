/** Most lines of a list in a question. */
const linesShown = 12;

/** Lines below each other; many are cut short, and said to be. */
export const listed = (lines: readonly string[]): string =>
  [...lines.slice(0, linesShown), ...(lines.length > linesShown ? ['…'] : [])].join('\n');
