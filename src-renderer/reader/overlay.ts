/** On the elements that lie over an article without being part of it: the bar, the handles. */
export const overlay = { 'data-overlay': '' } as const;

/** Whether an event came from something that lies over the article: a press there means that, not the text. */
export const isOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-overlay]') !== null;
