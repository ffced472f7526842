import { randomUUID } from 'node:crypto';
import { accountId, region } from '../resources.ts';
import type { Mail } from './box.ts';

/** What EventBridge calls the events of the mail service. */
const detailTypes: Readonly<Record<string, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};

/**
 * What comes of a message, by the addresses of the mail service's own simulator: `bounce@…` comes
 * back, `complaint@…` arrives and is complained of, all others arrive.
 */
export function eventsOf(to: readonly string[]): string[] {
  const isFor = (name: string): boolean =>
    to.some((address) =>
      new RegExp(`^${name}(\\+.*)?@simulator\\.amazonses\\.com$`, 'i').test(address),
    );
  if (isFor('bounce') || isFor('suppressionlist')) return ['Send', 'Bounce'];
  return isFor('complaint') ? ['Send', 'Delivery', 'Complaint'] : ['Send', 'Delivery'];
}

/** An event as EventBridge hands it on. */
export function eventOf(mail: Mail, eventType: string, setName: string): unknown {
  const time = new Date(mail.takenAt).toISOString();
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]] as const);
  const detail = {
    eventType,
    mail: {
      timestamp: time,
      source: mail.from,
      messageId: mail.messageId,
      destination: mail.to,
      headersTruncated: false,
      headers: [],
      commonHeaders: { subject: mail.subject },
      tags: { 'ses:configuration-set': [setName], ...Object.fromEntries(tags) },
    },
    ...about(mail, eventType, time),
  };
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailTypes[eventType] ?? eventType,
    source: 'aws.ses',
    account: accountId,
    time: time.replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [`arn:aws:ses:${region}:${accountId}:configuration-set/${setName}`],
    detail,
  };
}

function about({ to }: Mail, eventType: string, timestamp: string): Record<string, unknown> {
  const recipients = to.map((emailAddress) => ({ emailAddress }));
  switch (eventType) {
    case 'Bounce':
      return {
        bounce: {
          feedbackId: randomUUID(),
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: recipients.map((each) => ({ ...each, action: 'failed' })),
          timestamp,
        },
      };
    case 'Complaint':
      return {
        complaint: { feedbackId: randomUUID(), complainedRecipients: recipients, timestamp },
      };
    case 'Delivery':
      return { delivery: { timestamp, recipients: to, processingTimeMillis: 1 } };
    default:
      return { send: {} };
  }
}
