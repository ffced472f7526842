import { byId, element } from './dom.ts';

/** A little message at the lower right. No number of seconds keeps it until it is closed. */
export function toast(
  message: string,
  options: { title?: string | null; seconds?: number | null; kind?: 'plain' | 'problem' } = {},
): void {
  const { title, seconds = 5, kind = 'plain' } = options;
  const box = element('div', {
    class: `toast ${kind}`,
    role: kind === 'plain' ? 'status' : 'alert',
  });
  if (title) box.append(element('strong', {}, title));
  box.append(element('span', {}, message));
  box.append(
    element('button', { type: 'button', 'aria-label': '×', onclick: () => box.remove() }, '×'),
  );
  byId('toasts').append(box);
  if (seconds !== null && seconds >= 0) setTimeout(() => box.remove(), seconds * 1000);
}
