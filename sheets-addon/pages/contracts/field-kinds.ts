import type { Choices, Field, Words } from './fields.ts';

/** The word of a field; its value has the same key unless another one is named. */
type Label = keyof Words['fields'];

/** Ways to declare a field, each by the kind of its value. */
export const text = (label: Label, key: string = label): Field => ({ key, label, kind: 'text' });
export const long = (label: Label, key: string = label): Field => ({ key, label, kind: 'long' });
export const count = (label: Label, key: string = label): Field => ({ key, label, kind: 'count' });
export const money = (label: Label, key: string = label): Field => ({ key, label, kind: 'money' });
export const day = (label: Label, key: string = label): Field => ({ key, label, kind: 'day' });
export const flag = (label: Label, key: string = label): Field => ({ key, label, kind: 'flag' });
export const list = (label: Label, key: string = label): Field => ({ key, label, kind: 'list' });
export const percent = (label: Label, key: string = label): Field => ({
  ...{ key, label },
  kind: 'percent',
});
export const choice = (label: Label, choices: Choices, key: string = label): Field => ({
  ...{ key, label, choices },
  kind: 'choice',
});
export const several = (label: Label, choices: Choices, key: string = label): Field => ({
  ...{ key, label, choices },
  kind: 'choices',
});

/** The same field, which may be left empty. */
export const orEmpty = (field: Field): Field => ({ ...field, optional: true });
