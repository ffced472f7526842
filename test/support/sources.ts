import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The folders that hold source, by the words of the design, and what stands beside them. */
export const folders = [
  'api',
  'bench',
  'bin',
  'domain',
  'functions',
  'lib',
  'local',
  'sheets-addon',
  'store',
  'test',
  'tools',
  'web',
] as const;
export type Folder = (typeof folders)[number];

/** A source file, read and parsed once. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly tree: ts.SourceFile;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Every source file of some folders; what is built or installed is none. */
export function sourcesOf(...wanted: readonly Folder[]): Source[] {
  const chosen = wanted.length > 0 ? wanted : folders;
  const files = chosen.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root, exclude: ['**/node_modules', '**/dist'] }),
  );
  return files.sort().map((file) => {
    const found = parsed.get(file) ?? read(file);
    parsed.set(file, found);
    return found;
  });
}

const parsed = new Map<string, Source>();

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { file, text, lines: text.replace(/\n$/, '').split('\n'), tree };
}

/** What a file imports or re-exports: a package's name, or a path from the root of the project. */
export function importsOf({ file, tree }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push(resolve(file, specifier));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [named] = node.arguments;
    return named && ts.isStringLiteral(named) ? named.text : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : undefined;
  }
  return undefined;
}

const resolve = (file: string, specifier: string) =>
  specifier.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
    : specifier;

/** Calls a function with every node of a file. */
export function walk({ tree }: Source, seen: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    seen(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

/** `file:line` of a node, for people to click. */
export const placeOf = ({ file, tree }: Source, node: ts.Node): string =>
  `${file}:${String(tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1)}`;
