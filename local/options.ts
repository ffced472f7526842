import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export type StartOptions = {
  readonly port: number;
  /** The data folder. */
  readonly data: string;
  readonly isFresh: boolean;
  readonly isSample: boolean;
  readonly loadsDemo: boolean;
  /** True where not even the people are to be made members. */
  readonly staysEmpty: boolean;
};

/** How `npm start` is called. */
export const usage = `npm start -- [options]

  --port N     serve on port N instead of 4700
  --data DIR   keep the data in DIR instead of .local/demo (with --sample: .local/sample)
  --fresh      delete the data first
  --no-demo    make the people members, but load no demonstration data
  --empty      leave the table empty, to restore a backup into it
  --sample     load the sample company (a British wholesaler) instead of the demonstration
  --help       show this

A DynamoDB of your own is used instead of the embedded one when AWS_ENDPOINT_URL_DYNAMODB names
it.`;

/**
 * Reads the command line. Answers nothing when only help was wanted; throws a sentence if wrong.
 */
export function readOptions(args: readonly string[]): StartOptions | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  }
  return {
    port,
    data: values.data ?? (values.sample ? '.local/sample' : '.local/demo'),
    isFresh: values.fresh,
    isSample: values.sample,
    loadsDemo: !values['no-demo'],
    staysEmpty: values.empty,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        empty: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        port: { type: 'string', default: '4700' },
        sample: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Error(`${reason}. npm start -- --help shows what there is.`, { cause: error });
  }
}
