/** What stands in an input as a figure of the wire, exactly; undefined where it is none. */
export function scaledTyped(text: string, digits: number): number | null | undefined {
  const typed = text.normalize('NFKC').replace(/[\s,]/g, '');
  if (typed === '') return null;
  const [, whole, rest = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(typed) ?? [];
  if (whole === undefined || rest.replace(/0+$/, '').length > digits) return undefined;
  const scaled = Number(whole + rest.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

/** A figure of the wire as it is typed: 12,345 in hundredths is `123.45`. */
export function asTyped(value: number, digits: number): string {
  if (digits === 0) return String(value);
  const text = String(value).padStart(digits + 1, '0');
  const rest = text.slice(-digits).replace(/0+$/, '');
  return text.slice(0, -digits) + (rest === '' ? '' : `.${rest}`);
}
