import type { SidebarProblem, SidebarState } from '../src/sidebar/state.ts';
import { choicesOf, type Keep } from './choices.ts';
import { element } from './dom.ts';
import { remote } from './remote.ts';

/** Runs a function of the add-on and shows what it leaves. */
type Run = (name: string, ...args: readonly unknown[]) => void;

/** Everything to look at in the open tab, with what can be done about it. */
export function problemList({ words, problems }: SidebarState, run: Run): HTMLElement {
  const title =
    problems.length > 0 ? `${words.problems} (${String(problems.length)})` : words.problems;
  return element(
    'section',
    { class: 'problems' },
    element('h2', {}, title),
    ...conflictButtons(problems, words, run),
    ...(problems.length === 0
      ? [element('p', { class: 'quiet' }, words.noProblems)]
      : problems.map((problem) => problemCard(problem, words, run))),
  );
}

/** Where several conflicts wait: all at once, or side by side in the dialog. */
function conflictButtons(
  problems: readonly SidebarProblem[],
  words: SidebarState['words'],
  run: Run,
): HTMLElement[] {
  const conflicts = problems.flatMap(({ conflict }) => conflict ?? []);
  if (conflicts.length === 0) return [];
  const settle = (keep: Keep) => () => run('conflictsSettle', choicesOf(conflicts, keep));
  const review = () => run('reviewConflicts');
  const all = [
    element('button', { 'data-all': 'mine', onclick: settle('mine') }, words.allMine),
    element('button', { 'data-all': 'theirs', onclick: settle('theirs') }, words.allTheirs),
  ];
  return [
    element(
      'div',
      { class: 'all' },
      element('button', { 'data-run': 'reviewConflicts', onclick: review }, words.review),
      ...(conflicts.length > 1 ? all : []),
    ),
  ];
}

function problemCard(problem: SidebarProblem, words: SidebarState['words'], run: Run): HTMLElement {
  const { identity, field, row, place, message, conflict } = problem;
  const settle = (keep: Keep) => () =>
    run('conflictsSettle', conflict ? choicesOf([conflict], keep) : []);
  const go = () => void remote('sidebarGo', identity, field, row);
  return element(
    'article',
    { class: conflict ? 'problem conflict' : 'problem' },
    element('button', { class: 'place', title: words.go, onclick: go }, place),
    element('p', {}, message),
    ...(conflict
      ? [
          element('button', { 'data-choice': 'mine', onclick: settle('mine') }, words.keepMine),
          element(
            'button',
            { 'data-choice': 'theirs', onclick: settle('theirs') },
            words.takeTheirs,
          ),
        ]
      : []),
  );
}
