/** One measured line: its name, then figures by column. */
export type Line = Readonly<Record<string, string | number>>;

/** What a section of the measurements answers: what it measured, and under which conditions. */
export interface Section {
  readonly title: string;
  readonly note: string;
  readonly lines: readonly Line[];
}

/** Writes a section out for `run.ts`. What was started for it is stopped, also when it fails. */
export async function answer(
  measure: () => Promise<Section> | Section,
  stop: () => Promise<void> = async () => {},
): Promise<void> {
  try {
    console.log(JSON.stringify(await measure()));
  } finally {
    await stop();
  }
}

/** Median of some figures; 0 of none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Milliseconds with one digit, for a table that people compare. */
export const milliseconds = (exact: number): number => Math.round(exact * 10) / 10;

/** A section as text: a heading, then a table whose columns are as wide as they must be. */
export function asText({ title, note, lines }: Section): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const rows = [columns, ...lines.map((line) => columns.map((c) => String(line[c] ?? '–')))];
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const numeric = columns.map((column) => lines.every((l) => typeof l[column] !== 'string'));
  const cells = (row: readonly string[]) =>
    row.map((cell, i) =>
      numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
    );
  const [head = '', ...body] = rows.map((row) => `  ${cells(row).join('  ')}`.trimEnd());
  const rule = `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`;
  return [title, `  ${note}`, '', head, rule, ...body].join('\n');
}

/** A section's table in Markdown; figures to the right. */
export function asMarkdown({ lines }: Section): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const numeric = (column: string) => lines.every((line) => typeof line[column] !== 'string');
  const rows = [
    columns,
    columns.map((column) => (numeric(column) ? '---:' : '---')),
    ...lines.map((line) => columns.map((column) => String(line[column] ?? '–'))),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
