import { afterEach, describe, expect, it, vi } from 'vitest';
import { setArticleHtml, type ResolveAsset } from './article-html';

const name = `${'0123456789abcdef'.repeat(2)}.png`;

function shown(html: string, resolve?: ResolveAsset): HTMLElement {
  const container = document.createElement('div');
  document.body.append(container);
  setArticleHtml(container, html, resolve);
  return container;
}

afterEach(() => document.body.replaceChildren());

describe('the text', () => {
  // The texts are written out, as the importer stores them beside the HTML.
  it.each([
    ['<h1>One</h1>\n<p>Two<br>\nthree</p>\n', 'One\nTwo\nthree\n'],
    ['\n  <p>White space before</p>\n\n', '\n  White space before\n\n'],
    ['<pre>\n\n  a\n\tb\n</pre>\n', '\n  a\n\tb\n\n'],
    [
      '<table>\n<caption>Cap</caption>\n<thead>\n<tr>\n<th scope="col">A</th>\n<th>B</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td colspan="2">1 &lt; 2 &amp; 3</td>\n</tr>\n</tbody>\n</table>\n',
      '\nCap\n\n\nA\nB\n\n\n\n\n1 < 2 & 3\n\n\n\n',
    ],
    ['<ul>\n<li>a\n<ol start="3">\n<li>b</li>\n</ol>\n</li>\n</ul>\n', '\na\n\nb\n\n\n\n'],
    ['<p dir="rtl" lang="he">שלום <bdi>x</bdi>‏ עולם</p>\n', 'שלום x‏ עולם\n'],
    [
      '<p>soft\u00adhyphen\u00a0nbsp\u200bzero e\u0301 👩‍🚀 {{not}} ${a} <%= t %></p>\n',
      'soft\u00adhyphen\u00a0nbsp\u200bzero e\u0301 👩‍🚀 {{not}} ${a} <%= t %>\n',
    ],
    ['plain, no mark-up\n', 'plain, no mark-up\n'],
    ['', ''],
  ])('of %j is exactly the stored one', (html, text) => {
    const container = shown(html);
    expect(container.textContent).toBe(text);
  });

  it('replaces what was shown before', () => {
    const container = shown('<p>old</p>');
    setArticleHtml(container, '<p>new</p>');
    expect(container.textContent).toBe('new');
  });
});

describe('what may not enter', () => {
  it('loses its elements, attributes and addresses', () => {
    const container = shown(
      '<p id="root" class="x" style="color:red" onclick="boom()" data-x="1" aria-hidden="true" title="ok">a</p>' +
        '<script>boom()</script><style>p{}</style><iframe src="https://example.org"></iframe>' +
        '<svg><a href="javascript:boom()">s</a></svg><form><input name="y"></form>' +
        '<a href="javascript:boom()">j</a><a href="java\tscript:boom()">t</a><a href="#root">f</a>' +
        '<a href="/relative">r</a><a href="data:text/html,x">d</a>' +
        '<img src="https://example.org/a.png" alt="remote"><img src="data:image/png;base64,AAAA" alt="data">' +
        '<img src="asset:../../x.png" alt="path"><img srcset="https://example.org/b.png 2x" alt="set">',
    );
    const attributes = [...container.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        // Marks of our own for the style sheet.
        .filter((attribute) => !/^data-(?:label|from)$/.test(attribute.name))
        .map((attribute) => `${element.localName} ${attribute.name}=${attribute.value}`),
    );
    expect(attributes).toEqual([
      'p title=ok',
      'img alt=remote',
      'img alt=data',
      'img alt=path',
      'img alt=set',
    ]);
    expect([...container.querySelectorAll('*')].map((element) => element.localName).sort()).toEqual(
      ['a', 'a', 'a', 'a', 'a', 'img', 'img', 'img', 'img', 'p'].sort(),
    );
  });
});

describe('links', () => {
  it('open outside and tell nothing', () => {
    const container = shown(
      '<p><a href="https://example.org/a">x</a> <a href="mailto:a@example.org">y</a></p>',
    );
    for (const link of container.querySelectorAll('a')) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toBe('noopener noreferrer');
    }
    expect([...container.querySelectorAll('a')].map((link) => link.href)).toEqual([
      'https://example.org/a',
      'mailto:a@example.org',
    ]);
  });
});

describe('pictures', () => {
  const picture = `<p>a<img src="asset:${name}" alt="A quay" width="40" height="30">b</p>`;
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const blobUrl = (bytes: Uint8Array<ArrayBuffer>): string =>
    URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));

  it('are asked for by name and shown from memory', async () => {
    const url = blobUrl(Uint8Array.from(atob(pixel), (c) => c.charCodeAt(0)));
    const resolve = vi.fn(() => Promise.resolve(url));
    const container = shown(picture, resolve);
    expect(resolve).toHaveBeenCalledExactlyOnceWith(name);
    await vi.waitFor(() => expect(container.querySelector('img')?.naturalWidth).toBe(1));
    expect(container.textContent).toBe('ab');
  });

  it.each<[string, ResolveAsset | undefined]>([
    ['nobody can give them', undefined],
    ['they are not there', () => null],
    ['asking fails', () => Promise.reject(new Error('gone'))],
    ['the address is not our own', () => 'https://example.org/a.png'],
  ])('keep their description and no address when %s', async (_, resolve) => {
    const container = shown(picture, resolve);
    await new Promise(requestAnimationFrame);
    const image = container.querySelector('img');
    expect(image?.hasAttribute('src')).toBe(false);
    expect(image?.alt).toBe('A quay');
    expect(container.textContent).toBe('ab');
  });

  it('lose an address that turns out to be no picture', async () => {
    const container = shown(picture, () => blobUrl(new Uint8Array([1, 2, 3])));
    await new Promise((resolve) => container.addEventListener('error', resolve, { capture: true }));
    await vi.waitFor(() => expect(container.querySelector('img')?.hasAttribute('src')).toBe(false));
  });
});

describe('under the content security policy', () => {
  /** Runs this file's module in a frame that has the program's policy; answers what it did. */
  function inFrame(
    policies: string,
    script: string,
  ): Promise<{ text?: string; error?: string; refused: string[] }> {
    const module = new URL('./article-html.ts', import.meta.url).href;
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy"
      content="require-trusted-types-for 'script'; trusted-types ${policies}"><div></div>
      <script type="module">
        const refused = [];
        addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
        const answer = {};
        try {
          const { setArticleHtml } = await import(${JSON.stringify(module)});
          ${script}
          answer.text = document.querySelector('div').textContent;
        } catch (error) { answer.error = String(error); }
        // Violations are reported in a task of their own.
        setTimeout(() => parent.postMessage({ answer: { ...answer, refused } }, '*'), 50);
      </script>`;
    document.body.append(frame);
    return new Promise((resolve) => {
      addEventListener('message', function listen(event: MessageEvent<{ answer?: { refused: string[] } }>) {
        if (event.source !== frame.contentWindow || !event.data.answer) return;
        removeEventListener('message', listen);
        resolve(event.data.answer);
      });
    });
  }
  const twice = `setArticleHtml(document.querySelector('div'), '<p>a<script>1</scr' + 'ipt></p>');
    setArticleHtml(document.querySelector('div'), '<p>one <b>two</b></p>');`;

  it('needs the one policy reader-html and no other', async () => {
    expect(await inFrame('reader-html', twice)).toEqual({ text: 'one two', refused: [] });
  });

  it('cannot work without it', async () => {
    const answer = await inFrame("'none'", twice);
    expect(answer.error).toContain('reader-html');
  });

  it('is the only way in', async () => {
    const answer = await inFrame(
      'reader-html',
      `${twice} document.querySelector('div').innerHTML = '<b>no</b>';`,
    );
    expect(answer.error).toContain('TrustedHTML');
  });
});

describe('marks for the eye and for listeners', () => {
  it('a picture that is not there is named, with where it is', () => {
    const container = shown(
      '<img alt="The ferry" title="https://www.img.example/a.jpg" width="800" height="400"><img title="https://img.example/b.jpg">',
    );
    const [first, second] = container.querySelectorAll('img');
    expect(first?.dataset).toMatchObject({ label: 'The ferry', from: 'Not in the file · img.example' });
    expect(first?.style.getPropertyValue('--ratio')).toBe('800 / 400');
    expect(second?.alt).toBe('Picture');
    expect(container.textContent).toBe('');
  });

  it('only a link alone in its figure, or above a caption, is a card', () => {
    const link = '<a href="https://v.example/1">Video: Tow</a>';
    const container = shown(
      `<figure><figcaption>${link}</figcaption>\n</figure><figure><figcaption>${link}<br>At dawn</figcaption></figure>` +
        `<figure><figcaption>See ${link}</figcaption></figure><figure><figcaption>${link} by Ann</figcaption></figure>`,
    );
    expect([...container.querySelectorAll('figure')].map((f) => 'card' in f.dataset)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('a mark leads to its note in the same article', () => {
    const article =
      '<p>Pump<sup id="note-2"><a href="#note-1">1</a></sup></p><ol><li id="note-1">Log</li></ol>';
    const [one, two] = [shown(article), shown(article)];
    for (const container of [one, two]) container.className = 'article';
    Element.prototype.scrollIntoView = vi.fn();
    two.querySelector('a')?.click();
    expect(document.activeElement).toBe(two.querySelector('li'));
    expect(two.querySelector('[id]')).toBeNull();
    expect(two.querySelector('a')?.target).toBe('');
    expect(location.hash).toBe('');
  });
});
