/** Text made safe to stand in HTML, also within an attribute's quotes. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** HTML of each item, one after another. */
export const each = <Item>(items: Iterable<Item>, html: (item: Item) => string): string =>
  Array.from(items, html).join('');
