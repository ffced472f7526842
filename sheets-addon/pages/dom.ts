type Child = Node | string;
type Attributes = Readonly<Record<string, string | boolean | (() => void)>>;

/**
 * An element with attributes, listeners (`onclick`) and children. Text is always text, never
 * markup.
 */
export function element(
  name: string,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Where the page is drawn. */
export const main = (): HTMLElement => document.getElementById('main') ?? document.body;
