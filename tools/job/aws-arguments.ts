/**
 * What the AWS CLI is told to run a job of a stage and wait for it. A job takes up to 15 minutes,
 * and a second try by the CLI itself would only run it twice.
 */
export const awsArguments = (job: string, at: string, stage: string, file: string): string[] => [
  'lambda',
  'invoke',
  ...['--function-name', `dealerbook-${stage}-${job}`],
  ...['--payload', JSON.stringify({ scheduledTime: at })],
  ...['--cli-binary-format', 'raw-in-base64-out'],
  ...['--cli-read-timeout', '910'],
  file,
];
