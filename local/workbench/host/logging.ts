import { write } from './channel.ts';
import { strict } from './strict.ts';

let lines: string[] = [];

/** Puts values into a text: `%s`, `%d` and `%j` first, the rest behind. */
export function format(template: unknown, values: readonly unknown[]): string {
  if (typeof template !== 'string') return [template, ...values].map(text).join(' ');
  let next = 0;
  const filled = template.replace(/%([sdij%])/g, (match, kind: string) => {
    if (kind === '%') return '%';
    return next < values.length ? text(values[next++]) : match;
  });
  return [filled, ...values.slice(next).map(text)].join(' ');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value === 'object' && value !== null) {
    return value instanceof Date ? value.toString() : JSON.stringify(value);
  }
  return String(value);
}

function level(name: string) {
  return (template?: unknown, ...values: unknown[]) => {
    write('log.write', name, format(template, values));
  };
}

/** Logger. */
export const logger: GoogleAppsScript.Base.Logger = strict('Logger', {
  log(template: unknown, ...values: unknown[]): GoogleAppsScript.Base.Logger {
    const line = format(template, values);
    lines.push(line);
    write('log.write', 'log', line);
    return logger;
  },
  getLog: () => lines.join('\n'),
  clear: () => {
    lines = [];
  },
} satisfies GoogleAppsScript.Base.Logger);

/** The script's console; it appears in the browser's console. */
export const scriptConsole = strict('console', {
  log: level('log'),
  info: level('info'),
  warn: level('warn'),
  error: level('error'),
  debug: level('debug'),
  time: (_label?: string) => undefined,
  timeEnd: (_label?: string) => undefined,
});
