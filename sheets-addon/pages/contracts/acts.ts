import type { Deed, OfferedAct, OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Words } from './fields.ts';

/** Sends what a person decided about the open version. */
export type Send = (deed: Deed) => void;

/** Acts that are not done without a reason. */
const withReason: readonly OfferedAct[] = ['reject', 'call-back', 'discard', 'amend'];

/** Acts that lead on; the others lead back or away. */
const onwards: readonly OfferedAct[] = ['submit', 'approve', 'send', 'sign'];

/** A button for each act that the caller may do now; what an act needs is asked for below it. */
export function actButtons({ contract, today }: OpenState, words: Words, send: Send): HTMLElement {
  const offered = contract.acts.flatMap((act): OfferedAct[] =>
    act in words.acts ? [act as OfferedAct] : [],
  );
  const asked = element('div', { class: 'asked' });
  const ask = (act: OfferedAct) => () => {
    if (act === 'sign') asked.replaceChildren(dayForm(words, today, send));
    else if (withReason.includes(act)) asked.replaceChildren(reasonForm(act, words, send));
    else send({ do: act });
    asked.querySelector('input')?.focus();
  };
  const buttons = offered.map((act) =>
    element(
      'button',
      {
        type: 'button',
        'data-act': act,
        class: onwards.includes(act) ? 'main' : 'other',
        disabled: act === 'submit' && contract.shortcomings.length > 0,
        onclick: ask(act),
      },
      words.acts[act],
    ),
  );
  return element('div', { class: 'acts' }, element('div', { class: 'buttons' }, ...buttons), asked);
}

const reasonForm = (act: OfferedAct, words: Words, send: Send): HTMLElement =>
  askForm(words.reason, { type: 'text', maxlength: '500' }, words.acts[act], (reason) => {
    send({ do: act, reason });
  });

const dayForm = (words: Words, today: string, send: Send): HTMLElement =>
  askForm(words.signedOn, { type: 'date', value: today }, words.acts.sign, (signedOn) => {
    send({ do: 'sign', signedOn });
  });

function askForm(
  label: string,
  attributes: Readonly<Record<string, string>>,
  button: string,
  answer: (text: string) => void,
): HTMLElement {
  const input = element('input', { ...attributes, required: true }) as HTMLInputElement;
  const form = element(
    'form',
    { class: 'ask' },
    element('label', {}, label, input),
    element('button', { type: 'submit', class: 'main' }, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(input.value.trim());
  });
  return form;
}
