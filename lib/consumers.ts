/**
 * What reads a queue: one function each in `functions/queues`. `atOnce` is how many copies run at
 * a time; a message that was not taken is shown again after `hiddenMinutes`, and after `tries` of
 * them it is given up.
 */
export interface Consumer {
  readonly batch: number;
  readonly atOnce: number;
  readonly hiddenMinutes: number;
  readonly tries: number;
}

/**
 * A letter whose outcome nobody knows is looked at again after a quarter of an hour, in which the
 * mail service has told; that is why its messages stay hidden for longer than that.
 */
export const consumers = {
  'send-letters': { batch: 10, atOnce: 2, hiddenMinutes: 16, tries: 8 },
  'mail-events': { batch: 10, atOnce: 2, hiddenMinutes: 6, tries: 100 },
} as const satisfies Readonly<Record<string, Consumer>>;

/** The functions that read a queue. */
export type ConsumerName = keyof typeof consumers;
export const consumerNames = Object.keys(consumers) as ConsumerName[];
