/** A piece of HTML that may stand in another; a plain text is escaped instead. */
export interface Html {
  readonly html: string;
}

type Piece = string | number | Html | readonly Html[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, in an element as well as in an attribute with quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** Writes HTML: what is put in is escaped, unless it was written by this function itself. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const written = pieces.map(inHtml);
  return { html: parts.map((part, i) => part + (written[i] ?? '')).join('') };
}

function inHtml(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return 'html' in piece ? piece.html : piece.map((each) => each.html).join('');
}

/** Nothing. */
export const nothing: Html = { html: '' };
