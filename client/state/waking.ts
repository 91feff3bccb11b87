/** A device that was out of sight so long may have slept, and its connection be dead though it looks open. */
const SLEPT_MS = 30_000;
const LOOK_MS = 5_000;

interface Waking {
  /** It is in sight again, after a moment. */
  readonly seen: () => void;
  /** It may have slept. */
  readonly woken: () => void;
}

export function onWaking({ seen, woken }: Waking): void {
  let hiddenAt = document.hidden ? Date.now() : null;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hiddenAt = Date.now();
    } else {
      if (hiddenAt !== null && Date.now() - hiddenAt >= SLEPT_MS) woken();
      else seen();
      hiddenAt = null;
    }
  });
  // The browser had stopped the page, or kept it aside while another was looked at.
  document.addEventListener('resume', woken);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) woken();
  });
  // The lid was shut with the page in sight: nobody is told, but time has jumped.
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (!document.hidden && now - last >= SLEPT_MS) woken();
    last = now;
  }, LOOK_MS);
}
