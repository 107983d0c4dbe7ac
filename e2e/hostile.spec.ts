import type { TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles, pane } from './pages';

const words =
  'Enough words to be taken for a paragraph of an article, so that cleaning keeps what stands around it, and again as many words as that.';

/** A page that tries to run, to load and to lead away in every way that saved pages do. */
const hostile: TestFile = {
  name: 'hostile.html',
  type: 'text/html',
  text: `<!doctype html><html><head><meta charset="utf-8"><title><img src=x onerror="window.__ran=1">A hostile page</title>
<meta http-equiv="refresh" content="0;url=http://refresh.test/"><base href="http://base.test/">
<link rel="stylesheet" href="http://css.test/a.css"><link rel="preload" as="image" href="http://preload.test/a.png"><link rel="dns-prefetch" href="//dns.test">
<style>@import url(http://import.test/b.css); body{background:url(http://bg.test/c.png)}</style>
<script>window.__ran=1; fetch('http://script.test/')</script></head>
<body onload="window.__ran=1"><article><h1 onclick="window.__ran=1">A hostile page</h1>
<p onmouseover="window.__ran=1" style="background:url(http://style.test/d.png)">${words}</p>
<p><a href="javascript:window.__ran=1">run me</a> <a href="java&#9;script:window.__ran=1">run me too</a> <a href="data:text/html,<script>parent.__ran=1</script>">data</a>
<a href="http://away.test/page" target="_top">away</a> <a href="mailto:someone@away.test">write</a> <a href="#here">here</a> ${words}</p>
<p><img src="http://pixel.test/1.gif" srcset="http://set.test/2.gif 2x" alt="A remote picture" onerror="window.__ran=1"><picture><source srcset="http://source.test/3.webp"><img src="http://pic.test/3.png" alt=""></picture> ${words}</p>
<iframe src="http://frame.test/"></iframe><iframe srcdoc="<script>parent.__ran=1</script>"></iframe><object data="http://object.test/"></object><embed src="http://embed.test/">
<video src="http://video.test/v.mp4" poster="http://poster.test/p.png" autoplay></video><audio src="http://audio.test/a.mp3" autoplay></audio>
<svg onload="window.__ran=1"><image href="http://svg.test/i.png"/><a xlink:href="javascript:window.__ran=1"><text>svg</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.__ran=1"></style></mglyph></table></mtext></math>
<form action="http://form.test/"><input autofocus onfocus="window.__ran=1"><button formaction="javascript:window.__ran=1">go</button></form>
<template><img src="http://template.test/t.png" onerror="window.__ran=1"></template><noscript><img src="http://noscript.test/n.png"></noscript>
<details open ontoggle="window.__ran=1"><summary>sum</summary>${words}</details><div id="root" class="app">${words}</div>
<p>${words}</p></article></body></html>`,
};

test('an imported page runs nothing, loads nothing and leads nowhere', async ({ synoptic }) => {
  const { page, origin } = synoptic;
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [hostile]);
  await expect(pane(page, /hostile page/)).toContainText('Enough words');
  const article = page.locator('article.article');

  for (const element of await article.locator('a, p, h1').all()) {
    await element.click({ timeout: 20_000 });
    await page.keyboard.press('Escape');
  }
  const links = await article.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  // What plays is a link like the others.
  const media = ['http://video.test/v.mp4', 'http://audio.test/a.mp3'];
  expect(links).toEqual(['http://away.test/page', 'mailto:someone@away.test', ...media]);

  // A link shows where it goes and leaves the window where it is.
  await article.locator('a').first().click();
  await expect(page.getByRole('dialog', { name: 'Link' })).toContainText('away.test');
  await page.keyboard.press('Escape');

  expect(await page.evaluate(() => '__ran' in window)).toBe(false);
  expect(new URL(page.url()).origin).toBe(origin());
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.evaluate(() => document.querySelectorAll('#root').length)).toBe(1);
  expect(
    await article.evaluate(
      (a) => a.querySelectorAll('script,style,iframe,svg,form,input,video,[style],[class],[id]').length,
    ),
  ).toBe(0);
  // That nothing was requested is asserted by the fixture, for every test.
  await synoptic.restart();
  await expect(pane(page, /hostile page/)).toContainText('Enough words');
  expect(await page.evaluate(() => '__ran' in window)).toBe(false);
});
