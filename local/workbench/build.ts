import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';

const SOURCE = import.meta.dirname;

/** Where the built workbench is unless told otherwise. */
export const WORKBENCH_FOLDER = path.join(SOURCE, '..', '..', 'dist', 'workbench');

const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies esbuild.BuildOptions;

/** Builds the page, the script thread and the frames' client into a folder of static files. */
export async function buildWorkbench(folder = WORKBENCH_FOLDER): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([
    esbuild.build({
      ...COMMON,
      entryPoints: { workbench: path.join(SOURCE, 'page', 'main.ts') },
      // Without splitting, five megabytes of hyphenation dictionaries load with the page.
      splitting: true,
      format: 'esm',
      outdir: folder,
      chunkNames: 'chunks/[name]-[hash]',
      assetNames: 'assets/[name]-[hash]',
      loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'file' },
      legalComments: 'external',
    }),
    esbuild.build({
      ...COMMON,
      entryPoints: { worker: path.join(SOURCE, 'host', 'worker.ts') },
      format: 'iife',
      outdir: folder,
      // Stack traces of a failing script name the host's functions.
      keepNames: true,
    }),
    esbuild.build({
      ...COMMON,
      entryPoints: { 'frame-client': path.join(SOURCE, 'page', 'frame-client.ts') },
      format: 'iife',
      outdir: folder,
    }),
    copyFile(path.join(SOURCE, 'index.html'), path.join(folder, 'index.html')),
  ]);
}

if (import.meta.main) await buildWorkbench();
