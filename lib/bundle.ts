import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { build, version as esbuildVersion } from 'esbuild';
import { routes, type Noun } from '../api/routes.ts';
import { jobNames, type JobName } from '../functions/jobs/schedules.ts';
import { placeAssets } from './assets.ts';
import { consumerNames, type ConsumerName } from './consumers.ts';
import { readerNames, type Reader } from './readers.ts';

/** A function of the deployment: a noun of the API, a reader of the stream or a queue, a job. */
export type FunctionName = Noun | Reader | ConsumerName | JobName;

/** The folder of each function's bundle, with `index.mjs` and its source map. */
export type Bundles = ReadonlyMap<FunctionName, string>;

const root = path.resolve(import.meta.dirname, '..');
const kept = path.join(root, '.cache', 'bundles');

/** Dependencies that were written for CommonJS ask for `require`, which ESM does not have. */
const banner =
  "import{createRequire as __require}from'node:module';" +
  'const require=__require(import.meta.url);';

/**
 * Ways to find credentials that the SDK loads only where the environment has none. Lambda's has
 * them always, and so has the local stack's; left out, each bundle is 130 KB smaller.
 */
const neverLoaded = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Native code can't be bundled: it is placed beside the function that needs it. */
const native = ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-js'];

/** The source file of every function. */
export const entryPoints: ReadonlyMap<FunctionName, string> = new Map([
  ...(Object.keys(routes) as Noun[]).map((noun) => [noun, `functions/api/${noun}.ts`] as const),
  ...readerNames.map((reader) => [reader, `functions/streams/${reader}.ts`] as const),
  ...consumerNames.map((name) => [name, `functions/queues/${name}.ts`] as const),
  ...jobNames.map((job) => [job, `functions/jobs/${job}.ts`] as const),
]);

/**
 * Bundles every function in one esbuild call, and answers where each lies. Nothing is built when
 * no input changed since a bundle was made: its folder is named by the hash of the inputs.
 */
export async function bundle(): Promise<Bundles> {
  const folder = path.join(kept, inputHash());
  if (!existsSync(folder)) await buildInto(folder);
  return new Map([...entryPoints.keys()].map((name) => [name, path.join(folder, name)]));
}

/** Bytes of each minified bundle, without its source map. */
export function bundleSizes(bundles: Bundles): Map<FunctionName, number> {
  return new Map(
    [...bundles].map(([name, folder]) => [name, statSync(path.join(folder, 'index.mjs')).size]),
  );
}

/** Builds beside the folder and renames: two builds at once do not see half of each other. */
async function buildInto(folder: string): Promise<void> {
  const unfinished = `${folder}.${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints].map(([name, file]) => ({ in: file, out: `${name}/index` })),
    outdir: unfinished,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: [...neverLoaded, ...native],
    banner: { js: banner },
    minify: true,
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  placeAssets(root, unfinished);
  forgetOld();
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process built the same inputs meanwhile.
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

const day = 24 * 60 * 60 * 1000;

/** Bundles of other inputs are kept for a day, in case a branch is changed back. */
function forgetOld(): void {
  for (const name of readdirSync(kept)) {
    const folder = path.join(kept, name);
    if (Date.now() - statSync(folder).mtimeMs > day) rmSync(folder, { recursive: true });
  }
}

/** Hash of all a bundle is made of: sources, locked dependencies, the bundler, this file. */
export function inputHash(): string {
  const sources = globSync('{domain,api,store,functions}/**/*.{ts,json,typ}', { cwd: root });
  const inputs = [
    ...sources,
    'package-lock.json',
    'lib/assets.ts',
    'lib/bundle.ts',
    'lib/consumers.ts',
    'lib/readers.ts',
  ].sort();
  const hash = createHash('sha256').update(esbuildVersion);
  for (const file of inputs) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
