import { expect, test } from 'vitest';
import { importsOf, placeOf, sourcesOf, walk, type Folder } from '../support/sources.ts';

/** What a folder may import: paths of the project, and packages. Builtins of Node are `node:`. */
interface Allowed {
  readonly paths: RegExp;
  readonly packages: RegExp;
}

const allowed: Partial<Record<Folder, Allowed>> = {
  domain: { paths: /^domain\//, packages: /^zod$/ },
  api: { paths: /^(api|domain)\//, packages: /^zod$/ },
  store: {
    paths: /^(store|domain)\//,
    packages: /^(zod|@aws-sdk\/(\w+-dynamodb|client-s3)|node:(crypto|timers\/promises|util|zlib))$/,
  },
  functions: {
    paths: /^(functions|domain|api|store)\//,
    packages:
      /^(zod|@middy\/core|@aws-lambda-powertools\/\w+|@aws-sdk\/[\w-]+|aws-lambda|node:.+)$/,
  },
  lib: {
    paths: new RegExp(
      '^(lib|api)/|^store/table\\.ts$|' +
        '^functions/(environment|jobs/schedules|contract-documents/faces)\\.ts$|' +
        '^functions/pictures/picture-faces\\.ts$',
    ),
    packages: /^(aws-cdk-lib(\/[\w-]+)?|cdk-nag|constructs|esbuild|node:.+)$/,
  },
  bin: { paths: /^(bin|lib)\//, packages: /^aws-cdk-lib$/ },
  'sheets-addon': { paths: /^(sheets-addon|api|domain)\//, packages: /^zod$/ },
  web: { paths: /^(web|api|domain)\//, packages: /^zod$/ },
  tools: {
    paths: /^(tools|api|domain|store)\//,
    packages: /^(zod|csv-parse\/sync|read-excel-file\/node|pinyin-pro|cli-progress|node:.+)$/,
  },
  local: {
    paths: /^local\//,
    packages: new RegExp(
      '^(zod|esbuild|jose|oauth2-mock-server|react|react-dom|rxjs|playwright-core|node:.+)$|' +
        '^@(univerjs|fontsource|sparticuz|aws-sdk)/',
    ),
  },
};

/** Files that stand apart from their folder, each with the reason. */
const apart = [
  {
    // A command that writes the committed document; nothing imports it.
    files: /^api\/write-openapi\.ts$/,
    packages: /^node:fs$/,
  },
  {
    // They build the bundle on a developer's machine; nothing of them is pushed to Google.
    files: /^sheets-addon\/[\w-]+\.ts$/,
    packages: /^(esbuild|node:.+)$/,
  },
  {
    // The page reads what a bank exports before it asks for anything.
    files: /^sheets-addon\/pages\/bank\/read-csv\.ts$/,
    packages: /^papaparse$/,
  },
  {
    // Only they set type; what they need is copied with the bundles.
    files: /^functions\/(contract-documents\/render|table-documents\/typesetter)\.ts$/,
    packages: /^@myriaddreamin\/typst-ts-node-compiler$/,
  },
  {
    // Only they draw, for letters.
    files: /^functions\/pictures\/(drawing|png)\.ts$/,
    packages: /^(echarts\/\w+|@resvg\/resvg-js)$/,
  },
  {
    // The one place that writes messages; the client sends them.
    files: /^functions\/letters\/raw-message\.ts$/,
    packages: /^nodemailer\/lib\/mail-composer$/,
  },
  {
    // Only here is Google's own client, for the one job that writes a spreadsheet.
    files: /^functions\/workbook\/(connect|requests)\.ts$/,
    packages: /^@googleapis\/sheets$/,
  },
  {
    // What stands in for Google is typed by the API's own types, and brings none of its code.
    files: /^local\/google\/(book|changes|page-table|shapes)\.ts$/,
    packages: /^@googleapis\/sheets$/,
  },
  {
    // The mail service of one machine reads what it was given, and shows it.
    files: /^local\/mail\/(server|pages|page-content)\.ts$/,
    packages: /^mailparser$/,
  },
  {
    // Only here is a PDF read which somebody else made.
    files: /^functions\/comparisons\/(read-pdf-text|unseen-text)\.ts$/,
    packages: /^pdfjs-dist\/legacy\/build\//,
  },
  {
    // Pages of the add-on run in the browser's frame, where its pictures are drawn.
    files: /^sheets-addon\/pages\//,
    packages: /^echarts\//,
  },
];

const standsApart = (file: string, name: string) =>
  apart.some(({ files, packages }) => files.test(file) && packages.test(name));

const isPath = (name: string) =>
  /\.(ts|tsx|mjs|json|css|html)$/.test(name) && !/^([@.]|pdfjs-dist\/)/.test(name);

test.each(Object.entries(allowed))('%s imports only what it may', (folder, { paths, packages }) => {
  const wrong = sourcesOf(folder as Folder).flatMap((source) =>
    importsOf(source)
      .filter((name) =>
        isPath(name) && name.includes('/')
          ? !paths.test(name)
          : !packages.test(name) && !standsApart(source.file, name),
      )
      .map((name) => `${source.file} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('tools ask the service; only those that back up and mend go to the table itself', () => {
  const mending =
    /^tools\/((backup|redrive)\/|(audit|connect-table|restore|rebuild-totals|redrive)\.ts$)/;
  const wrong = sourcesOf('tools')
    .filter(({ file }) => !mending.test(file))
    .flatMap((source) =>
      importsOf(source)
        .filter((name) => name.startsWith('store/'))
        .map((name) => `${source.file} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

test('the domain has no clock, no chance, no input or output and no waiting', () => {
  const banned = /^(Date|crypto|process|console|fetch|Promise|setTimeout|performance|globalThis)$/;
  const found = sourcesOf('domain').flatMap((source) => {
    const places: string[] = [];
    walk(source, (node) => {
      const text = node.getText(source.tree);
      const isWord = node.getChildCount(source.tree) === 0;
      const isRandom = text === 'Math.random';
      if (isRandom || (isWord && (banned.test(text) || /^(async|await)$/.test(text)))) {
        places.push(`${placeOf(source, node)} ${text}`);
      }
    });
    return places;
  });
  expect(found).toEqual([]);
});

test('zod is imported as a namespace: the other way brings every language, 350 KB of them', () => {
  const wrong = sourcesOf()
    .filter((source) => importsOf(source).includes('zod'))
    .filter(({ text }) => !/^import (type )?\* as z from 'zod'/m.test(text))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

test('nothing asks whether it runs here or in the cloud: only endpoints differ', () => {
  const asks = /STAGE\s*[!=]==?\s*'local'|isLocal\b|\bstage\s*[!=]==?\s*'local'/;
  const wrong = sourcesOf('domain', 'api', 'store', 'functions', 'sheets-addon')
    .filter(({ text }) => asks.test(text))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});
