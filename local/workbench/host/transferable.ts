/**
 * google.script.run carries numbers, texts, booleans, null, and plain lists and objects of them.
 * A Date, function or anything else is refused by its path.
 */
export function checkTransferable(value: unknown, path: string): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return;
  if (Array.isArray(value)) {
    value.forEach((one, index) => checkTransferable(one, `${path}[${index}]`));
    return;
  }
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null || Object.getPrototypeOf(prototype) === null) {
      for (const [key, one] of Object.entries(value)) checkTransferable(one, `${path}.${key}`);
      return;
    }
  }
  const kind = value instanceof Date ? 'Date' : typeof value;
  throw new TypeError(`google.script.run cannot carry a ${kind}: ${path}`);
}
