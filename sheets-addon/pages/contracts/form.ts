import { element } from '../dom.ts';
import { control, type Control, type Field, type FieldContext } from './fields.ts';
import type { Values } from './form-specs.ts';

/** Fields on the page that are read together. */
export interface FieldGroup {
  readonly node: HTMLElement;
  /** Their values; null where one of them can't be read, which it then says itself. */
  read(): Values | null;
}

/** A group of fields with what they hold. */
export function fieldGroup(
  fields: readonly Field[],
  values: Values,
  context: FieldContext,
): FieldGroup {
  const controls = fields.map((field) => [field.key, control(field, values[field.key], context)]);
  const all = controls as [string, Control][];
  return {
    node: element('div', { class: 'fields' }, ...all.map(([, { node }]) => node)),
    read: () => {
      const read = all.map(([key, one]) => [key, one.read()] as const);
      if (read.some(([, one]) => one === null)) return null;
      return Object.fromEntries(read.map(([key, one]) => [key, one?.value ?? null]));
    },
  };
}

/** Rows of fields that can be added and removed. */
export function fieldRows(
  fields: readonly Field[],
  rows: readonly Values[],
  context: FieldContext,
): { readonly node: HTMLElement; read(): Values[] | null } {
  const { words } = context;
  const groups = new Set<FieldGroup>();
  const list = element('div', { class: 'rows' });
  const add = (values: Values) => {
    const group = fieldGroup(fields, values, context);
    groups.add(group);
    const remove = () => {
      groups.delete(group);
      row.remove();
    };
    const row = element(
      'div',
      { class: 'row' },
      group.node,
      element('button', { type: 'button', onclick: remove }, words.remove),
    );
    list.append(row);
  };
  rows.forEach(add);
  const another = element('button', { type: 'button', onclick: () => add({}) }, words.add);
  return {
    node: element('div', {}, list, another),
    read: () => {
      const read = [...groups].map((group) => group.read());
      const whole = read.filter((one) => one !== null);
      return whole.length < read.length ? null : whole;
    },
  };
}
