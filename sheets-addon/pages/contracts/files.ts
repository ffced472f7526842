import type { OpenState } from '../../src/contracts/dialog-state.ts';
import type { Answered, FiledFile, PrintedPdf } from '../../src/contracts/files-state.ts';
import { sizeText } from '../../src/contracts/size-text.ts';
import { uploadChinese } from '../../src/contracts/upload-words-zh.ts';
import { uploadEnglish } from '../../src/contracts/upload-words-en.ts';
import { element } from '../dom.ts';
import { remote } from '../remote.ts';
import { uploadCard } from '../upload/card.ts';
import { askForm, textQuestion } from './asking.ts';
import type { Words } from './fields.ts';

/** Tells how far something is, or what became of it. */
export type Say = (ok: boolean, message: string) => void;

/** The files of a version, and a place to file; nothing while it may still become another one. */
export function filesSection(
  state: OpenState,
  words: Words,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] {
  const { contract, files, uploader, dealerName } = state;
  const { dealerId, contractId, version } = contract;
  const number = contract.number ?? words.noNumber;
  const says = `${dealerName} · ${number} · ${words.version(version)}`;
  const target = { ok: true as const, dealerId, contractId, version, says };
  const filed = (says: string) => void again().then(() => say(true, says));
  const card = uploadCard({ uploader, target: () => Promise.resolve(target), filed });
  if (!isFiled(contract.state)) return [];
  const section = element(
    'section',
    { class: 'files' },
    element('h2', {}, words.files),
    ...files.map((file) => fileLine(state, file, words, say)),
    ...(files.length === 0 ? [element('p', { class: 'quiet' }, words.noFiles)] : []),
    ...(uploader.kinds.length > 0 ? [card.node] : []),
  );
  return [section];
}

const uploadWords = ({ locale }: OpenState) => (locale === 'zh' ? uploadChinese : uploadEnglish);

/** Nothing is filed with a version that may still become another one. */
const isFiled = (state: OpenState['contract']['state']): boolean =>
  state !== 'draft' && state !== 'in-review' && state !== 'discarded';

function fileLine(state: OpenState, file: FiledFile, words: Words, say: Say): HTMLElement {
  const { kinds } = uploadWords(state);
  const asked = element('div', { class: 'asked' });
  const ask = () => {
    const question = textQuestion('purpose', words.purpose, 300);
    const open = ({ purpose = '' }) => void fetched(state, file, purpose, words, say, asked);
    asked.replaceChildren(askForm([question], words.download, open));
    asked.querySelector('input')?.focus();
  };
  const facts = [words.pages(file.pages), sizeText(file.bytes), file.filedAt];
  return element(
    'article',
    { class: 'file', 'data-file': file.fileId },
    element('span', { class: 'number' }, file.archiveNumber),
    element(
      'div',
      {},
      element('strong', {}, kinds[file.kind]),
      ...(file.ofDealer ? [element('span', { class: 'tag' }, words.ofDealer)] : []),
      element('div', { class: 'quiet' }, [file.name, ...facts].join(' · ')),
    ),
    element('button', { type: 'button', onclick: ask }, words.download),
    asked,
  );
}

/** A browser may hold back what was not clicked at once, so there is a link to click as well. */
function offer(url: string, name: string, text: string): HTMLElement {
  const link = element('a', { href: url, download: name, target: '_blank' }, text);
  link.click();
  return link;
}

async function fetched(
  { contract }: OpenState,
  { fileId, name }: FiledFile,
  purpose: string,
  words: Words,
  say: Say,
  asked: HTMLElement,
): Promise<void> {
  say(true, words.working);
  const found = await remote<Answered<{ readonly url: string }>>(
    ...(['contractDownload', contract.dealerId, fileId, purpose] as const),
  );
  say(found.ok, found.ok ? words.opened : found.message);
  if (found.ok) asked.replaceChildren(offer(found.url, name, words.openFile));
}

/** Prints the version and offers the PDF. */
export async function printed({ contract }: OpenState, words: Words, say: Say): Promise<void> {
  say(true, words.working);
  const { dealerId, contractId, version } = contract;
  const ref = { dealerId, contractId, version };
  const found = await remote<Answered<PrintedPdf>>('contractPrint', ref, null);
  say(found.ok, found.ok ? words.printed(found.name) : found.message);
  if (!found.ok) return;
  const bytes = Uint8Array.from(atob(found.pdf), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  offer(url, found.name, found.name);
}
