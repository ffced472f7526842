import path from 'node:path';
import { buildAll, built, root } from './builds.ts';
import { progressLine, table } from './console.ts';
import { emptyDataFolder } from './data-folder.ts';
import { createLoader, type Loader } from './loader.ts';
import { readOptions, type StartOptions, usage } from './options.ts';
import { isPortFree } from './ports.ts';
import { type Stack, startStack } from './stack.ts';

// Worker threads take the time zone of the process, and Lambda's is UTC.
process.env['TZ'] = 'UTC';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else await start(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Builds what changed, starts the stack, and loads the data while it already runs. */
async function start(options: StartOptions): Promise<void> {
  const { port, isFresh } = options;
  const dataDir = path.resolve(root, options.data);
  const begun = performance.now();
  if (!(await isPortFree(port))) {
    const other = `npm start -- --port ${port + 1}`;
    throw new Error(
      `Port ${port} is taken: stop what runs there, or choose another with ${other}.`,
    );
  }
  if (isFresh) emptyDataFolder(dataDir);
  const loader = createLoader(progressLine(process.stdout));
  const ending = endOnSignals(loader);
  const builds = await buildAll();
  const stack = await startStack({
    ...built,
    dataDir,
    port,
    dynamodbEndpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'],
    progress: loader.progress,
    report: (line) => console.error(`  ${line}`),
  });
  ending.stack = stack;
  await fetch(`${stack.apiUrl}/health`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const rebuilt = builds.filter(({ outcome }) => outcome === 'built').map(({ name }) => name);
  console.log(overview(stack, options));
  console.log(
    `\n  Ready in ${seconds} s` +
      (rebuilt.length > 0 ? `, having built ${rebuilt.join(', ')}` : '') +
      '. Ctrl-C stops it.\n',
  );
  if (options.staysEmpty) return;
  const script = options.isSample ? 'tools/sample.ts' : 'tools/demo.ts';
  if (options.loadsDemo) await loader.load(script, ['--url', stack.url]);
  else await loader.load('tools/demo.ts', ['--url', stack.url, '--people-only']);
  if (loader.progress().state === 'ready') {
    console.log(options.loadsDemo ? '  All data is there.' : '  The people are members.');
  }
}

function overview(stack: Stack, options: StartOptions): string {
  const functions = stack.functionNames.length;
  return `\n  dealerbook\n\n${table([
    ['Workbench', stack.url],
    ['Mailbox', `${stack.url}/mailbox   what was sent, without leaving this machine`],
    ['Workbook', `${stack.url}/workbook   the Google spreadsheet, played by this machine`],
    ['API', `${stack.apiUrl}   described at ${stack.url}/docs`],
    ['Sign in', `${stack.url}/local/token?as=planner   or admin, manager, finance, ...`],
    [
      'Functions',
      `${functions}, from ${path.relative(root, built.cdkOut)}, Node ${process.version}`,
    ],
    ['DynamoDB', stack.dynamodbLabel],
    ['Company', options.isSample ? 'the sample, a British wholesaler' : 'the demonstration'],
    ['Data', `${options.data}   with functions.log`],
  ])}`;
}

/** Ctrl-C may arrive twice at once, from the terminal and through npm. */
const echoMs = 1000;

/** Stops everything at Ctrl-C or a polite kill; a second Ctrl-C does not wait. */
function endOnSignals(loader: Loader): { stack: Stack | undefined } {
  const ending: { stack: Stack | undefined } = { stack: undefined };
  let endingSince: number | undefined;
  const end = async (): Promise<void> => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > echoMs) process.exit(1);
      return;
    }
    endingSince = performance.now();
    loader.stop();
    await ending.stack?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end());
  }
  return ending;
}
