import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { buildScript } from '../../../sheets-addon/build.ts';
import { apiAddress } from './gateway.ts';

const worker = path.join(import.meta.dirname, '../../../local/workbench/host/worker.ts');

/** The workbench's host of Apps Script, bundled as for the browser. */
export async function hostBundle(): Promise<string> {
  const built = await build({
    entryPoints: [worker],
    bundle: true,
    minifySyntax: true,
    target: 'es2022',
    charset: 'utf8',
    format: 'iife',
    keepNames: true,
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

const pages = path.join(import.meta.dirname, '../../../sheets-addon/pages');

/** The add-on's pages by name, as they are before their style and script are put in. */
export async function addonPages(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(pages)).filter((name) => name.endsWith('.html'));
  const texts = names.map(async (name) => {
    const text = await readFile(path.join(pages, name), 'utf8');
    return [name.replace(/\.html$/, ''), text] as const;
  });
  return new Map(await Promise.all(texts));
}

/** The add-on as it is pushed to Google, calling the service under test. */
export const addonBundle = async () => ({
  code: (await buildScript(apiAddress)).text,
  timeZone: 'Etc/UTC',
  urlFetchWhitelist: [`${apiAddress}/`],
});
