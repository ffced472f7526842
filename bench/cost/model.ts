import { assumptions, units } from './assumptions.ts';
import { prices } from './prices.ts';

/*
 * Measured, and held by tests: the units of `units` in assumptions.ts. Guessed, besides all of
 * `assumptions`: 8 write units a plan's push and none read, 3 read units a request for who asks and
 * the company (without a logo), entries that come to the stream's readers ten at a time, two log
 * lines a request, 100 bytes of an account in an anchor, 60 objects and 100 schedules a month. The
 * nightly audit and its scan of the table are left out.
 */

/** Dollars of a month by what they are paid for. */
export type Cost = Readonly<
  Record<
    | 'API Gateway'
    | 'Lambda'
    | 'DynamoDB writes'
    | 'DynamoDB reads'
    | 'DynamoDB storage'
    | 'point-in-time recovery'
    | 'S3'
    | 'logs'
    | 'alarms'
    | 'mail'
    | 'schedules'
    | 'transfer',
    number
  >
>;

const million = 1e6;
const gigabyte = 1e9;

/** What happens in a month in a company with so many dealers, every figure a count. */
function monthOf(dealers: number) {
  const { ofDealer, ofMember, rowsOfRequest, dealersOfMember, mailsOfMember } = assumptions;
  const members = Math.ceil(dealers / dealersOfMember);
  const seen = Math.min(dealers, dealersOfMember);
  const { sales, returns, payments } = ofDealer;
  const entries = dealers * (sales + returns + payments);
  return {
    members,
    entries,
    posts: Math.ceil(entries / rowsOfRequest),
    reports: members * (ofMember.reports + ofMember.receivables),
    others: members * ofMember.others + dealers * (ofDealer.statements + ofDealer.planPushes),
    mails: members * mailsOfMember,
    dealersReported: members * ofMember.reports * seen,
    dealersAged: members * ofMember.receivables * seen,
  };
}

/** Request units of a month. A transaction of writes is counted twice in them already. */
export function unitsOf(dealers: number): { readonly write: number; readonly read: number } {
  const { ofDealer } = assumptions;
  const month = monthOf(dealers);
  const counts: Readonly<Record<keyof typeof units, number>> = {
    'sale of 8 lines': dealers * ofDealer.sales,
    'payment of 1 document': dealers * ofDealer.payments,
    return: dealers * ofDealer.returns,
    'totals flush': month.entries,
    'statement, 50 entries of 8 lines': dealers * ofDealer.statements,
    'report, a dealer': month.dealersReported,
    'receivables, a dealer': month.dealersAged,
  };
  let [write, read] = [0, 0];
  for (const [name, count] of Object.entries(counts)) {
    const each = units[name as keyof typeof units];
    write += count * each.write;
    read += count * each.read;
  }
  // Every request reads who asks and the company, consistently; a plan's push writes four items.
  const requests = month.posts + month.reports + month.others;
  return { write: write + dealers * ofDealer.planPushes * 8, read: read + requests * 3 };
}

/** Gigabytes in the table after the months kept. */
export function storedGigabytes(dealers: number): number {
  const { ofDealer, bytes, monthsKept } = assumptions;
  const { sales, returns, payments } = ofDealer;
  const month = sales * bytes.sale + (returns + payments) * bytes.money + bytes.totals;
  return (dealers * month * monthsKept) / gigabyte;
}

/** Dollars of a month in a company with so many dealers. */
export function costOf(dealers: number): Cost {
  const { milliseconds, memoryGigabytes, bytes, alarms } = assumptions;
  const month = monthOf(dealers);
  const requests = month.posts + month.reports + month.others;
  const streamed = month.entries / 10;
  const seconds =
    (month.posts * milliseconds.post +
      month.reports * milliseconds.report +
      month.others * milliseconds.other +
      streamed * milliseconds.stream) /
    1000;
  const { write, read } = unitsOf(dealers);
  const stored = storedGigabytes(dealers);
  const logged = ((requests * 2 + streamed) * bytes.logLine) / gigabyte;
  const { dynamodb, lambda, s3, cloudwatch } = prices;
  return {
    'API Gateway': (requests / million) * prices.apiMillion,
    Lambda:
      ((requests + streamed) / million) * lambda.callMillion +
      seconds * memoryGigabytes * lambda.gigabyteSecond,
    'DynamoDB writes': (write / million) * dynamodb.writeMillion,
    'DynamoDB reads': (read / million) * dynamodb.readMillion,
    'DynamoDB storage': stored * dynamodb.gigabyte,
    'point-in-time recovery': stored * dynamodb.recoveryGigabyte,
    // Thirty anchors a month, each a few kilobytes for a thousand accounts.
    S3: (dealers * 100 * 30 * 12 * s3.gigabyte) / gigabyte + (60 / 1000) * s3.writeThousand,
    logs: logged * (cloudwatch.logGigabyte + 12 * cloudwatch.logGigabyteKept),
    alarms: alarms * cloudwatch.alarm,
    mail: (month.mails / 1000) * prices.mailThousand,
    schedules: (100 / million) * prices.scheduleMillion,
    transfer: ((requests * bytes.answer) / gigabyte) * prices.transferGigabyte,
  };
}

/** All of it. */
export const totalOf = (cost: Cost): number => Object.values(cost).reduce((sum, c) => sum + c, 0);
