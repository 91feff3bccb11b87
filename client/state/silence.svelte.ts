/** By then it is no moment's break any more. */
const SILENT_MS = 5_000;

/** Whether the server has not been heard for a while. Made while a component is. */
export class Silence {
  over = $state(false);

  constructor(isHeard: () => boolean) {
    $effect(() => {
      if (isHeard()) {
        this.over = false;
        return;
      }
      const timer = setTimeout(() => (this.over = true), SILENT_MS);
      return () => {
        clearTimeout(timer);
      };
    });
  }
}
