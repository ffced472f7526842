/** Answers what a template's functions ask for; throws by name for what it does not know. */
export type Scope = {
  readonly ref: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly condition: (name: string) => boolean;
};

/** The value of `AWS::NoValue`: a property that has it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (id, scope) => scope.ref(text(id)),
  Condition: (name, scope) => scope.condition(text(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...name] = Array.isArray(argument) ? argument.map(text) : text(argument).split('.');
    return scope.attribute(text(id), name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument);
    return list(evaluate(parts, scope)).map(text).join(text(separator));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument);
    return text(evaluate(whole, scope)).split(text(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, from] = list(argument);
    return list(evaluate(from, scope))[Number(evaluate(index, scope))];
  },
  'Fn::Sub': substitute,
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument);
    return evaluate(scope.condition(text(name)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument).map((each) => evaluate(each, scope));
    return left === right;
  },
  'Fn::And': (argument, scope) => list(argument).every((each) => evaluate(each, scope) === true),
  'Fn::Or': (argument, scope) => list(argument).some((each) => evaluate(each, scope) === true),
  'Fn::Not': (argument, scope) => evaluate(list(argument)[0], scope) !== true,
};

/** A template value with every intrinsic function replaced by what it stands for. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => evaluate(each, scope)).filter((each) => each !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only !== undefined) {
    const intrinsic = intrinsics[only[0]];
    // IAM statements also have a `Condition`, but theirs is an object and ours a name.
    if (intrinsic !== undefined && (only[0] !== 'Condition' || typeof only[1] === 'string')) {
      return intrinsic(only[1], scope);
    }
    if (only[0].startsWith('Fn::')) throw new Error(`The local stack does not know ${only[0]}.`);
  }
  const evaluated = entries.map(([key, each]) => [key, evaluate(each, scope)] as const);
  return Object.fromEntries(evaluated.filter(([, each]) => each !== noValue));
}

function substitute(argument: unknown, scope: Scope): string {
  const parts: unknown[] = Array.isArray(argument) ? argument : [argument];
  const [pattern, variables] = parts;
  const given = (variables ?? {}) as Record<string, unknown>;
  return text(pattern).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(given, name)) return text(evaluate(given[name], scope));
    const dot = name.indexOf('.');
    if (dot < 0) return text(scope.ref(name));
    return text(scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`The template has ${JSON.stringify(value)} where a text belongs.`);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`The template has ${JSON.stringify(value)} where a list belongs.`);
}
