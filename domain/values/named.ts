/** What a table says under a name of its own; undefined where it has none. */
export const named = <Value>(of: Readonly<Record<string, Value>>, name: string) =>
  Object.hasOwn(of, name) ? of[name] : undefined;
