const PAUSE = 60;

/**
 * Calls back when web fonts have arrived, and makes the text of the page be shaped anew: without
 * that, Chromium leaves text blank for which no font was there before.
 */
export function onFontsArrived(then: () => void = () => undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  document.fonts.addEventListener('loadingdone', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn += 1;
      // Both values mean the same for this text; only the change counts.
      document.documentElement.style.fontKerning = turn % 2 === 0 ? 'auto' : 'normal';
      then();
    }, PAUSE);
  });
}
