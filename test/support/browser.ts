import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const CACHE = path.resolve(import.meta.dirname, '..', '..', '.cache');
const SYSTEM = '/usr/bin/chromium';

/** No sandbox, because tests may run as root; and nothing that talks to the network by itself. */
const SWITCHES = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Executable {
  readonly path: string;
  readonly env: Record<string, string>;
}

/**
 * Starts a headless Chromium: the one named by CHROMIUM, else the system's, else the one that came
 * with npm, which needs nothing installed on the machine.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = process.env['CHROMIUM'] ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  const executable = system ? { path: system, env: {} } : await unpackedChromium();
  return chromium.launch({
    executablePath: executable.path,
    args: SWITCHES,
    env: { ...definedEnvironment(), ...executable.env },
  });
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

/** The npm package's Chromium, unpacked once per version beside the project. */
async function unpackedChromium(): Promise<Executable> {
  const folder = path.join(CACHE, `chromium-${await packageVersion('@sparticuz/chromium')}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    path: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

/**
 * Unpacks aside and renames, so that a second test process never sees half a browser. The package
 * unpacks into TMPDIR, and its own libraries only if it believes to be on Amazon Linux.
 */
async function unpack(folder: string): Promise<void> {
  const aside = `${folder}.${process.pid}`;
  await mkdir(aside, { recursive: true });
  const script =
    "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  const fonts = path.join(aside, 'fonts', 'fonts.conf');
  const settings = await readFile(fonts, 'utf8');
  await writeFile(fonts, settings.replaceAll('/tmp/fonts', path.join(folder, 'fonts')));
  try {
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process was faster; its browser is as good.
    if (!existsSync(folder)) throw error;
  }
}

async function packageVersion(name: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(name) + name.length);
  const json = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return json.version;
}
