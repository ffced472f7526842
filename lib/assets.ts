import { copyFileSync, existsSync, globSync, linkSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { faces } from '../functions/contract-documents/faces.ts';

/** The typesetter, which is native code: a package for each platform beside the one we import. */
const typesetter = '@myriaddreamin/typst-ts-node-compiler';

/** The platform on which Lambda runs the function that prints. */
const lambdaTypesetter = `${typesetter}-linux-x64-gnu`;

/**
 * Puts what the function that prints needs beside its bundle: its template, and at the places of
 * their packages the faces and the typesetter, so that it finds them as it does among the sources.
 */
export function placeAssets(root: string, folder: string): void {
  const printing = path.join(folder, 'contract-documents');
  place(path.join(root, 'functions/contract-documents/contract.typ'), printing, 'contract.typ');
  const modules = path.join(root, 'node_modules');
  for (const file of globSync(wanted(), { cwd: modules })) {
    place(path.join(modules, file), path.join(printing, 'node_modules'), file);
  }
}

const wanted = (): string[] => [
  ...Object.entries(faces).flatMap(([name, weights]) => [
    `${name}/{package.json,LICENSE_FONT}`,
    ...weights.map((weight) => `${name}/${weight}/*.ttf`),
  ]),
  `${typesetter}/{package.json,LICENSE,*.js}`,
  `${typesetter}-*/{package.json,*.node}`,
];

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

/** Why this machine can't deploy what prints, in one sentence; null where it can. */
export const whyNotDeployable = (): string | null =>
  existsSync(path.join(import.meta.dirname, '../node_modules', lambdaTypesetter))
    ? null
    : `To deploy from here, first: npm install --no-save --os=linux --cpu=x64 ${lambdaTypesetter}`;
