/**
 * Lets only what the workbench has be used: any other member throws by its name, so that a bundle
 * never runs on a silent `undefined` here and then meets the real method at Google.
 */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver): unknown {
      // JSON and promises ask any object for these two names.
      if (typeof key === 'symbol' || key in target || key === 'toJSON' || key === 'then') {
        return Reflect.get(target, key, receiver);
      }
      throw new Error(`The workbench has no ${name}.${key}`);
    },
    set(_target, key): boolean {
      throw new Error(`${name}.${String(key)} cannot be set`);
    },
  });
}

/** An object of a Google class: its methods, its own fields, and nothing else. */
export function instance<T>(name: string, methods: object, fields: object): T {
  const members = Object.create(methods) as object;
  for (const [field, value] of Object.entries(fields)) {
    // The host's own fields do not show when a script looks through an object.
    Object.defineProperty(members, field, { value: value as unknown, enumerable: false });
  }
  return strict(name, members) as T;
}

/** A Google enumeration; each value is its own name. */
export function enumeration<T>(name: string, values: readonly (keyof T & string)[]): T {
  return strict(name, Object.fromEntries(values.map((value) => [value, value]))) as T;
}
