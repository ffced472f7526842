import { element } from '../dom.ts';

/** Something that is asked for before an act: its name, its label, and how it is typed. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A text of some length that can't be left empty. */
export const textQuestion = (name: string, label: string, max: number): Question => ({
  ...{ name, label },
  attributes: { type: 'text', maxlength: String(max) },
});

/** A day, with what is likely there already. */
export const dayQuestion = (name: string, label: string, value: string): Question => ({
  ...{ name, label },
  attributes: { type: 'date', value },
});

/** A line of questions with a button that answers them all, by their names. */
export function askForm(
  questions: readonly Question[],
  button: string,
  answer: (answers: Readonly<Record<string, string>>) => void,
): HTMLElement {
  const inputs = questions.map(({ name, label, attributes }) => {
    const input = element('input', { name, ...attributes, required: true }) as HTMLInputElement;
    return { name, input, node: element('label', {}, label, input) };
  });
  const form = element(
    'form',
    { class: 'ask' },
    ...inputs.map(({ node }) => node),
    element('button', { type: 'submit', class: 'main' }, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()])));
  });
  return form;
}
