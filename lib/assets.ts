import { copyFileSync, existsSync, globSync, linkSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { faces } from '../functions/contract-documents/faces.ts';
import { pictureFaces } from '../functions/pictures/picture-faces.ts';

/** Native code, for each platform a package beside ours: what sets type, and what draws. */
const typesetter = '@myriaddreamin/typst-ts-node-compiler';
const drawing = '@resvg/resvg-js';

/** The packages of the platform on which Lambda runs the functions that print and draw. */
const lambdaPackages = [`${typesetter}-linux-x64-gnu`, `${drawing}-linux-x64-gnu`];

const packageOf = (name: string): string[] => [
  `${name}/{package.json,LICENSE,*.js}`,
  `${name}-*/{package.json,*.node}`,
];

const printed = [
  ...Object.entries(faces).flatMap(([name, weights]) => [
    `${name}/{package.json,LICENSE_FONT}`,
    ...weights.map((weight) => `${name}/${weight}/*.ttf`),
  ]),
  ...packageOf(typesetter),
];

const drawn = [
  ...Object.entries(pictureFaces).flatMap(([name, files]) => [
    `${name}/{package.json,LICENSE_FONT}`,
    ...files.map((file) => `${name}/${file}`),
  ]),
  ...packageOf(drawing),
];

/** What letters are written with: pictures in them, tables behind them. */
const written = {
  template: 'functions/table-documents/table-document.typ',
  files: [...printed, ...drawn],
};

/** What functions need beside their bundles: templates, and files of packages. */
const needs: Readonly<
  Record<string, { readonly template: string; readonly files: readonly string[] }>
> = {
  'contract-documents': {
    template: 'functions/contract-documents/contract.typ',
    files: printed,
  },
  'send-letters': written,
  'letter-previews': written,
};

/** Functions with native code, which npm installs for the machine that deploys: x86_64 Linux. */
export const nativeFunctions: readonly string[] = Object.keys(needs);

/**
 * Puts what the functions that print and draw need beside their bundles: the template, and at the
 * places of their packages faces and native code, so that they are found as among the sources.
 */
export function placeAssets(root: string, folder: string): void {
  const modules = path.join(root, 'node_modules');
  for (const [name, { template, files }] of Object.entries(needs)) {
    const beside = path.join(folder, name);
    place(path.join(root, template), beside, path.basename(template));
    for (const file of new Set(globSync([...files], { cwd: modules }))) {
      place(path.join(modules, file), path.join(beside, 'node_modules'), file);
    }
  }
}

/** A link where the disk has them: 90 MB for each build would fill it. */
function place(from: string, folder: string, file: string): void {
  const to = path.join(folder, file);
  mkdirSync(path.dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Why this machine can't deploy what prints and draws, in one sentence; null where it can. */
export function whyNotDeployable(): string | null {
  const modules = path.join(import.meta.dirname, '../node_modules');
  const missing = lambdaPackages.filter((name) => !existsSync(path.join(modules, name)));
  return missing.length === 0
    ? null
    : `To deploy from here, first: npm install --no-save --os=linux --cpu=x64 ${missing.join(' ')}`;
}
