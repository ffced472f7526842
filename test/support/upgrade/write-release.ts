import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { everyItem } from '../../../store/whole-table.ts';
import { routeKey, type AnyRoute } from '../../../api/route.ts';
import { startService } from '../service.ts';
import { runProgram } from './program.ts';

/**
 * `npx node test/support/upgrade/write-release.ts 0.1.0`: runs the program on the code that is
 * checked out and keeps every request with its answer, then every item of the table. Made once for
 * a release, from its commit, and never again: newer code must take what stands there.
 */
const [release = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(release)) throw new Error('Name the release, for example 0.1.0.');
const service = await startService();
const lines: string[] = [];
const send = service.send.bind(service);
service.send = async (route: AnyRoute, given, as, more) => {
  const reply = await send(route, given, as, more);
  const request = { route: routeKey(route), as, ...(given as object) };
  const body: unknown = JSON.parse(reply.body);
  lines.push(JSON.stringify({ request, status: reply.status, reply: body }));
  return reply;
};
try {
  await runProgram(service);
  for await (const item of everyItem(service.db)) lines.push(JSON.stringify({ item }));
} finally {
  await service.stop();
}
writeFileSync(path.join(import.meta.dirname, `${release}.jsonl`), `${lines.join('\n')}\n`);
