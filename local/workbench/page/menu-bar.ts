import type { MenuEntry } from '../protocol/ui.ts';
import { element } from './dom.ts';

type Run = (functionName: string) => void;

/**
 * The add-on's menu as a menu bar: each of its submenus is a menu, each plain item a button. Arrow
 * keys, Enter, Escape and Home/End work as in any desktop menu.
 */
export class MenuBar {
  private readonly bar: HTMLElement;
  private readonly run: Run;

  constructor(bar: HTMLElement, run: Run) {
    this.bar = bar;
    this.run = run;
    bar.setAttribute('role', 'menubar');
    bar.addEventListener('keydown', (event) => this.onKey(event));
    // A click elsewhere closes; so does the focus going into a frame or the grid.
    document.addEventListener('pointerdown', (event) => {
      if (!bar.contains(event.target as Node)) this.close();
    });
    addEventListener('blur', () => this.close());
  }

  /** Shows these entries. */
  show(entries: readonly MenuEntry[]): void {
    this.bar.replaceChildren(...entries.map((entry) => this.make(entry)));
    this.items(this.bar).forEach((item, index) => (item.tabIndex = index === 0 ? 0 : -1));
  }

  private make(entry: MenuEntry): HTMLElement {
    if (entry.kind === 'separator') return element('li', { role: 'separator' });
    const button = element('button', { type: 'button', role: 'menuitem', tabindex: '-1' });
    button.append(element('span', {}, entry.label));
    if (entry.kind === 'item') {
      button.addEventListener('click', () => {
        this.close();
        this.run(entry.run);
      });
      return element('li', { role: 'none' }, button);
    }
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    const list = element('ul', { role: 'menu', 'aria-label': entry.label });
    list.append(...entry.entries.map((one) => this.make(one)));
    button.addEventListener('click', () => this.toggle(button));
    const item = element('li', { role: 'none', class: 'has-menu' }, button, list);
    item.addEventListener('pointerenter', () => this.hover(button));
    return item;
  }

  /** Moving over a neighbour switches to it once any menu is open. */
  private hover(button: HTMLElement): void {
    const nested = button.closest('[role=menu]') !== null;
    const anyOpen = this.bar.querySelector(':scope > li > [aria-expanded=true]') !== null;
    if (nested || anyOpen) this.open(button);
  }

  private toggle(button: HTMLElement): void {
    if (button.getAttribute('aria-expanded') === 'true') this.close();
    else this.open(button);
  }

  private open(button: HTMLElement): void {
    const item = button.parentElement;
    for (const other of item?.parentElement?.querySelectorAll('[aria-expanded=true]') ?? []) {
      if (!item?.contains(other)) other.setAttribute('aria-expanded', 'false');
    }
    button.setAttribute('aria-expanded', 'true');
    button.focus();
  }

  /** Closes all menus. */
  close(): void {
    for (const open of this.bar.querySelectorAll('[aria-expanded=true]')) {
      open.setAttribute('aria-expanded', 'false');
    }
  }

  /** The items of one list. */
  private items(list: Element): HTMLElement[] {
    return [...list.querySelectorAll<HTMLElement>(':scope > li > [role=menuitem]')];
  }

  private onKey(event: KeyboardEvent): void {
    const item = event.target as HTMLElement;
    const list = item.closest('ul');
    if (!list) return;
    const handled =
      list === this.bar ? this.barKey(event.key, item) : this.menuKey(event.key, item);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private barKey(key: string, item: HTMLElement): boolean {
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const wasOpen = item.getAttribute('aria-expanded') === 'true';
      const next = this.step(item, key === 'ArrowRight' ? 1 : -1);
      if (wasOpen && next.hasAttribute('aria-haspopup')) this.open(next);
      return true;
    }
    if (key === 'ArrowDown' || key === 'Enter' || key === ' ') {
      if (!item.hasAttribute('aria-haspopup')) return false;
      this.enter(item);
      return true;
    }
    if (key === 'Escape') this.close();
    return key === 'Escape';
  }

  private menuKey(key: string, item: HTMLElement): boolean {
    const parent = item.closest('ul')?.previousElementSibling as HTMLElement | null;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.step(item, key === 'ArrowDown' ? 1 : -1);
        return true;
      case 'Home':
      case 'End':
        this.items(item.closest('ul') ?? this.bar)
          .at(key === 'Home' ? 0 : -1)
          ?.focus();
        return true;
      case 'ArrowRight':
        if (item.hasAttribute('aria-haspopup')) this.enter(item);
        return true;
      case 'ArrowLeft':
      case 'Escape':
        parent?.setAttribute('aria-expanded', 'false');
        parent?.focus();
        return true;
      default:
        return false;
    }
  }

  private enter(button: HTMLElement): void {
    this.open(button);
    const list = button.nextElementSibling;
    if (list) this.items(list)[0]?.focus();
  }

  private step(item: HTMLElement, by: number): HTMLElement {
    const items = this.items(item.closest('ul') ?? this.bar);
    const next = items[(items.indexOf(item) + by + items.length) % items.length] ?? item;
    next.focus();
    return next;
  }
}
