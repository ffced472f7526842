import type { DialogCompany } from '../../src/contracts/dialog-state.ts';
import type { dialogEnglish } from '../../src/contracts/dialog-words-en.ts';
import { element } from '../dom.ts';
import { asTyped, scaledTyped } from './typed.ts';

/** The words of the dialog in one language. */
export type Words = typeof dialogEnglish;

/** How the value of a field is typed; a percentage is parts per million on the wire. */
export type FieldKind =
  'text' | 'long' | 'count' | 'money' | 'percent' | 'day' | 'choice' | 'list' | 'flag' | 'choices';

/** Values that can be chosen, with their labels. */
export type Choices = readonly (readonly [value: string, label: string])[];

/** One field of a form: the key of its value and, unless it says another, of its word. */
export interface Field {
  readonly key: string;
  readonly label: keyof Words['fields'];
  readonly kind: FieldKind;
  /** True where it may be left empty. */
  readonly optional?: boolean;
  /** For `choice` and `choices`. */
  readonly choices?: Choices;
}

/** A value as the wire has it. */
export type Value = string | number | boolean | null | readonly string[];

/** Something on the page that is read when its form is sent. */
export interface Part<What> {
  readonly node: HTMLElement;
  /** What was typed; null where some of it can't be read, which is then shown at its field. */
  readonly read: () => { readonly value: What } | null;
}

/** What fields need besides themselves. */
export interface FieldContext {
  readonly words: Words;
  readonly company: DialogCompany;
}

/** A field with its label and what it holds. */
export function control(
  field: Field,
  value: Value | undefined,
  { words, company }: FieldContext,
): Part<Value> {
  if (field.kind === 'flag') return flag(field, value === true, words);
  if (field.kind === 'choices') return severalOf(field, value, words);
  const digits = digitsOf(field.kind, company);
  const input = inputOf(field, textOf(value, digits));
  const problem = element('span', { class: 'problem', role: 'alert' });
  const wide = field.kind === 'long' ? { class: 'long' } : {};
  const label = element('label', wide, words.fields[field.label], input, problem);
  const refuse = (text: string) => {
    problem.replaceChildren(text);
    input.setAttribute('aria-invalid', 'true');
    return null;
  };
  return {
    node: label,
    read: () => {
      problem.replaceChildren();
      input.removeAttribute('aria-invalid');
      const text = (input as HTMLInputElement).value.trim();
      if (text === '' && !field.optional) return refuse(words.needed);
      const read = valueOf(field.kind, text, digits);
      return read === undefined ? refuse(words.badFigure(digits)) : { value: read };
    },
  };
}

/** One box to tick, its label behind it. */
function flag({ key, label }: Field, isOn: boolean, words: Words): Part<Value> {
  const input = tickBox(key, isOn);
  return {
    node: element('label', { class: 'flag' }, input, words.fields[label]),
    read: () => ({ value: input.checked }),
  };
}

/** A box to tick for each of several values. */
function severalOf(
  { key, label, choices = [], optional }: Field,
  value: Value | undefined,
  words: Words,
): Part<Value> {
  const chosen = new Set(Array.isArray(value) ? (value as readonly string[]) : []);
  const boxes = choices.map(([one, text]) => ({ one, text, input: tickBox(key, chosen.has(one)) }));
  const problem = element('span', { class: 'problem', role: 'alert' });
  const node = element(
    'fieldset',
    // Without anything to choose there is nothing to ask.
    { class: 'several', hidden: choices.length === 0 },
    element('legend', {}, words.fields[label]),
    ...boxes.map(({ text, input }) => element('label', { class: 'flag' }, input, text)),
    problem,
  );
  const read = () => {
    const ticked = boxes.flatMap(({ one, input }) => (input.checked ? [one] : []));
    const isMissing = ticked.length === 0 && !optional;
    problem.replaceChildren(isMissing ? words.needed : '');
    return isMissing ? null : { value: ticked };
  };
  return { node, read };
}

/** A box to tick. */
export const tickBox = (name: string, isOn: boolean): HTMLInputElement => {
  const input = element('input', { type: 'checkbox', name }) as HTMLInputElement;
  input.checked = isOn;
  return input;
};

function inputOf({ kind, key, choices = [] }: Field, value: string): HTMLElement {
  if (kind === 'choice') {
    const options = choices.map(([one, label]) =>
      element('option', { value: one, selected: one === value }, label),
    );
    return element('select', { name: key }, ...options);
  }
  if (kind === 'long') return element('textarea', { name: key, rows: '3' }, value);
  const isFigure = kind === 'count' || kind === 'money' || kind === 'percent';
  return element('input', {
    name: key,
    value,
    type: kind === 'day' ? 'date' : 'text',
    ...(isFigure && { inputmode: 'decimal' }),
  });
}

const digitsOf = (kind: FieldKind, { digits }: DialogCompany): number =>
  kind === 'money' ? digits : kind === 'percent' ? 4 : 0;

function textOf(value: Value | undefined, digits: number): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number') return asTyped(value, digits);
  return typeof value === 'string' ? value : value.join(', ');
}

function valueOf(kind: FieldKind, text: string, digits: number): Value | undefined {
  switch (kind) {
    case 'count':
    case 'money':
    case 'percent':
      return scaledTyped(text, digits);
    case 'list':
      return text.split(/[,，;；]/).flatMap((part) => part.trim() || []);
    default:
      return text === '' ? null : text;
  }
}
