/** This address leads back to the machine that it is opened on, over no network: a page there is on the server's own. */
export function isOnlyHere(address: string): boolean {
  return /^https?:\/\/(127\.|localhost|\[::1\])/.test(address);
}
