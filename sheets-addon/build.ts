import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { buildPages } from './build-pages.ts';
import { manifest } from './manifest.ts';

const root = import.meta.dirname;

/** The address that is built in when none is given: the local stack's own. */
const localApi = 'http://localhost:4700/api';

const code: BuildOptions = {
  entryPoints: [join(root, 'src', 'main.ts')],
  bundle: true,
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  // Without the compiler's `strict` no 'use strict' stands before the functions: evaluated in a
  // strict script they would be local to it.
  tsconfigRaw: {},
};

/** The script as it is pushed, and the functions that menus, triggers and pages can call. */
export interface Script {
  readonly text: string;
  readonly functions: readonly string[];
}

/**
 * Bundles the add-on into one script. Google finds functions by their declarations at the top
 * level, so each export of `main.ts` gets one.
 */
export async function buildScript(apiUrl: string): Promise<Script> {
  const define = { BUILT_IN_API_URL: JSON.stringify(apiUrl) };
  const probe = await build({
    ...code,
    define,
    format: 'esm',
    metafile: true,
    outfile: 'probe.js',
  });
  const functions = Object.values(probe.metafile?.outputs ?? {}).flatMap(({ exports }) => exports);
  const stubs = functions.map(
    (name) => `function ${name}(){return dealerbook.${name}(...arguments)}`,
  );
  const bundle = await build({
    ...code,
    define,
    format: 'iife',
    globalName: 'dealerbook',
    minifySyntax: true,
    minifyWhitespace: true,
    footer: { js: stubs.join('\n') },
    outfile: 'Code.js',
  });
  return { text: bundle.outputFiles?.[0]?.text ?? '', functions };
}

/** Every file that is pushed to Google, by name. */
export async function buildAddon(apiUrl: string): Promise<Record<string, string>> {
  const [script, pages] = await Promise.all([buildScript(apiUrl), buildPages()]);
  return {
    'Code.js': script.text,
    'appsscript.json': `${JSON.stringify(manifest(apiUrl), null, 2)}\n`,
    ...pages,
  };
}

if (import.meta.main) {
  const target = join(root, '..', 'dist', 'addon');
  const files = await buildAddon(process.env['DEALERBOOK_API_URL'] ?? localApi);
  await mkdir(target, { recursive: true });
  // A file of an earlier build would be pushed too.
  for (const name of await readdir(target)) if (!(name in files)) await rm(join(target, name));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(target, name), text);
    console.log(`dist/addon/${name}  ${String(Math.ceil(Buffer.byteLength(text) / 1024))} KiB`);
  }
}
