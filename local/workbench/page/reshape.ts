const PAUSE = 60;

/**
 * Calls back when web fonts have arrived, and makes all text be shaped anew: Chromium keeps the
 * shapes of words, and with them the blanks of words for which no font was there at first.
 */
export function onFontsArrived(then: () => void = () => undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  document.fonts.addEventListener('loadingdone', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn += 1;
      // Too little to be seen, but a spacing never used before, so that no kept shape fits.
      document.body.style.letterSpacing = `${turn / 10_000}px`;
      then();
    }, PAUSE);
  });
}
