import { element } from '../dom.ts';
import {
  control,
  tickBox,
  type Field,
  type FieldContext,
  type Part,
  type Value,
} from './fields.ts';
import type { Words } from './fields.ts';

/** The values of a group of fields, by their keys. */
export type Values = Readonly<Record<string, Value>>;

/** A group of fields with what they hold: the values under their keys, where there are any. */
export function fieldGroup(
  fields: readonly Field[],
  values: object,
  context: FieldContext,
): Part<Values> {
  const held = values as Values;
  const controls = fields.map(({ key, ...field }) => ({
    key,
    part: control({ key, ...field }, held[key], context),
  }));
  return {
    node: element('div', { class: 'fields' }, ...controls.map(({ part }) => part.node)),
    // Each is read, so that each says what is wrong with it.
    read: () => {
      const read = controls.map(({ key, part }) => [key, part.read()] as const);
      if (read.some(([, one]) => one === null)) return null;
      return { value: Object.fromEntries(read.map(([key, one]) => [key, one?.value ?? null])) };
    },
  };
}

/** Rows of one form that can be added and removed. */
export function rowsOf<What>(
  make: (value: What | null) => Part<What>,
  rows: readonly What[],
  words: Words,
  title = '',
): Part<What[]> & { readonly add: (value: What | null) => void } {
  const parts = new Set<Part<What>>();
  const list = element('div', { class: 'rows' });
  const add = (value: What | null) => {
    const part = make(value);
    parts.add(part);
    const remove = () => {
      parts.delete(part);
      row.remove();
    };
    const off = { type: 'button', class: 'remove', title: words.remove, onclick: remove };
    const row = element(
      'div',
      { class: 'row' },
      part.node,
      element('button', { ...off, 'aria-label': words.remove }, '×'),
    );
    list.append(row);
  };
  rows.forEach(add);
  const another = { type: 'button', class: 'add', onclick: () => add(null) };
  return {
    add,
    node: element(
      'div',
      { class: 'table' },
      ...(title === '' ? [] : [element('h3', {}, title)]),
      list,
      element('button', another, words.add),
    ),
    read: () => {
      const read = [...parts].map((part) => part.read());
      const whole = read.flatMap((one) => (one === null ? [] : [one.value]));
      return whole.length < read.length ? null : { value: whole };
    },
  };
}

/** Something that may be left unsaid: ticked where it is agreed. */
export function agreed<What>(title: string, part: Part<What>, isOn: boolean): Part<What | null> {
  const box = tickBox('agreed', isOn);
  const show = () => (part.node.hidden = !box.checked);
  box.addEventListener('change', show);
  show();
  return {
    node: element(
      'div',
      { class: 'agreed' },
      element('label', { class: 'flag' }, box, title),
      part.node,
    ),
    read: () => (box.checked ? part.read() : { value: null }),
  };
}

/** Several parts as one, read together. */
export function together<Parts extends Readonly<Record<string, Part<unknown>>>, What>(
  parts: Parts,
  join: (values: {
    readonly [K in keyof Parts]: Parts[K] extends Part<infer V> ? V : never;
  }) => What,
): Part<What> {
  const all = Object.entries(parts);
  return {
    node: element('div', { class: 'parts' }, ...all.map(([, { node }]) => node)),
    read: () => {
      const read = all.map(([key, part]) => [key, part.read()] as const);
      if (read.some(([, one]) => one === null)) return null;
      const values = Object.fromEntries(read.map(([key, one]) => [key, one?.value]));
      return { value: join(values as Parameters<typeof join>[0]) };
    },
  };
}

/** What a part reads, as something else. */
export const mapped = <What, Other>(
  { node, read }: Part<What>,
  turn: (value: What) => Other,
): Part<Other> => ({
  node,
  read: () => {
    const found = read();
    return found && { value: turn(found.value) };
  },
});
