import type { PaperDeed } from '../../../domain/paper.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import type { Answered } from '../../src/contracts/files-state.ts';
import { element } from '../dom.ts';
import { remote } from '../remote.ts';
import { askForm, dayQuestion, textQuestion } from './asking.ts';
import type { Words } from './fields.ts';
import type { Say } from './files.ts';

/** Where the paper original is and who has it; who keeps the archive places and lends it. */
export function paperSection(
  state: OpenState,
  words: Words,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] {
  const { paper, keepsPapers, today } = state;
  if (paper === null && !keepsPapers) return [];
  const asked = element('div', { class: 'asked' });
  const done = async (deed: PaperDeed) => {
    const { dealerId, contractId, version } = state.contract;
    const ref = { dealerId, contractId, version };
    say(true, words.working);
    const answer = await remote<Answered<object>>('contractPaper', ref, deed);
    if (answer.ok) await again();
    say(answer.ok, answer.ok ? words.paperDone : answer.message);
  };
  const ask = (form: HTMLElement) => {
    asked.replaceChildren(form);
    asked.querySelector('input')?.focus();
  };
  const place = () =>
    ask(
      askForm([textQuestion('place', words.where, 120)], words.save, (given) => {
        void done({ act: 'place', place: given['place'] ?? '' });
      }),
    );
  const lend = () =>
    ask(
      askForm(loanQuestions(words, today), words.save, (given) => {
        void done({ act: 'lend', ...(given as unknown as { to: string } & Loan) });
      }),
    );
  const button = (label: string, click: () => void) =>
    element('button', { type: 'button', onclick: click }, label);
  const buttons = [
    button(words.paperPlace, place),
    ...(paper && !paper.loan ? [button(words.paperLend, lend)] : []),
    ...(paper?.loan ? [button(words.paperReturn, () => void done({ act: 'return' }))] : []),
  ];
  return [
    element(
      'section',
      { class: 'paper' },
      element('h2', {}, words.paper),
      ...standing(state, words),
      ...(keepsPapers ? [element('div', { class: 'buttons' }, ...buttons), asked] : []),
    ),
  ];
}

type Loan = { readonly from: string; readonly due: string; readonly purpose: string };

function standing({ paper, today }: OpenState, words: Words): HTMLElement[] {
  if (paper === null) return [element('p', { class: 'quiet' }, words.paperUnplaced)];
  const { place, loan } = paper;
  const at = element('p', {}, words.paperAt(place));
  if (!loan) return [at];
  const look = loan.due < today ? { class: 'failure' } : {};
  return [at, element('p', look, words.paperLent(loan.to, loan.from, loan.due, loan.purpose))];
}

const loanQuestions = (words: Words, today: string) => [
  textQuestion('to', words.lendTo, 60),
  dayQuestion('from', words.lendFrom, today),
  dayQuestion('due', words.lendDue, ''),
  textQuestion('purpose', words.lendPurpose, 200),
];
