/** A piece of XML, ready to be sent. */
export type Xml = { readonly xml: string };

type Content = string | number | boolean | Xml | readonly Xml[];

/** An element with a text, or with elements in it. */
export function element(name: string, content: Content): Xml {
  return { xml: `<${name}>${inside(content)}</${name}>` };
}

/** An element when there is something to put into it. */
export const optional = (name: string, content: string | number | undefined): readonly Xml[] =>
  content === undefined ? [] : [element(name, content)];

/** A whole document, in S3's namespace. */
export function xmlDocument(name: string, content: readonly Xml[]): string {
  const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<${name} xmlns="${namespace}">${inside(content)}</${name}>`;
}

/** The contents of every element of a name, as they stand there. Enough for what S3 is sent. */
export function elementsIn(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'gs'));
  return [...found].map(([, content = '']) => content);
}

/** The text of the first element of a name. */
export function textIn(xml: string, name: string): string | undefined {
  const [content] = elementsIn(xml, name);
  return content?.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, entity: string) => {
    if (/^#x/i.test(entity)) return String.fromCodePoint(parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    return entities[entity] ?? whole;
  });
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
};

function inside(content: Content): string {
  if (Array.isArray(content)) return (content as readonly Xml[]).map(({ xml }) => xml).join('');
  if (typeof content === 'object') return (content as Xml).xml;
  return String(content).replace(/[&<>"\r\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
