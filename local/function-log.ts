import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';

const logBytesMax = 20 * 1024 * 1024;

/** Where functions' output goes: all of it to a file, and errors in one line to the console too. */
export type FunctionLog = {
  readonly follow: (functionName: string, output: Readable) => void;
  readonly failed: (functionName: string, error: Error) => void;
};

/** Opens the log file, setting aside an earlier one that has grown large. */
export function openFunctionLog(file: string, report: (line: string) => void): FunctionLog {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
  }
  appendFileSync(file, '');
  const write = (functionName: string, line: string): void =>
    appendFileSync(file, `${new Date().toISOString()} ${functionName} ${line}\n`);
  return {
    follow: (functionName, output) => {
      let rest = '';
      output.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          write(functionName, line);
          const problem = problemIn(line);
          if (problem !== undefined) report(`${functionName}: ${problem}`);
        }
      });
    },
    failed: (functionName, error) => {
      write(functionName, error.stack ?? error.message);
      report(`${functionName}: ${error.name}: ${error.message}`);
    },
  };
}

/** What a structured log line of level error says. */
function problemIn(line: string): string | undefined {
  if (!line.startsWith('{') || !/"level":"(ERROR|CRITICAL)"/.test(line)) return undefined;
  const { message } = JSON.parse(line) as { message?: unknown };
  return typeof message === 'string' ? message : line;
}
