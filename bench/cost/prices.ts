/**
 * What AWS asks, in US dollars. From memory of the public price list of us-east-1 as of November
 * 2026, not checked against it: correct the figures before a decision hangs on them. Other regions
 * are up to a quarter dearer. The free tier is left out.
 */
export const prices = {
  source: 'AWS public price list, us-east-1, November 2026, from memory and unchecked',
  /** DynamoDB on demand: a million write and read request units, and a month of a gigabyte. */
  dynamodb: { writeMillion: 0.625, readMillion: 0.125, gigabyte: 0.25, recoveryGigabyte: 0.2 },
  /** API Gateway, HTTP API: a million requests. */
  apiMillion: 1,
  /** Lambda on ARM: a million calls, a gigabyte second. Reading a stream from Lambda is free. */
  lambda: { callMillion: 0.2, gigabyteSecond: 0.000_013_333_4 },
  /** S3: a month of a gigabyte, a thousand writes. */
  s3: { gigabyte: 0.023, writeThousand: 0.005 },
  /** CloudWatch: a gigabyte of logs taken in, a month of a gigabyte kept, an alarm, a metric. */
  cloudwatch: { logGigabyte: 0.5, logGigabyteKept: 0.03, alarm: 0.1 },
  /** SES: a thousand mails. */
  mailThousand: 0.1,
  /** EventBridge Scheduler: a million calls. */
  scheduleMillion: 1,
  /** What leaves AWS for the internet: a gigabyte. */
  transferGigabyte: 0.09,
} as const;
