/** Whether a record is wanted. */
export type StreamFilter = (record: unknown) => boolean;

type Rule = (value: unknown) => boolean;

const operators: Record<string, (argument: unknown) => Rule> = {
  exists: (argument) => (value) => (value !== undefined) === (argument === true),
  prefix: (argument) => startsWith(argument),
  suffix: (argument) => (value) => typeof value === 'string' && value.endsWith(String(argument)),
  'equals-ignore-case': (argument) => (value) =>
    typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
  'anything-but': anythingBut,
  numeric,
};

/**
 * Compiles the patterns of an event source mapping (JSON text, AWS's filter syntax). A record is
 * wanted when any of them matches it, or when there are none. Throws by name for an operator that
 * is not known here.
 */
export function compileFilters(patterns: readonly string[]): StreamFilter {
  if (patterns.length === 0) return () => true;
  const filters = patterns.map((pattern) => compileFields(JSON.parse(pattern)));
  return (record) => filters.some((filter) => filter(record));
}

function compileFields(pattern: unknown): StreamFilter {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) {
    throw new Error(`A stream filter has ${JSON.stringify(pattern)} where an object belongs.`);
  }
  const fields = Object.entries(pattern).map(([field, expected]): StreamFilter => {
    if (field === '$or' && Array.isArray(expected)) {
      const alternatives = expected.map(compileFields);
      return (record) => alternatives.some((alternative) => alternative(record));
    }
    const matches = Array.isArray(expected) ? compileRules(expected) : compileFields(expected);
    return (record) => matches(fieldOf(record, field));
  });
  return (record) => fields.every((matches) => matches(record));
}

/** Any rule of a list is enough; a record's list matches when any member of it does. */
function compileRules(expected: readonly unknown[]): Rule {
  const rules = expected.map(compileRule);
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.some((each) => rules.some((rule) => rule(each)));
  };
}

function compileRule(expected: unknown): Rule {
  if (typeof expected !== 'object' || expected === null) return (value) => value === expected;
  const [operator = '', argument] = Object.entries(expected)[0] ?? [];
  const compile = operators[operator];
  if (compile === undefined) throw new Error(`The local stack does not know filter ${operator}.`);
  return compile(argument);
}

function startsWith(argument: unknown): Rule {
  return (value) => typeof value === 'string' && value.startsWith(String(argument));
}

function anythingBut(argument: unknown): Rule {
  const excluded = (Array.isArray(argument) ? argument : [argument]).map(compileRule);
  return (value) => value !== undefined && !excluded.some((rule) => rule(value));
}

/** `["=", 5]`, or a range as `[">", 0, "<=", 5]`. */
function numeric(argument: unknown): Rule {
  const parts: unknown[] = Array.isArray(argument) ? argument : [];
  const [operator, bound, ...more] = parts;
  const limit = Number(bound);
  const rest = more.length > 0 ? numeric(more) : () => true;
  return (value) => typeof value === 'number' && compares(operator, value, limit) && rest(value);
}

function compares(operator: unknown, value: number, limit: number): boolean {
  if (operator === '=') return value === limit;
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  throw new Error(`The local stack does not know numeric filter ${String(operator)}.`);
}

function fieldOf(record: unknown, field: string): unknown {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, field)) {
    return undefined;
  }
  return (record as Record<string, unknown>)[field];
}
