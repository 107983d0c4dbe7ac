import type { TestFile } from './articles';

const prose =
  'The harbour office said on Friday that the ferry would be towed to Marwick on the next high tide, and that the route would stay closed for three days while divers look at the hull.';

/** One of everything that an article can consist of. */
export function structuresPage(picture: string): TestFile {
  return {
    name: 'structures.html',
    type: 'text/html',
    text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Why the Aurelia ran aground</title></head><body><article><h1>Why the Aurelia ran aground</h1>
<p><span class="dropcap">T</span>he ferry stood on the sandbank for nine hours.<sup id="r1"><a href="#n1">1</a></sup> ${prose}</p>
<figure><img src="${picture}" alt="The ferry on the sandbank"><figcaption>The <em>Aurelia</em> on the sandbank off Skerrin. Photo: Ann Other</figcaption></figure>
<p>${prose} Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, and the log prints <samp>stopped</samp>.</p>
<figure><img src="https://img.remote.example/tow.jpg" width="900" height="420" alt="Two tugs pull the ferry off the sandbank at dawn, seen from the old customs house"><figcaption>Two tugs at dawn</figcaption></figure>
<h3>How the tide was measured</h3>
<p>${prose}</p>
<iframe src="https://www.video.example/embed/x1" title="The ferry from the air" allowfullscreen></iframe>
<p>${prose} Two rods stood in the water, so that <math alttext="h = \\frac{a+b}{2}"><mi>h</mi></math> is the height.</p>
<pre><code><span class="line">def height(a, b):</span>
<span class="line">    return (a + b) / 2</span>
</code></pre>
<h5>The levels</h5>
<table><caption>Levels at Skerrin, in metres</caption><thead><tr><th scope="col">Hour</th><th scope="col">Level</th><th scope="col">Wind</th><th scope="col">Who read it</th></tr></thead><tbody><tr><td>05:40</td><td>1.2</td><td>SW 4</td><td>Joan Petrie</td></tr><tr><td>06:40</td><td>1.9</td><td>SW 5</td><td>The pilot cutter</td></tr></tbody></table>
<blockquote><p>“We felt a long scrape and then nothing moved any more.”</p><p>Joan Petrie, nurse</p></blockquote>
<ul><li>Lifeboats<ol start="3"><li>Hilda</li><li>Fulmar</li></ol></li><li>A pilot cutter</li></ul>
<dl><dt>Sandbank</dt><dd>A ridge of sand under the water.</dd></dl>
<p>The tide comes in,<br>the tide goes out,<br>the ferry stays.</p>
<hr>
<p lang="ja">フェリーは<ruby>港<rt>みなと</rt></ruby>の近くで九時間動けなくなった。乗客は全員無事に岸へ運ばれ、古い税関の建物でお茶が出された。</p>
<p lang="ar" dir="rtl">بقيت العبّارة على الضفة الرملية تسع ساعات، ونُقل جميع الركاب إلى الشاطئ بأمان قبل الظهر كما قال مكتب الميناء.</p>
<p>${prose}</p>
<ol><li id="n1">The log of the Aurelia, page 12. <a href="#r1">↩</a></li></ol>
</article></body></html>`,
  };
}
