import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = join(import.meta.dirname, 'pages');
const names = ['sidebar', 'conflicts', 'contract', 'pictures', 'bank'] as const;

/** The style sheets of a page beside the one of all pages. */
const own: Readonly<Record<(typeof names)[number], readonly string[]>> = {
  sidebar: ['upload.css'],
  conflicts: ['conflicts.css'],
  contract: ['contract.css', 'upload.css'],
  pictures: [],
  bank: ['upload.css', 'bank.css'],
};

/** The pages, each with its style and script inside: they load nothing from anywhere. */
export async function buildPages(): Promise<Record<string, string>> {
  const pages = await Promise.all(names.map(async (name) => [`${name}.html`, await page(name)]));
  return Object.fromEntries(pages) as Record<string, string>;
}

async function page(name: (typeof names)[number]): Promise<string> {
  const [html, style, bundle] = await Promise.all([
    readFile(join(folder, `${name}.html`), 'utf8'),
    styleOf(name),
    build({
      entryPoints: [join(folder, `${name}.ts`)],
      bundle: true,
      minify: true,
      target: 'es2020',
      charset: 'utf8',
      legalComments: 'none',
      format: 'iife',
      write: false,
    }),
  ]);
  const script = bundle.outputFiles[0]?.text ?? '';
  // A function gives the text, so that `$&` in a script is no pattern.
  return html
    .replace('/* style */', () => style)
    .replace('/* script */', () => script.replaceAll('</script', '<\\/script'));
}

/** The rules of all pages, then those of the page itself. */
async function styleOf(name: (typeof names)[number]): Promise<string> {
  const texts = ['style.css', ...own[name]].map((file) => readFile(join(folder, file), 'utf8'));
  return (await Promise.all(texts)).join('');
}
