import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { faces } from '../contract-documents/faces.ts';

const require = createRequire(import.meta.url);

/** Folders of the faces: among the dependencies here, and copied with the bundle there. */
const fontPaths = () =>
  Object.entries(faces).flatMap(([name, weights]) =>
    weights.map((weight) =>
      path.join(path.dirname(require.resolve(`${name}/package.json`)), weight),
    ),
  );

const compilers = new Map<string, NodeCompiler>();

/**
 * The typesetter of the templates in a folder, with the faces of the product; made at the first
 * document, which takes a tenth of a second.
 */
export function typesetter(workspace: string): NodeCompiler {
  const made =
    compilers.get(workspace) ??
    NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontPaths() }] });
  compilers.set(workspace, made);
  return made;
}
