/**
 * The function body of a page with scriptlets: `<? code ?>` runs, `<?= value ?>` prints escaped
 * text, `<?!= value ?>` prints as it is.
 */
export function templateCode(content: string): string {
  const lines = ["let output = '';"];
  let position = 0;
  for (const match of content.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    const [whole, mark, code = ''] = match;
    lines.push(`output += ${JSON.stringify(content.slice(position, match.index))};`);
    if (mark === '=') lines.push(`output += escapeHtml(${code});`);
    else if (mark === '!=') lines.push(`output += (${code});`);
    else lines.push(code);
    position = match.index + whole.length;
  }
  lines.push(`output += ${JSON.stringify(content.slice(position))};`, 'return output;');
  return lines.join('\n');
}
