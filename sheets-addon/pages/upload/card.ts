import { uploadChinese } from '../../src/contracts/upload-words-zh.ts';
import { uploadEnglish } from '../../src/contracts/upload-words-en.ts';
import type {
  Answered,
  Promised,
  Uploader,
  UploadTarget,
} from '../../src/contracts/files-state.ts';
import { element } from '../dom.ts';
import { dropZone } from './drop-zone.ts';
import { newUploadId, UploadProblem, type UploadWords } from './read-file.ts';
import { compare, upload, type Phase, type ToUpload } from './upload.ts';

/** A card that files PDFs. */
export interface UploadCard {
  readonly node: HTMLElement;
  /** True while a file is chosen or on its way: the card must not go away then. */
  isBusy(): boolean;
}

/** What a card needs to know. */
export interface CardOptions {
  readonly uploader: Uploader;
  /** What a file that is dropped now is filed with. */
  readonly target: () => Promise<Answered<UploadTarget>>;
  /** Told of each file that was filed, in the words in which the card says it. */
  readonly filed?: (says: string) => void;
}

/** The card as its steps see it. */
interface Shown extends CardOptions {
  readonly words: UploadWords;
  /** Shows a step; a busy one must not go away. */
  readonly show: (isBusy: boolean, ...nodes: HTMLElement[]) => void;
  /** Shows what became of the last file, and the place for the next one. */
  readonly rest: (...said: HTMLElement[]) => void;
}

/** Drop a PDF, look what it is filed with, send it: with its progress, cancelled or tried again. */
export function uploadCard(options: CardOptions): UploadCard {
  const words = options.uploader.locale === 'zh' ? uploadChinese : uploadEnglish;
  const node = element('section', { class: 'upload', 'aria-label': words.title });
  let busy = false;
  const show: Shown['show'] = (isBusy, ...nodes) => {
    busy = isBusy;
    node.replaceChildren(element('h2', {}, words.title), ...nodes);
  };
  const rest: Shown['rest'] = (...said) => {
    const take = (file: File) => void look(card, file);
    show(
      false,
      ...said,
      dropZone(words, 'application/pdf,.pdf', take, (problem) => rest(failure(problem))),
    );
  };
  const card: Shown = { ...options, words, show, rest };
  rest();
  return { node, isBusy: () => busy };
}

/** Asks what the file is filed with and as what; nothing is sent before the person says so. */
async function look(card: Shown, file: File): Promise<void> {
  const { words, show, rest } = card;
  show(true, element('p', { class: 'quiet' }, '…'));
  const target = await card.target().catch(problemOf);
  if (!target.ok) return rest(failure(target.message));
  const kinds = card.uploader.kinds.map((kind) =>
    element('option', { value: kind }, words.kinds[kind]),
  );
  const kind = element('select', { name: 'kind' }, ...kinds) as HTMLSelectElement;
  const send = () => {
    const chosen = kind.value as Promised['kind'];
    void run(card, { uploadId: newUploadId(), file, kind: chosen, target });
  };
  const buttons = [button(words.send, send, 'main'), button(words.cancel, () => rest())];
  show(
    true,
    element('p', { class: 'chosen' }, file.name),
    element('p', { class: 'target' }, `${words.fileWith}: ${target.says}`),
    element('label', {}, words.kind, kind),
    element('div', { class: 'buttons' }, ...buttons),
  );
}

/** Sends the file; what failed is tried again as the same upload unless that one is over. */
async function run(card: Shown, what: ToUpload): Promise<void> {
  const { words, show, rest } = card;
  const stop = new AbortController();
  const bar = element('progress', { max: '1', value: '0' }) as HTMLProgressElement;
  const told = element('p', { role: 'status' });
  const cancel = button(words.cancel, () => stop.abort());
  const tell = (phase: Phase, share: number) => {
    bar.value = share;
    const percent = phase === 'sending' ? ` ${String(Math.floor(share * 100))} %` : '';
    told.textContent = words.phases[phase] + percent;
    // Once the service files it, it is no longer the page's to take back.
    cancel.hidden = phase === 'filing' || phase === 'comparing';
  };
  show(true, element('p', { class: 'chosen' }, what.file.name), bar, told, cancel);
  try {
    const file = await upload(what, words, tell, stop.signal);
    const says = [words.filed(file.archiveNumber, file.pages)];
    if (file.kind === 'signed-contract') {
      tell('comparing', 1);
      // What is filed is filed: that it could not be compared is only said.
      const failed = (error: unknown) => words.notCompared(problemOf(error).message);
      says.push(await compare(what.target, file.fileId, words).catch(failed));
    }
    rest(said(says.join(' ')));
    card.filed?.(says.join(' '));
  } catch (error) {
    if (stop.signal.aborted) return rest(said(words.cancelled));
    const next = error instanceof UploadProblem ? error.next : 'again';
    const problem = failure(problemOf(error).message);
    if (next === 'other-file') return rest(problem);
    const uploadId = next === 'anew' ? newUploadId() : what.uploadId;
    const again = () => void run(card, { ...what, uploadId });
    rest(problem, element('div', { class: 'buttons' }, button(words.again, again, 'main')));
  }
}

const button = (label: string, click: () => void, look = 'other') =>
  element('button', { type: 'button', class: look, onclick: click }, label);
const failure = (text: string) => element('p', { class: 'failure', role: 'alert' }, text);
const said = (text: string) => element('p', { class: 'said', role: 'status' }, text);

const problemOf = (error: unknown) => ({
  ok: false as const,
  code: null,
  message: error instanceof Error ? error.message : String(error),
});
