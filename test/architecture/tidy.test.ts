import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { placeOf, sourcesOf, walk, type Source } from '../support/sources.ts';

const limits = { file: 200, testFile: 400, function: 50, line: 100 };

/** Files and functions that may be longer, each with the reason. */
const longer: Readonly<Record<string, string>> = {};

const all = sourcesOf();
const isTest = ({ file }: Source) => file.startsWith('test/');

describe('size', () => {
  test('a file has at most 200 lines, a test file 400', () => {
    const long = all
      .filter(({ file }) => !(file in longer))
      .filter((source) => source.lines.length > (isTest(source) ? limits.testFile : limits.file))
      .map(({ file, lines }) => `${file}: ${String(lines.length)} lines`);
    expect(long).toEqual([]);
  });

  test('a line has at most 100 characters', () => {
    const long = all.flatMap(({ file, lines }) =>
      lines.flatMap((line, index) =>
        line.length > limits.line && !isUnbreakable(file, line)
          ? [`${file}:${String(index + 1)}: ${String(line.length)} characters`]
          : [],
      ),
    );
    expect(long).toEqual([]);
  });

  test('a function has at most 50 lines', () => {
    const long = all.flatMap((source) => {
      const found: string[] = [];
      walk(source, (node) => {
        if (!isFunction(node) || isSuite(node)) return;
        const lines = linesOf(source, node) - (holdsParts(source) ? linesWithin(source, node) : 0);
        if (lines > limits.function) found.push(`${placeOf(source, node)}: ${String(lines)} lines`);
      });
      return found.filter((place) => !(place.replace(/:.*/, '') in longer));
    });
    expect(long).toEqual([]);
  });
});

describe('names', () => {
  test('no folder is called after what has no place of its own', () => {
    const banned = /^(utils?|helpers?|common|services?|misc|shared)$/;
    const wrong = all
      .map(({ file }) => file)
      .filter((file) =>
        path
          .dirname(file)
          .split('/')
          .some((folder) => banned.test(folder)),
      );
    expect(wrong).toEqual([]);
  });

  test('no file gathers others to hand them on', () => {
    const barrels = all
      .filter(({ file, tree }) => {
        const handsAll = tree.statements.some(
          (each) => ts.isExportDeclaration(each) && each.moduleSpecifier && !each.exportClause,
        );
        return handsAll || /^index\.(ts|tsx|mjs)$/.test(path.basename(file));
      })
      .map(({ file }) => file);
    expect(barrels).toEqual([]);
  });
});

describe('honesty', () => {
  test('nothing has the type any', () => {
    expect(placesOf((node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });

  test('no check is switched off: the compiler’s, the linter’s or a test', () => {
    const off = /@ts-(ignore|nocheck)|eslint-disable|\b(test|describe|it)\.(only|todo)\b/;
    expect(linesWith(off, all)).toEqual([]);
    const expected = all.filter((source) => !isTest(source));
    expect(linesWith(/@ts-expect-error/, expected)).toEqual([]);
  });

  test('nothing is left for later without an issue', () => {
    expect(
      linesWith(new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`), all),
    ).toEqual([]);
  });
});

test('every public function and type of the house says what it is', () => {
  const silent = sourcesOf('domain', 'api', 'store', 'functions').flatMap((source) =>
    source.tree.statements
      .filter((each) => isPublic(each) && !isExplained(source, each))
      .map((each) => `${placeOf(source, each)} ${namesOf(each).join()}`),
  );
  expect(silent).toEqual([]);
});

/**
 * A line may be longer where breaking it would hide what it says: an address, the name of a test
 * (a sentence that people search for), and a sentence of the languages that the product speaks.
 */
const isUnbreakable = (file: string, line: string) =>
  /https?:\/\/\S{40,}/.test(line) ||
  /^\s*(test|it|describe)(\.\w+)*(\(.*\))?\(\s*['`]/.test(line) ||
  (sentences.test(file) && /^\s*(return |[?:] )?('?[\w-]+'?: )?['"`]/.test(line));

const sentences =
  /(^|\/)(words|sentences|language)(-\w+)?\.ts$|^domain\/contracts\/(printed|standard)\//;

const isFunction = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node);

/** `describe` only gathers tests: its length is the length of the list. */
const isSuite = (node: ts.Node) =>
  ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());

const linesOf = ({ tree }: Source, node: ts.Node) => node.getText(tree).split('\n').length;

/**
 * The page of the workbench and the tests keep what belongs together in closures: a function there
 * may hold others, each of which is measured by itself and not as a part of its holder.
 */
const holdsParts = ({ file }: Source) => /^(local\/workbench|test)\//.test(file);

/** Lines of the functions that a function holds, but for the first of each. */
function linesWithin(source: Source, node: ts.Node): number {
  let lines = 0;
  ts.forEachChild(node, (child) => {
    lines += isFunction(child) ? linesOf(source, child) - 1 : linesWithin(source, child);
  });
  return lines;
}

function placesOf(matches: (node: ts.Node) => boolean): string[] {
  return all.flatMap((source) => {
    const found: string[] = [];
    walk(source, (node) => {
      if (matches(node)) found.push(placeOf(source, node));
    });
    return found;
  });
}

const linesWith = (pattern: RegExp, sources: readonly Source[]) =>
  sources
    .filter(({ file }) => file !== 'test/architecture/tidy.test.ts')
    .flatMap(({ file, lines }) =>
      lines.flatMap((line, i) => (pattern.test(line) ? [`${file}:${String(i + 1)}`] : [])),
    );

/** Exported functions, classes, interfaces and types, and constants that are functions. */
function isPublic(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)) return false;
  if (!ts.isVariableStatement(statement)) return true;
  return statement.declarationList.declarations.some(
    ({ initializer }) => initializer && isFunction(initializer),
  );
}

/** Explained by itself, or, for the type of a schema, by the schema of the same name. */
function isExplained(source: Source, statement: ts.Statement): boolean {
  if (hasComment(source, statement)) return true;
  if (!ts.isTypeAliasDeclaration(statement)) return false;
  return source.tree.statements.some(
    (each) =>
      ts.isVariableStatement(each) &&
      namesOf(each).some((name) => statement.getText(source.tree).includes(`typeof ${name}`)) &&
      hasComment(source, each),
  );
}

const hasComment = ({ text }: Source, statement: ts.Statement) =>
  ts
    .getLeadingCommentRanges(text, statement.getFullStart())
    ?.some(({ pos }) => text.startsWith('/**', pos)) ?? false;

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
}
