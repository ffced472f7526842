import { byId } from './dom.ts';
import { texts } from './language.ts';
import type { Language } from './language.ts';

interface Progress {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly message: string;
}

const PERIOD = 700;
const LINGER = 2500;

/** Shows how far the demo data has come, until it is there. */
export async function followProgress(language: () => Language): Promise<void> {
  const banner = byId('progress');
  let shown = false;
  for (;;) {
    const progress = await fetch('/local/progress')
      .then(async (reply) => (reply.ok ? ((await reply.json()) as Progress) : null))
      .catch(() => null);
    const words = texts(language());
    if (progress?.state === 'ready') {
      if (!shown) return;
      showBanner(words.loadingDone, 1);
      setTimeout(() => (banner.hidden = true), LINGER);
      return;
    }
    if (progress) {
      const failed = progress.state === 'failed';
      banner.classList.toggle('failed', failed);
      const part = progress.total > 0 ? progress.done / progress.total : 0;
      const count = progress.total > 0 ? ` ${progress.done} / ${progress.total}` : '';
      const head = failed ? words.loadingFailed : `${words.loading}${count}`;
      showBanner(progress.message ? `${head} — ${progress.message}` : head, part);
      shown = true;
      if (failed) return;
    }
    await new Promise((resolve) => setTimeout(resolve, PERIOD));
  }
}

function showBanner(text: string, part: number): void {
  byId('progress').hidden = false;
  byId('progress-text').textContent = text;
  byId('progress-bar').style.width = `${Math.round(part * 100)}%`;
}
