import type { Attachment } from 'svelte/attachments';

const SETTLING_MS = 350;

/** What has just appeared or moved takes no touch for a moment: a thumb on its way was meant for what stood there before. */
export const settle: Attachment<HTMLElement> = (element) => {
  element.style.pointerEvents = 'none';
  const timer = setTimeout(() => {
    element.style.pointerEvents = '';
  }, SETTLING_MS);
  return () => {
    clearTimeout(timer);
    element.style.pointerEvents = '';
  };
};

/** Settles anew each time `what` is another: the attachment is made anew with it. */
export function settleAfter(_what: unknown): Attachment<HTMLElement> {
  return (element) => settle(element);
}

/** On what covers the page, and goes by itself: a thumb that was about to close it was not meant for what lies below. */
export const uncover: Attachment = () => () => void settle(document.body);
