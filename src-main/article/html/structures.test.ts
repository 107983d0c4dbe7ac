import { describe, expect, test } from 'vitest';
import { cleanHtml, type CleanedText } from './clean-html';

const prose =
  'The harbour office said on Friday that the ferry would be towed to Marwick on the next high tide, and that the route would stay closed for three days while divers look at the hull.';

/** A page around some markup, with enough prose to be an article. */
function clean(markup: string, after = ''): CleanedText {
  const html = `<html lang="en"><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>
    <p>${prose}</p><p>One. ${prose}</p>${markup}<p>Two. ${prose}</p><p>Three. ${prose}</p></article>${after}</body></html>`;
  return cleanHtml({ name: 'ferry.html', bytes: new Uint8Array() }, html);
}
const between = ({ html }: CleanedText): string =>
  (html.split('<p>One. ')[1] ?? '').split('<p>Two. ')[0]?.split('</p>\n').slice(1).join('</p>\n').trim() ??
  '';

describe('code', () => {
  const code = 'function tide(hour) {\n    return hour % 12;\n}';
  test.each([
    [
      'highlighted by spans',
      '<pre><code><span class="k">function</span> tide(hour) {\n    <span>return</span> hour % 12;\n}</code></pre>',
    ],
    [
      'a box for each line',
      '<pre><code><div class="line">function tide(hour) {</div><div class="line">    return hour % 12;</div><div class="line">}</div></code></pre>',
    ],
    [
      'a code element for each line',
      '<pre><code>function tide(hour) {</code><code>    return hour % 12;</code><code>}</code></pre>',
    ],
    ['line breaks', '<pre>function tide(hour) {<br>    return hour % 12;<br>}</pre>'],
    ['no-break spaces', '<pre>function tide(hour) {\n&nbsp;&nbsp;&nbsp; return hour % 12;\n}</pre>'],
    [
      'line numbers beside it',
      '<pre><span class="line-numbers">1\n2\n3\n</span><code>function tide(hour) {\n    return hour % 12;\n}</code></pre>',
    ],
    ['line numbers in it', '<pre>1\tfunction tide(hour) {\n2\t    return hour % 12;\n3\t}</pre>'],
    [
      'a table with a column of numbers',
      '<table class="highlight"><tr><td class="gutter"><pre>1\n2\n3</pre></td><td class="code"><pre>function tide(hour) {\n    return hour % 12;\n}</pre></td></tr></table>',
    ],
    [
      'a table with a row for each line',
      '<table><tr><td class="blob-num">1</td><td class="blob-code"><code>function tide(hour) {</code></td></tr><tr><td class="blob-num">2</td><td class="blob-code"><code>    return hour % 12;</code></td></tr><tr><td class="blob-num">3</td><td class="blob-code"><code>}</code></td></tr></table>',
    ],
    [
      'an editor',
      '<div class="view-lines"><div class="view-line"><span>function&nbsp;tide(hour)&nbsp;{</span></div><div class="view-line"><span>&nbsp;&nbsp;&nbsp;&nbsp;return&nbsp;hour&nbsp;%&nbsp;12;</span></div><div class="view-line"><span>}</span></div></div>',
    ],
    [
      'a button and a label to copy it',
      `<div><span class="copy-code">Copy</span><pre><button>Copy</button><span class="copy-label">Copied!</span>${code}</pre></div>`,
    ],
  ])('%s', (_how, markup) => expect(between(clean(markup))).toBe(`<pre>${code}</pre>`));

  test('empty lines stay, and a list of numbers is no column of line numbers', () => {
    expect(between(clean('<pre><div>a</div><div><br></div><div></div><div>b</div></pre>'))).toBe(
      '<pre>a\n\n\nb</pre>',
    );
    expect(between(clean('<pre>3 boats\n4 boats\n9 boats</pre>'))).toBe(
      '<pre>3 boats\n4 boats\n9 boats</pre>',
    );
  });

  test('keys and output are marked as such', () => {
    const markup = '<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd> until <samp>stopped</samp> is shown.</p>';
    expect(between(clean(markup))).toBe(markup);
  });
});

describe('formulas stand there once, as their author wrote them', () => {
  const mathml = (source: string): string =>
    `<math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>${source}</semantics></math>`;
  const tex = '<annotation encoding="application/x-tex">E = mc^2</annotation>';
  test.each([
    ['MathML with its source', mathml(tex), 'E = mc^2'],
    ['MathML with a description', '<math alttext="{\\displaystyle E=mc^{2}}"><mi>E</mi></math>', 'E=mc^{2}'],
    ['MathML alone', mathml(''), 'E = mc^2'],
    [
      'fractions and roots',
      '<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mn>2</mn></msqrt></mfrac></math>',
      '(a + b)/(√(2))',
    ],
    [
      'KaTeX',
      `<span class="katex"><span class="katex-mathml">${mathml(tex)}</span><span class="katex-html" aria-hidden="true"><span>E</span><span>=</span><span>mc2</span></span></span>`,
      'E = mc^2',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">E=…</span><span class="MathJax"><span>E=mc2</span></span><script type="math/tex">E = mc^2</script>',
      'E = mc^2',
    ],
    [
      'MathJax 3',
      `<mjx-container><mjx-math aria-hidden="true"><mjx-mi>E</mjx-mi></mjx-math><mjx-assistive-mml>${mathml('')}</mjx-assistive-mml></mjx-container>`,
      'E = mc^2',
    ],
    ['a picture', '<img class="latex" src="https://s.example/latex.png" alt="E = mc^2">', 'E = mc^2'],
    [
      'hidden MathML beside a picture',
      `<span class="mwe-math-element"><span style="display:none">${mathml(tex)}</span><img class="mwe-math-fallback-image-inline" aria-hidden="true" alt="E=mc^2" src="https://s.example/e.svg"></span>`,
      'E = mc^2',
    ],
  ])('%s', (_how, markup, formula) => {
    expect(between(clean(`<p>We know that ${markup} holds here.</p>`))).toBe(
      `<p>We know that <code>${formula}</code> holds here.</p>`,
    );
  });
});

describe('tables', () => {
  test('of data keep their caption, heads and spans', () => {
    const table =
      '<table><caption>Boats</caption><thead><tr><th scope="col">Boat</th><th scope="col">Trips</th></tr></thead><tbody><tr><td>Hilda</td><td>7</td></tr><tr><td colspan="2">Fulmar did not count</td></tr></tbody></table>';
    expect(between(clean(table)).replace(/\n/g, '')).toBe(table);
  });

  test('without heads are data too', () => {
    const { html } = clean(
      '<table><tr><td>Hilda</td><td>7</td></tr><tr><td>Fulmar</td><td>5</td></tr></table>',
    );
    expect(html.replace(/\n/g, '')).toContain('<tr><td>Hilda</td><td>7</td></tr>');
  });

  test.each([
    [
      'that say so',
      `<table role="presentation"><tr><td><p>Left. ${prose}</p></td><td><p>Right. ${prose}</p></td></tr></table>`,
    ],
    [
      'with tables inside',
      `<table><tr><td><table><tr><td>Left. ${prose}</td></tr></table></td><td>Right. ${prose}</td></tr></table>`,
    ],
    [
      'with columns of prose',
      `<table><tr><td>Left. ${prose.repeat(4)}</td><td>Right. ${prose}</td></tr></table>`,
    ],
  ])('%s are paragraphs in reading order', (_which, markup) => {
    const { html, text } = clean(markup);
    expect(html).not.toMatch(/<t[adhr]/);
    expect(text.indexOf('Left. The')).toBeLessThan(text.indexOf('Right. The'));
  });

  test('around a picture and its caption are figures', () => {
    const { html } = clean(
      '<table align="right"><tr><td><img src="https://img.example/ferry.jpg" alt="The ferry"></td></tr><tr><td>The ferry on Friday</td></tr></table>',
    );
    expect(html).not.toContain('<table');
    expect(html).toContain('<figure>');
  });
});

describe('what plays or runs is a link with a name', () => {
  const card = (href: string, name: string): string =>
    `<figure><figcaption><a href="${href}">${name}</a></figcaption></figure>`;
  test('several in one line follow it in their order', () => {
    const cleaned = clean(
      '<p>Three recordings: <video src="https://f.example/1.mp4" title="One"></video> <video src="https://f.example/2.mp4" title="Two"></video> <video src="https://f.example/3.mp4" title="Three"></video></p>',
    );
    expect(cleaned.text).toMatch(/Video: One[^]*Video: Two[^]*Video: Three/);
    const alone = clean(
      '<video src="https://f.example/1.mp4" title="One"></video> <video src="https://f.example/2.mp4" title="Two"></video>',
    );
    expect(alone.text).toMatch(/Video: One[^]*Video: Two/);
  });
  test.each([
    [
      'a frame',
      '<iframe src="https://www.video.example/embed/x1" title="The ferry from the air" allowfullscreen></iframe>',
      'https://www.video.example/embed/x1',
      'Video: The ferry from the air — video.example',
    ],
    [
      'a frame that loads late',
      '<div class="wrap"><iframe data-src="//video.example/embed/x1" title="Video player" allowfullscreen></iframe></div>',
      null,
      '',
    ],
    [
      'a video',
      '<video controls aria-label="Towing"><source src="https://files.example/tow.mp4">No video here.</video>',
      'https://files.example/tow.mp4',
      'Video: Towing — files.example',
    ],
    [
      'a sound',
      '<audio src="https://files.example/talk.mp3" title="A talk"></audio>',
      'https://files.example/talk.mp3',
      'Audio: A talk — files.example',
    ],
    [
      'a PDF',
      '<object data="https://files.example/report.pdf" type="application/pdf"></object>',
      'https://files.example/report.pdf',
      'PDF — files.example',
    ],
    [
      'a chart',
      '<iframe src="https://charts.example/c/1" title="Chart: Tides"></iframe>',
      'https://charts.example/c/1',
      'Chart: Tides — charts.example',
    ],
  ])('%s', (_what, markup, href, name) => {
    const cleaned = clean(markup);
    if (href === null) {
      expect(between(cleaned)).toBe('');
      return;
    }
    expect(between(cleaned).replace(/\n/g, '')).toBe(card(href, name));
    expect(cleaned.text).toContain(`\n${name}\n`);
    expect(cleaned.plainText).not.toContain(name);
  });

  test.each([
    [
      'an advertisement',
      '<iframe id="google_ads_iframe_1" src="https://s.example/x" title="3rd party content"></iframe>',
    ],
    [
      'a frame of the size of one',
      '<iframe width="300" height="250" src="https://s.example/player"></iframe>',
    ],
    ['a hidden frame', '<iframe src="https://s.example/embed" title="Sync" style="display:none"></iframe>'],
    ['a sign-in box', '<iframe src="https://s.example/login/embed" title="Sign in"></iframe>'],
    ['an address that is none', '<iframe src="javascript:alert(1)" title="Video"></iframe>'],
  ])('%s is nothing', (_what, markup) => expect(between(clean(markup))).toBe(''));

  test('in the middle of a paragraph it stands behind it', () => {
    const { html } = clean(
      `<p>Before ${prose} <iframe src="https://v.example/embed/1" title="Tow"></iframe> after.</p>`,
    );
    expect(html).toMatch(/after\.<\/p>\n<figure>/);
  });
});

describe('smaller structures', () => {
  test('an initial in a box of its own stays with its word', () => {
    expect(clean(`<p><span class="dropcap">T</span> he tide. ${prose}</p>`).text).toContain('\nThe tide. ');
    expect(clean(`<p><span class="dropcap">A</span> tide came. ${prose}</p>`).text).toContain(
      '\nA tide came. ',
    );
  });

  test('ruby stands behind its characters', () => {
    expect(clean(`<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>。${prose}</p>`).text).toContain(
      '港(みなと)。',
    );
  });

  test('what is folded away is opened', () => {
    const { text } = clean(
      `<details><summary>How it was measured</summary><p>With a rod. ${prose}</p></details>`,
    );
    expect(text).toContain('How it was measured\nWith a rod.');
  });

  test('lines of a poem and of an address stay lines', () => {
    const { text } = clean('<p>The tide comes in,<br>the tide goes out,<br>the ferry stays.</p>');
    expect(text).toContain('The tide comes in,\nthe tide goes out,\nthe ferry stays.\n');
  });

  test('a consent banner is taken out, with its reason', () => {
    const { text, removed } = clean(
      '',
      '<div class="cookie-banner"><p>We value your privacy. Choose what we may store.</p></div>',
    );
    expect(text).not.toContain('We value');
    expect(removed.find((r) => r.text.includes('We value'))?.reason).toBe('consent banner');
  });
});
