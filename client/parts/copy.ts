/**
 * What stands there, to be pasted elsewhere; false where the browser does not let it. The clipboard itself is there only
 * over TLS.
 */
export function copy(box: HTMLTextAreaElement): boolean {
  box.focus();
  box.select();
  // An iPhone selects nothing of what cannot be typed in, but for this.
  box.setSelectionRange(0, box.value.length);
  return document.execCommand('copy');
}
