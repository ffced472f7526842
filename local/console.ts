import type { Progress } from './loader.ts';

/** Two columns, the first as wide as it needs to be. */
export function table(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`).join('\n');
}

/**
 * Shows progress: on a terminal in one line that is written over, elsewhere a line for each tenth
 * of the way.
 */
export function progressLine(output: NodeJS.WriteStream): (progress: Progress) => void {
  let shown = -1;
  return ({ state, done, total, message }) => {
    if (state === 'failed') {
      output.write(`${output.isTTY ? '\r\x1b[K' : ''}  Loading stopped: ${message}\n`);
    } else if (state === 'ready') {
      if (output.isTTY) output.write('\r\x1b[K');
    } else if (state === 'loading' && total > 0) {
      const tenth = Math.floor((done / total) * 10);
      const percent = String(Math.floor((done / total) * 100)).padStart(3);
      const text = `  Loading ${percent} %  ${message}`;
      if (output.isTTY) output.write(`\r\x1b[K${text.slice(0, output.columns - 1)}`);
      else if (tenth > shown) output.write(`${text}\n`);
      shown = tenth;
    }
  };
}
