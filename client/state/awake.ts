/**
 * Asks the browser to leave the screen on while this page is in sight. Over TLS there is a lock for that; over plain
 * http a picture that plays keeps the screen on too.
 */
export function stayAwake(): void {
  let hold: (() => Promise<void>) | undefined;

  function look(): void {
    // One that saves its battery refuses, and an old one has neither: the next touch asks again, and the first page says
    // how to set the device.
    if (!document.hidden) ask().catch(() => undefined);
  }

  async function ask(): Promise<void> {
    hold ??= 'wakeLock' in navigator ? lock(look) : film();
    await hold();
  }

  look();
  document.addEventListener('visibilitychange', look);
  document.addEventListener('click', look);
}

/** Let go by the browser whenever the page is hidden, and then asked for anew. */
function lock(again: () => void): () => Promise<void> {
  let held: WakeLockSentinel | undefined;
  return async () => {
    if (held && !held.released) return;
    held = await navigator.wakeLock.request('screen');
    held.addEventListener('release', again);
  };
}

/**
 * One still frame that plays. Chromium 150 was seen to leave the screen on for it as long as it was looked at, to let go
 * while the page was hidden, and to spend nothing on it that could be measured. It does so for a stream however small,
 * still and see-through, if it is within the window; a file would have to fill a fifth of it. Chrome 88 plays it too, and
 * by its source leaves the screen on for whatever plays.
 */
function film(): () => Promise<void> {
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = canvas.captureStream();
  video.setAttribute('aria-hidden', 'true');
  video.style.cssText = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; opacity: 0; pointer-events: none';
  document.body.append(video);
  brush?.fillRect(0, 0, 1, 1);
  return () => video.play();
}
