import { create } from 'zustand';

/** What the live region says; the number makes the same words twice in a row two announcements. */
export const useAnnouncement = create<{ text: string; count: number }>(() => ({ text: '', count: 0 }));

/** Tells a screen reader what just happened. */
export const announce = (text: string): void =>
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
