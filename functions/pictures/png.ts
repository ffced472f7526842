import { createRequire } from 'node:module';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { pictureFaces } from './picture-faces.ts';

/** Pixels of the picture for each pixel shown, so that it is sharp on good screens. */
const sharpness = 2;

const require = createRequire(import.meta.url);

/** The files of the faces: among the dependencies here, and copied with the bundle there. */
const fontFiles = (): string[] =>
  Object.entries(pictureFaces).flatMap(([name, files]) =>
    files.map((file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file)),
  );

/**
 * A drawing as PNG, twice as many pixels as it is wide. Only the faces that come with the product
 * are used, so that the same drawing gives the same bytes on every machine.
 */
export function toPng(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width * sharpness },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
    shapeRendering: 2,
    textRendering: 1,
  });
  return drawing.render().asPng();
}
