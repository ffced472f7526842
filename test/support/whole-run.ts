import { filesThatRan } from './recorded-calls.ts';
import { importsOf, sourcesOf } from './sources.ts';

/** Integration tests that use the service but did not run since the sources last changed. */
export function testFilesMissing(): string[] {
  const ran = filesThatRan();
  const sources = sourcesOf('test');
  const users = new Set(['test/support/service.ts']);
  for (let before = 0; before < users.size;) {
    before = users.size;
    for (const source of sources) {
      if (importsOf(source).some((name) => users.has(name))) users.add(source.file);
    }
  }
  return [...users].filter((file) => file.startsWith('test/integration/') && !ran.has(file));
}
