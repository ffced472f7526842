import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../test/support/table.ts';
import type { Measured } from './system.ts';
import type { Work } from './work.ts';

/** Debian's own Python: the packages of the peers are installed for it and for no other. */
const python = '/usr/bin/python3';
const run = promisify(execFile);

/** Whether a module of Python is there. */
export const hasPython = (module: string): boolean =>
  spawnSync(python, ['-W', 'ignore', '-c', `import ${module}`], { stdio: 'ignore' }).status === 0;

/** The folder of PostgreSQL's programs, the newest version first; undefined where there is none. */
export const postgresqlFolder = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** A server of PostgreSQL of this measurement alone. */
export interface PostgresqlServer {
  /** Address of the server without the name of a database. */
  readonly address: string;
  stop(): void;
}

/** Starts one with its defaults, on a free port, with its data in a temporary folder. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  const programs = postgresqlFolder();
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-postgresql-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  // The server refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const as = (program: string, ...args: string[]) => {
    const command = [path.join(programs, program), ...args];
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { stdio: 'ignore', cwd: folder });
  };
  as('initdb', '-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C.UTF-8');
  const settings = [
    `-p ${String(port)}`,
    '-c listen_addresses=127.0.0.1',
    `-c unix_socket_directories=${folder}`,
  ].join(' ');
  as('pg_ctl', '-D', data, '-o', settings, '-w', '-l', path.join(folder, 'log'), 'start');
  return {
    address: `postgresql://bench@127.0.0.1:${String(port)}`,
    stop: () => {
      as('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Has a program of `bench/peers` do the work; it answers what it measured. */
export async function askPeer(
  program: string,
  work: Work,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-peer-'));
  try {
    const file = path.join(folder, 'work.json');
    writeFileSync(file, JSON.stringify(work));
    const script = path.join(import.meta.dirname, '..', 'peers', program);
    const { stdout } = await run(python, ['-W', 'ignore', script, file, ...args], {
      env: { ...process.env, ...environment },
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout) as Measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
