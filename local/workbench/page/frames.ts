import type { Frame } from '../protocol/ui.ts';
import { byId, element } from './dom.ts';
import { fontRules } from './fonts.ts';
import { asError, messageOf } from './script-thread.ts';

/** Runs a function of the bundle for a frame. */
export type RunForFrame = (name: string, args: readonly unknown[]) => Promise<unknown>;

interface Opened {
  readonly kind: Frame['kind'];
  readonly frame: HTMLIFrameElement;
  readonly box: HTMLElement;
  readonly origin: string;
  /** The function that showed it. */
  readonly opener: string | null;
}

type FromFrame =
  | { readonly google: 'run'; readonly id: number; readonly name: string; readonly args: unknown[] }
  | { readonly google: 'close' }
  | { readonly google: 'focus' }
  | { readonly google: 'size'; readonly width?: number; readonly height?: number };

const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads';

/** The add-on's own pages: sidebar and dialogs, each on an origin of its own as at Google. */
export class Frames {
  private readonly opened: Opened[] = [];
  private readonly client: string;
  private readonly run: RunForFrame;
  private readonly resized: () => void;

  /** `client` is the code that gives a frame its `google.script`. */
  constructor(client: string, run: RunForFrame, resized: () => void) {
    this.client = client;
    this.run = run;
    this.resized = resized;
    addEventListener('message', (event) => this.hear(event));
  }

  /** Shows a page of the add-on. */
  async show(page: Frame, closeLabel: string, opener: string | null): Promise<void> {
    const reply = await fetch('/local/frames', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ html: this.withClient(page.html) }),
    });
    if (!reply.ok) throw new Error(`The frame could not be made: ${reply.status}`);
    const { id } = (await reply.json()) as { id: string };
    const origin = `${location.protocol}//n-${id}-script.localhost:${location.port}`;
    const frame = element('iframe', {
      sandbox: SANDBOX,
      name: page.kind,
      title: page.title,
      src: `${origin}/frame`,
      allow: 'clipboard-write',
    });
    if (page.kind === 'sidebar') this.closeAll('sidebar');
    else this.closeAll('modal', 'modeless');
    const cross = element(
      'button',
      { type: 'button', class: 'cross', 'aria-label': closeLabel },
      '×',
    );
    const header = element('header', {}, element('h2', {}, page.title), cross);
    const box = this.place(page, header, frame);
    const one: Opened = { kind: page.kind, frame, box, origin, opener };
    this.opened.push(one);
    cross.addEventListener('click', () => this.close(one));
    if (box instanceof HTMLDialogElement) {
      box.addEventListener('close', () => this.close(one));
      if (page.kind === 'modal') box.showModal();
      else box.show();
    }
  }

  /** Closes the sidebar and the dialogs; answers which function had opened the sidebar. */
  closeEverything(): string | null {
    const opener = this.opened.find((one) => one.kind === 'sidebar')?.opener ?? null;
    this.closeAll('sidebar', 'modal', 'modeless');
    return opener;
  }

  private place(page: Frame, header: HTMLElement, frame: HTMLIFrameElement): HTMLElement {
    if (page.kind === 'sidebar') {
      const sidebar = byId('sidebar');
      sidebar.replaceChildren(header, frame);
      sidebar.hidden = false;
      this.resized();
      return sidebar;
    }
    frame.style.width = `${page.width}px`;
    frame.style.height = `${page.height}px`;
    const dialog = element('dialog', { class: 'frame' }, header, frame);
    document.body.append(dialog);
    return dialog;
  }

  private withClient(html: string): string {
    // Fonts as on the page, for machines that have no Chinese ones of their own.
    const fonts = `<style>${fontRules()} :is(button, input, select, textarea) {
      letter-spacing: inherit;
    }</style>`;
    const script = `${fonts}<script>${this.client.replaceAll('</', '<\\/')}</script>`;
    if (/<head[^>]*>/i.test(html)) return html.replace(/<head[^>]*>/i, (head) => head + script);
    return `<!doctype html><html><head>${script}</head><body>${html}</body></html>`;
  }

  private closeAll(...kinds: Frame['kind'][]): void {
    for (const one of [...this.opened]) if (kinds.includes(one.kind)) this.close(one);
  }

  private close(one: Opened): void {
    const index = this.opened.indexOf(one);
    if (index < 0) return;
    this.opened.splice(index, 1);
    if (one.kind === 'sidebar') {
      one.box.replaceChildren();
      one.box.hidden = true;
      this.resized();
    } else one.box.remove();
  }

  private hear(event: MessageEvent): void {
    const one = this.opened.find(
      ({ frame, origin }) => frame.contentWindow === event.source && origin === event.origin,
    );
    const message = event.data as FromFrame | null;
    if (!one || typeof message !== 'object' || !message) return;
    if (message.google === 'run') void this.answer(one, message);
    else if (message.google === 'close') this.close(one);
    else if (message.google === 'focus') focus();
    else if (message.google === 'size' && one.kind !== 'sidebar') {
      if (message.width) one.frame.style.width = `${message.width}px`;
      if (message.height) one.frame.style.height = `${message.height}px`;
    }
  }

  private async answer(
    one: Opened,
    { id, name, args }: Extract<FromFrame, { google: 'run' }>,
  ): Promise<void> {
    let reply: { result: unknown } | { failure: { name: string; message: string } };
    try {
      if (name.endsWith('_')) {
        throw asError({ name: 'Error', message: `${name} is private and cannot be called` });
      }
      reply = { result: await this.run(name, args) };
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'Error';
      reply = { failure: { name: kind, message: messageOf(error) } };
    }
    one.frame.contentWindow?.postMessage({ google: 'reply', id, ...reply }, one.origin);
  }
}
