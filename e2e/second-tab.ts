import type { Page } from 'playwright/test';
import { expect, type Synoptic } from './fixtures';

/** A second tab of the same program: the token is the tab's own, so it is handed on. */
export async function secondTab({ page, origin }: Synoptic, articles = 2): Promise<Page> {
  const token = await page.evaluate(() => sessionStorage.getItem('synoptic-token') ?? '');
  const other = await page.context().newPage();
  await other.addInitScript((kept) => sessionStorage.setItem('synoptic-token', kept), token);
  await other.goto(origin());
  await expect(other.locator('article.article')).toHaveCount(articles);
  return other;
}

/** Loads the page anew with its sockets in reach, so that a test can drop them and keep them from coming back. */
export async function holdSockets(page: Page, articles = 2): Promise<void> {
  await page.addInitScript(() => {
    const sockets: WebSocket[] = [];
    let away = false;
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        if (away) this.close();
        sockets.push(this);
      }
    };
    Object.assign(window, {
      goAway: () => {
        away = true;
        sockets.splice(0).forEach((socket) => socket.close());
      },
      comeBack: () => (away = false),
    });
  });
  await page.reload();
  await expect(page.locator('article.article')).toHaveCount(articles);
}
