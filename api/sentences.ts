import type * as z from 'zod';
import type { ApproverRole } from '../domain/approval.ts';
import type { Detail } from '../domain/outcome.ts';
import type { PlanStatus } from '../domain/plan.ts';
import type { ContractState } from '../domain/contracts/contract.ts';
import type { ProblemCode } from './problems.ts';
import { english } from './sentences-en.ts';
import { chinese } from './sentences-zh.ts';

/** Languages the product speaks. */
export type Locale = 'en' | 'zh';

/** A sentence that says what to do; figures in braces are filled in from the refusal's detail. */
export type Sentences = Readonly<Record<ProblemCode, string>>;

/** Sentences for what zod finds, by the kind of finding. */
export type FieldSentences = Readonly<
  Record<
    | 'type'
    | 'small'
    | 'big'
    | 'format'
    | 'unknown'
    | 'value'
    | 'text'
    | 'json'
    | 'deep'
    | 'many'
    | 'long'
    | 'missing'
    | 'twice'
    | 'cursor'
    | 'future'
    | 'phasing'
    | 'kinds'
    | 'term-order'
    | 'shares'
    | 'rising'
    | 'prepaid'
    | 'cash-products'
    | 'hidden'
    | 'credit-code'
    | 'spreadsheet',
    string
  >
>;

/** Words of our own that stand in a refusal's detail, and how a list of them is joined. */
export type Words = Readonly<Record<PlanStatus | ContractState | ApproverRole | 'or', string>>;

const spoken = { en: english, zh: chinese } as const;

/** The language to answer in, by the Accept-Language header: Chinese when it comes first. */
export const localeOf = (acceptLanguage: string | undefined): Locale =>
  /^\s*zh(?![a-z])/i.test(acceptLanguage ?? '') ? 'zh' : 'en';

/** The sentence of a refusal in a language, with its figures. */
export function sentence(code: ProblemCode, detail: Detail, locale: Locale): string {
  const { problems, words } = spoken[locale];
  return problems[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const figure = String(detail[name] ?? '–');
    return name === 'status' || name === 'state' || name === 'roles'
      ? inWords(figure, words)
      : figure;
  });
}

/** A status, or roles named one after the other, as people say them. */
const inWords = (named: string, words: Readonly<Record<string, string>>): string =>
  named
    .split(', ')
    .map((word) => words[word] ?? word)
    .join(words['or']);

/** One field at fault: its path as the caller wrote it, and what to do about it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Every field that zod refused, under the part of the request it lies in. */
export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  at: string,
  locale: Locale,
): FieldError[] {
  return issues
    .flatMap((issue) => flatten(issue))
    .map(({ issue, path }) => ({
      field: fieldName(path, at),
      message: fieldSentence(issue, spoken[locale].fields),
    }));
}

type Placed = { issue: z.core.$ZodIssue; path: PropertyKey[] };

/** Names unknown keys one by one, and of a union the branch that came closest. */
function flatten(issue: z.core.$ZodIssue, above: PropertyKey[] = []): Placed[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ issue, path: [...path, key] }));
  }
  const closest = issue.code === 'invalid_union' ? shortest(issue.errors) : undefined;
  return closest ? closest.flatMap((inner) => flatten(inner, path)) : [{ issue, path }];
}

const shortest = (branches: z.core.$ZodIssue[][]) =>
  branches.filter((b) => b.some((i) => i.path.length > 0)).sort((a, b) => a.length - b.length)[0];

function fieldName(path: readonly PropertyKey[], at: string): string {
  let name = at === 'body' && path.length > 0 ? '' : at;
  for (const part of path) {
    name += typeof part === 'number' ? `[${String(part)}]` : `${name ? '.' : ''}${String(part)}`;
  }
  return name || 'body';
}

/** Findings of our own, by the message they carry; any other is about the text itself. */
const custom: Readonly<Record<string, keyof FieldSentences>> = {
  'not-json': 'json',
  'nested-too-deep': 'deep',
  'too-many-values': 'many',
  'text-too-long': 'long',
  'named-twice': 'twice',
  'kind-without-category': 'kinds',
  'ends-before': 'term-order',
  'shares-not-whole': 'shares',
  'days-not-rising': 'rising',
  'tiers-not-rising': 'rising',
  'prepaid-owes-nothing': 'prepaid',
  'cash-has-no-products': 'cash-products',
  'hidden-before-visible': 'hidden',
  'credit-code-form': 'credit-code',
  'credit-code-check': 'credit-code',
  'spreadsheet-id': 'spreadsheet',
  'cursor-foreign': 'cursor',
  'known-to-come': 'future',
  phasing: 'phasing',
};

function fieldSentence(issue: z.core.$ZodIssue, say: FieldSentences): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined')
        ? say.missing
        : say.type.replace('{expected}', issue.expected);
    case 'too_small':
      return say.small.replace('{limit}', String(issue.minimum));
    case 'too_big':
      return say.big.replace('{limit}', String(issue.maximum));
    case 'invalid_format':
      return say[custom[issue.message] ?? 'format'];
    case 'unrecognized_keys':
      return say.unknown;
    case 'custom':
      return say[custom[issue.message] ?? 'text'];
    default:
      return say.value;
  }
}
