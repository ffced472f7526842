import { GoogleProblem } from './problem.ts';

/** A field mask as a tree: each name with those that are asked for below it; none is all of it. */
export interface FieldMask {
  readonly [name: string]: FieldMask;
}

/** Reads `a,b(c,d),e.f` as it is sent; throws where it is none, or names what `known` has not. */
export function readMask(text: string, known: FieldMask): FieldMask {
  const tokens = text.match(/[A-Za-z]\w*|[(),.]|./g) ?? [];
  const mask = readList(tokens, text);
  if (tokens.length > 0) throw notAMask(text);
  checkNames(mask, known, '');
  return mask;
}

function readList(tokens: string[], text: string): FieldMask {
  const mask: Record<string, FieldMask> = {};
  for (;;) {
    const name = tokens.shift();
    if (name === undefined || !/^[A-Za-z]/.test(name)) throw notAMask(text);
    mask[name] = readBelow(tokens, text);
    if (tokens[0] !== ',') return mask;
    tokens.shift();
  }
}

function readBelow(tokens: string[], text: string): FieldMask {
  if (tokens[0] === '.') {
    tokens.shift();
    const name = tokens.shift();
    if (name === undefined || !/^[A-Za-z]/.test(name)) throw notAMask(text);
    return { [name]: readBelow(tokens, text) };
  }
  if (tokens[0] !== '(') return {};
  tokens.shift();
  const mask = readList(tokens, text);
  if (tokens.shift() !== ')') throw notAMask(text);
  return mask;
}

function checkNames(mask: FieldMask, known: FieldMask, above: string): void {
  for (const [name, below] of Object.entries(mask)) {
    const inside = known[name];
    if (inside === undefined) {
      throw new GoogleProblem(400, `Invalid field selection ${above}${name}`);
    }
    checkNames(below, inside, `${above}${name}.`);
  }
}

const notAMask = (text: string) => new GoogleProblem(400, `Error parsing field mask ${text}`);

/** The parts of a value that a mask names. */
export function masked(value: unknown, mask: FieldMask): unknown {
  if (Object.keys(mask).length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => masked(each, mask));
  const fields = value as Readonly<Record<string, unknown>>;
  const named = Object.entries(mask).filter(([name]) => fields[name] !== undefined);
  return Object.fromEntries(named.map(([name, below]) => [name, masked(fields[name], below)]));
}

/** Puts the parts of `from` that a mask names into `into`; what `from` lacks is taken away. */
export function withMasked(into: unknown, from: unknown, mask: FieldMask): unknown {
  if (Object.keys(mask).length === 0) return from;
  const [before, given] = [fieldsOf(into), fieldsOf(from)];
  const parts = Object.entries(mask).map(([name, below]) => [
    name,
    withMasked(before[name], given[name], below),
  ]);
  const all = { ...before, ...(Object.fromEntries(parts) as object) };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined));
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
