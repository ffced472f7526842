import { writeFileSync } from 'node:fs';
import { openapi } from './openapi.ts';

/** Writes the committed document: `node api/write-openapi.ts` after any change of a route. */
writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(openapi(), null, 2)}\n`);
