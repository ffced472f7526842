import { blocks, type Block } from '../../../domain/contracts/terms.ts';
import type { TermChanged } from '../../../domain/contracts/history.ts';
import type { DialogCompany } from '../../src/contracts/dialog-state.ts';
import type { dialogEnglish } from '../../src/contracts/dialog-words-en.ts';
import { asTyped } from './typed.ts';

type Words = typeof dialogEnglish;

/** A value of the terms that changed, as people say it. */
export interface ChangeText {
  /** Where: `a · Goods · row 1 · Price`. */
  readonly place: string;
  /** What stood there; empty where nothing did. */
  readonly before: string;
  readonly after: string;
}

/** What changes are told with. */
export interface ChangeContext {
  readonly words: Words;
  readonly company: DialogCompany;
  /** What a block is called, with its letter. */
  readonly titleOf: (block: Block) => string;
}

/** Changes in words, each value by itself also where a whole block came or went. */
export const changeTexts = (
  changes: readonly TermChanged[],
  context: ChangeContext,
): ChangeText[] =>
  changes.flatMap(({ path, before, after }) => {
    const [was, is] = [leavesOf(path, before), leavesOf(path, after)];
    const paths = [...new Set([...was.keys(), ...is.keys()])];
    return paths.map((one) => ({
      place: placeOf(one, context),
      before: valueText(one, was.get(one) ?? null, context),
      after: valueText(one, is.get(one) ?? null, context),
    }));
  });

type Leaf = string | number | boolean | null;

/** The single values in a value, by their paths. */
function leavesOf(path: string, json: string | null): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  const go = (at: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) found.set(at, value as Leaf);
    else for (const [key, inner] of Object.entries(value)) go(`${at}.${key}`, inner);
  };
  if (json !== null) go(path, JSON.parse(json));
  // What is unsaid is not worth a line, except where it is all that is left.
  for (const [at, value] of found) if (value === null && found.size > 1) found.delete(at);
  return found;
}

/** Keys whose word depends on what they belong to. */
const labels: Readonly<Record<string, keyof Words['fields']>> = {
  'tiers.from': 'tierFrom',
  'grants.from': 'grantFrom',
  'grants.to': 'grantTo',
  'rebates.method': 'counting',
  'rebates.name': 'rebateName',
  'promotion.share': 'costShare',
  'advertising.share': 'costShare',
};

function placeOf(path: string, { words, titleOf }: ChangeContext): string {
  const steps = path.split('.').filter((step) => step !== '' && step !== 'terms');
  const owner = (i: number) => steps.slice(0, i).findLast((step) => !/^\d+$/.test(step)) ?? '';
  const named = steps.flatMap((step, i) => {
    if (/^\d+$/.test(step)) return words.rowNumber(Number(step) + 1);
    const isBlock = i === 0 || (i === 1 && steps[0] === 'paragraphs');
    if (isBlock && step in blocks) return titleOf(step as Block);
    // Bank data is a group of its own, called as its first field is.
    if (step === 'bank' && i < steps.length - 1) return '';
    return nameOf(step, owner(i), words) ?? step;
  });
  return named.filter((name) => name !== '').join(' · ');
}

function nameOf(step: string, owner: string, words: Words): string | null {
  const field = labels[`${owner}.${step}`] ?? step;
  const tables = [words.support, words.sides, words.changed, words.languages, words.fields];
  const name = tables.find((table) => field in table)?.[field as never] as string | undefined;
  if (name !== undefined) return short(name);
  const lists = { places: words.places, grants: words.grants, tiers: words.tiers };
  const more = { consequences: words.consequences, rebates: words.rebates };
  return { ...lists, ...more, paragraphs: words.paragraphs }[step] ?? null;
}

/** A label without its hints for typing. */
const short = (label: string): string => label.replace(/\s*[(（][^)）]*[)）]|,?\s*%/g, '');

const money = /\.(price|creditLimit|deposit|minimumOrder|target|yearlyLimit)$|tiers\.\d+\.from$/;
const percents = /\.(taxRate|shelfLifeLeft|companyShare|share|returnShare|rate)$/;
const chosen = /\.(transport|method|level|tier|basis|period|forum)$/;

function valueText(path: string, value: Leaf, { words, company }: ChangeContext): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (money.test(path)) return asTyped(value, company.digits);
    return percents.test(path) ? `${asTyped(value, 4)}%` : String(value);
  }
  const choices: Readonly<Record<string, string>> = words.choices;
  if (chosen.test(path)) return choices[value] ?? value;
  if (/^\.?language$/.test(path)) return words.languages[value as keyof Words['languages']];
  const isTerritory = /\.territory$|\.territories\.\d+$/.test(path);
  const territory = company.territories.find(({ territoryId }) => territoryId === value);
  return isTerritory ? (territory?.name ?? value) : value;
}
