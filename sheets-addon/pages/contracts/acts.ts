import { workflow } from '../../../domain/contracts/workflow.ts';
import type { Deed, OfferedAct, OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { askForm, dayQuestion, textQuestion, type Question } from './asking.ts';
import type { Words } from './fields.ts';

/** Sends what a person decided about the open version. */
export type Send = (deed: Deed) => void;

/** Acts that lead on; the others lead back or away. */
const onwards: readonly OfferedAct[] = ['submit', 'approve', 'send', 'sign', 'put-in-force'];

/** A button for each act that the caller may do now; what an act needs is asked for below it. */
export function actButtons(state: OpenState, words: Words, send: Send): HTMLElement {
  const { contract, renewalId } = state;
  const all = contract.acts.flatMap((act): OfferedAct[] =>
    act in words.acts ? [act as OfferedAct] : [],
  );
  const leadsOn = (act: OfferedAct) => onwards.includes(act);
  const offered = [...all.filter(leadsOn), ...all.filter((act) => !leadsOn(act))];
  const asked = element('div', { class: 'asked' });
  const done = (act: OfferedAct, answers: Readonly<Record<string, string>> = {}) =>
    send({ do: act, ...answers, ...(act === 'renew' && { contractId: renewalId }) });
  const ask = (act: OfferedAct) => () => {
    const questions = questionsOf(act, words, state.today);
    if (questions.length === 0) return done(act);
    asked.replaceChildren(askForm(questions, words.acts[act], (answers) => done(act, answers)));
    asked.querySelector('input')?.focus();
  };
  const buttons = offered.map((act) =>
    element(
      'button',
      {
        type: 'button',
        'data-act': act,
        class: leadsOn(act) ? 'main' : 'other',
        disabled: act === 'submit' && contract.shortcomings.length > 0,
        onclick: ask(act),
      },
      words.acts[act],
    ),
  );
  return element('div', { class: 'acts' }, element('div', { class: 'buttons' }, ...buttons), asked);
}

/** What an act needs to know: the day where one counts, and a reason where the workflow says so. */
function questionsOf(act: OfferedAct, words: Words, today: string): Question[] {
  const days = { sign: words.signedOn, terminate: words.lastDay };
  const day = act in days ? days[act as keyof typeof days] : null;
  return [
    ...(day === null ? [] : [dayQuestion('on', day, today)]),
    ...(workflow[act].reason ? [textQuestion('reason', words.reason, 500)] : []),
  ];
}
