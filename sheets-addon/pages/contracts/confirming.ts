import { unconfirmed } from '../../../domain/contracts/comparison/confirmation.ts';
import type { Confirming } from '../../../domain/contracts/comparison/confirmation.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import type { Answered, ShownVerdict } from '../../src/contracts/files-state.ts';
import { element } from '../dom.ts';
import { remote } from '../remote.ts';
import { blockTitle } from './blocks.ts';
import { blockOf } from './comparison.ts';
import type { Words } from './fields.ts';
import type { Say } from './files.ts';

/**
 * What who keeps the archive confirms after reading the paper: blocks with their pages, and that
 * what it says besides changes no term. Nothing where a machine could tell everything.
 */
export function confirmForm(
  state: OpenState,
  verdict: ShownVerdict,
  words: Words,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] {
  const rows = unconfirmed(verdict).map((letter) => blockRow(state, verdict, letter, words));
  const adds = verdict.adding > 0 && verdict.addedConfirmed === null;
  const added = tick('added');
  if (rows.length === 0 && !adds) return [];
  const confirm = async () => {
    const blocks = rows.flatMap(({ read }) => read() ?? []);
    const confirming = { revision: verdict.revision, blocks, added: adds && added.checked };
    if (blocks.length === 0 && !confirming.added) return say(false, words.tickFirst);
    say(true, words.working);
    const { dealerId } = state.contract;
    const done = await send(dealerId, verdict.fileId, confirming);
    if (done.ok) await again();
    say(done.ok, done.ok ? words.confirmedNow : done.message);
  };
  const form = element(
    'form',
    { class: 'confirm', novalidate: true },
    element('p', {}, words.confirmIntro),
    ...rows.map(({ node }) => node),
    ...(adds ? [element('label', { class: 'tick' }, added, words.addedRead)] : []),
    element('button', { type: 'submit', class: 'main' }, words.confirm),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void confirm();
  });
  return [form];
}

const send = (dealerId: string, fileId: string, confirming: Confirming) =>
  remote<Answered<ShownVerdict>>('contractConfirm', dealerId, fileId, confirming);

function blockRow(
  state: OpenState,
  { pages, blocks }: ShownVerdict,
  letter: ShownVerdict['blocks'][number]['letter'],
  words: Words,
) {
  const found = blocks.find((one) => one.letter === letter)?.page ?? null;
  const ticked = tick(letter);
  const page = element('input', {
    ...{ type: 'number', name: `page-${letter}`, min: '1', max: String(pages) },
    ...{ value: found === null ? '' : String(found), 'aria-label': words.page },
  }) as HTMLInputElement;
  // Who types the page has found the block: it need not be ticked as well.
  page.addEventListener('input', () => (ticked.checked = page.value !== ''));
  const node = element(
    'div',
    { class: 'tick' },
    element('label', {}, ticked, blockTitle(state, blockOf(letter))),
    element('label', {}, words.page, page),
  );
  const read = () =>
    ticked.checked && page.value !== '' ? { letter, page: Number(page.value) } : null;
  return { node, read };
}

const tick = (name: string) =>
  element('input', { type: 'checkbox', name: `seen-${name}` }) as HTMLInputElement;
