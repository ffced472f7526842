import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, MSTL } from '@bsull/augurs/mstl';
import type { Method } from './back-test.ts';

/** Season by loess and exponential smoothing of the rest, by a library made for it. */
export function byLibrary(): Method {
  const code = fileURLToPath(import.meta.resolve('@bsull/augurs/mstl'));
  initSync({ module: readFileSync(code.replace(/\.js$/, '_bg.wasm')) });
  return {
    name: 'augurs MSTL + ETS',
    propose: ({ quantities }, at) => {
      const model = MSTL.ets([12]);
      try {
        model.fit(quantities.slice(0, at));
        return Math.max(0, Math.round(model.predict(1).point[0] ?? 0));
      } finally {
        model.free();
      }
    },
  };
}
