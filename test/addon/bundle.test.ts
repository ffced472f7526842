import vm from 'node:vm';
import { Linter } from 'eslint';
import { beforeAll, expect, test } from 'vitest';
import { buildAddon, buildScript, type Script } from '../../sheets-addon/build.ts';
import { manifest } from '../../sheets-addon/manifest.ts';

const api = 'https://api.example.com/prod';
let script: Script;
let files: Readonly<Record<string, string>>;
let expected: readonly string[];

beforeAll(async () => {
  script = await buildScript(api);
  files = await buildAddon(api);
  expected = expectedNames(script.text);
});

/** What menus, triggers and pages call. A new function is added here on purpose. */
const publicFunctions = [
  'answersShow',
  'approvalsDecide',
  'approvalsLimit',
  'approvalsShow',
  'approvalsWriteOff',
  'bankApply',
  'bankFile',
  'bankFileBring',
  'bankFileShow',
  'bankImport',
  'bankLines',
  'bankSend',
  'conflictsSettle',
  'conflictsShow',
  'contractAsk',
  'contractClauses',
  'contractCompare',
  'contractConfirm',
  'contractDo',
  'contractDownload',
  'contractDraft',
  'contractFiling',
  'contractPaper',
  'contractPrint',
  'contractPromise',
  'contractSettings',
  'contractShow',
  'contractTarget',
  'contractsAsk',
  'contractsCensus',
  'contractsCount',
  'contractsDecide',
  'contractsDrafts',
  'contractsExceptions',
  'contractsExpiring',
  'contractsGaps',
  'contractsGoods',
  'contractsNew',
  'contractsOpen',
  'contractsPushGoods',
  'contractsRegister',
  'contractsSettings',
  'contractsUndoGoods',
  'contractsWaiting',
  'customersOpen',
  'customersPush',
  'customersUndo',
  'followUpsClose',
  'followUpsPin',
  'followUpsShow',
  'ledgerAsKnown',
  'ledgerByDealer',
  'ledgerByDealerProduct',
  'ledgerByProduct',
  'ledgerGrowth',
  'ledgerInsights',
  'ledgerLetters',
  'ledgerMailed',
  'ledgerRanking',
  'ledgerReceivables',
  'ledgerRecord',
  'ledgerRefresh',
  'ledgerReverse',
  'ledgerSend',
  'ledgerStatement',
  'monthsClose',
  'monthsReopen',
  'monthsShow',
  'onInstall',
  'onOpen',
  'picturesShow',
  'plansAccept',
  'plansApprove',
  'plansExplain',
  'plansFill',
  'plansMissing',
  'plansOpenMonth',
  'plansOpenMonthOf',
  'plansPrint',
  'plansPush',
  'plansRefresh',
  'plansReject',
  'plansReview',
  'plansRevise',
  'plansSubmit',
  'plansUndo',
  'plansUnits',
  'productsOpen',
  'productsPush',
  'productsUndo',
  'reviewConflicts',
  'showPictures',
  'showSidebar',
  'sidebarGo',
  'sidebarLook',
  'sidebarShow',
  'sidebarWho',
];

/** Services of Google that the add-on uses. */
const services = [
  'CacheService',
  'HtmlService',
  'LockService',
  'PropertiesService',
  'ScriptApp',
  'Session',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
  'console',
];

/** Names that zod touches only where they exist, or in formats that the add-on does not check. */
const ofZod = ['File', 'URL', 'atob', 'btoa', 'navigator'];

/** Names that a script uses and nobody declares: what it expects of the place where it runs. */
function expectedNames(code: string): string[] {
  const messages = new Linter().verify(code, {
    languageOptions: { ecmaVersion: 2020, sourceType: 'script', globals: {} },
    rules: { 'no-undef': 'error' },
  });
  const names = messages.map(({ message }) => /'(.+)' is not defined/.exec(message)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test('the bundle loads in a bare context and leaves only the public functions', () => {
  const context = vm.createContext({});
  vm.runInContext(script.text, context);
  const functions = Object.keys(context).filter((name) => typeof context[name] === 'function');
  expect(functions.sort()).toEqual(publicFunctions);
  const others = Object.keys(context).filter((name) => !functions.includes(name));
  expect(others.filter((name) => !name.startsWith('__zod'))).toEqual(['dealerbook']);
});

test('every item of the menu names a public function', () => {
  const items = [...script.text.matchAll(/\.addItem\([^,]+?,"(\w+)"\)/g)].map(([, name]) => name);
  expect(items.length).toBeGreaterThan(20);
  expect(items.filter((name) => !publicFunctions.includes(name ?? ''))).toEqual([]);
});

test('the bundle uses the services of Google and nothing of a browser or of Node', () => {
  const language = new Set(Object.getOwnPropertyNames(vm.runInNewContext('globalThis')));
  const used = expected.filter((name) => !language.has(name));
  expect(used.filter((name) => !services.includes(name) && !ofZod.includes(name))).toEqual([]);
  expect(used).not.toContain('setTimeout');
  expect(used).not.toContain('fetch');
});

test('the bundle is written in what Apps Script can parse and run', () => {
  // Parsed as a script of ES2020 by the linter above; these two are known to break it there.
  expect(script.text).not.toMatch(/[{;]\s*static\s+[\w$]+\s*=/);
  expect(script.text).not.toMatch(/[{;]\s*#[\w$]+\s*[=;(]/);
});

test('the pages load nothing from anywhere', () => {
  for (const [name, text] of Object.entries(files).filter(([file]) => file.endsWith('.html'))) {
    const markup = text
      .replace(/<script>[\s\S]*<\/script>/, '')
      .replace(/<style>[\s\S]*<\/style>/, '');
    expect([name, /\b(src|href)\s*=\s*["']/.test(markup)]).toEqual([name, false]);
    expect([name, /@import|url\(/.test(text.split('</style>')[0] ?? '')]).toEqual([name, false]);
  }
});

test('pages call only public functions', () => {
  const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'));
  const called = pages.flatMap(([, text]) =>
    [...text.matchAll(/\("((?:contract|sidebar|pictures|plans|customers|products)[A-Z]\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((name) => !publicFunctions.includes(name ?? ''))).toEqual([]);
});

test('sizes stay in hand', () => {
  const kib = (name: string) => Math.ceil(Buffer.byteLength(files[name] ?? '') / 1024);
  // Google takes far more; what counts is how long a run of the script takes to begin. The shape of
  // every route is in it, and those of contracts and their archive are 50 KiB; their menu with its
  // sheets in both languages is 25. Months, summaries and whatever waits are 15, bank statements
  // 24, the explanation of proposals 9, letters and months as mailed 8, the insights of a dealer 7,
  // follow-ups 12.
  expect(kib('Code.js')).toBeLessThanOrEqual(600);
  expect(kib('sidebar.html')).toBeLessThanOrEqual(20);
  expect(kib('conflicts.html')).toBeLessThanOrEqual(20);
  // The printed words of a contract in both languages, the shape of its blocks with their forms,
  // filing and comparing.
  expect(kib('contract.html')).toBeLessThanOrEqual(210);
  expect(kib('pictures.html')).toBeLessThanOrEqual(620);
});

test('the manifest asks for as little as the add-on needs and calls one address', () => {
  expect(Object.keys(files).sort()).toEqual([
    'Code.js',
    'appsscript.json',
    'bank.html',
    'conflicts.html',
    'contract.html',
    'pictures.html',
    'sidebar.html',
  ]);
  const { oauthScopes, urlFetchWhitelist, runtimeVersion } = manifest(api);
  expect(runtimeVersion).toBe('V8');
  expect(urlFetchWhitelist).toEqual(['https://api.example.com/prod/']);
  expect(oauthScopes.map((scope) => scope.split('/').at(-1))).toEqual([
    'openid',
    'userinfo.email',
    'spreadsheets.currentonly',
    'script.container.ui',
    'script.external_request',
  ]);
  expect(script.text).toContain(api);
});
