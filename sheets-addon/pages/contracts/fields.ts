import type { DialogCompany } from '../../src/contracts/dialog-state.ts';
import type { dialogEnglish } from '../../src/contracts/dialog-words-en.ts';
import { element } from '../dom.ts';
import { asTyped, scaledTyped } from './typed.ts';

/** The words of the dialog in one language. */
export type Words = typeof dialogEnglish;

/** How the value of a field is typed; a percentage is parts per million on the wire. */
export type FieldKind = 'text' | 'count' | 'money' | 'percent' | 'day' | 'choice' | 'list';

/** One field of a form: the key of its value and of its word. */
export interface Field {
  readonly key: keyof Words['fields'];
  readonly kind: FieldKind;
  /** True where it may be left empty. */
  readonly optional?: boolean;
  /** For `choice`: values with their labels. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
}

/** A value as the wire has it. */
export type Value = string | number | null | readonly string[];

/** A field on the page: it is shown, and read when the form is sent. */
export interface Control {
  readonly node: HTMLElement;
  /** The value, or null with the problem shown at the field. */
  read(): { readonly value: Value } | null;
}

/** What fields need besides themselves. */
export interface FieldContext {
  readonly words: Words;
  readonly company: DialogCompany;
}

/** A field with its label and what it holds. */
export function control(field: Field, value: Value | undefined, context: FieldContext): Control {
  const { words, company } = context;
  const digits = digitsOf(field.kind, company);
  const input = inputOf(field, textOf(value, digits));
  const problem = element('span', { class: 'problem', role: 'alert' });
  const label = element('label', {}, words.fields[field.key], input, problem);
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

function inputOf({ kind, key, choices }: Field, value: string): HTMLElement {
  if (kind === 'choice') {
    const options = (choices ?? []).map(([one, label]) =>
      element('option', { value: one, selected: one === value }, label),
    );
    return element('select', { name: key }, ...options);
  }
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
  if (value === null || value === undefined) return '';
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
