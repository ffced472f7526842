/** A message of the queue, as it is received. */
export interface Queued {
  readonly letterId: string;
  receives: number;
  isGone: boolean;
}

interface Hidden {
  readonly message: Queued;
  readonly until: number;
}

/** A queue as SQS has it, in memory and by a clock of its own; hidden messages show in order. */
export class MemoryQueue {
  private visible: Queued[] = [];
  private hidden: Hidden[] = [];
  /** What was received so often that it was given up. */
  readonly dead: Queued[] = [];
  private readonly hiddenFor: number;
  private readonly tries: number;

  constructor(hiddenFor: number, tries: number) {
    this.hiddenFor = hiddenFor;
    this.tries = tries;
  }

  put(letterId: string): void {
    this.visible.push({ letterId, receives: 0, isGone: false });
  }

  /** Everything that shows at a moment, hidden from then on. */
  receive(now: number): Queued[] {
    const again = this.hidden.filter(({ until }) => until <= now);
    this.hidden = this.hidden.filter(({ until, message }) => until > now && !message.isGone);
    const shown = [...this.visible, ...again.map(({ message }) => message)];
    this.visible = [];
    const received = shown.filter((message) => !message.isGone && !this.bury(message));
    for (const message of received) {
      message.receives += 1;
      this.hidden.push({ message, until: now + this.hiddenFor });
    }
    return received;
  }

  /** True where nothing is left to receive, now or later. */
  isEmpty(): boolean {
    return this.visible.length === 0 && this.hidden.every(({ message }) => message.isGone);
  }

  private bury(message: Queued): boolean {
    if (message.receives < this.tries) return false;
    this.dead.push(message);
    return true;
  }
}
