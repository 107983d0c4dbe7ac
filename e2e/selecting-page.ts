import type { TestFile } from './articles';

/** An invented account with everything that a selection may run across. */
export const mill: TestFile = {
  name: 'mill.html',
  type: 'text/html',
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill at Ostrow burned twice | The Valley Post</title>
<meta property="og:site_name" content="The Valley Post"></head><body>
<article><h1>The mill at Ostrow burned twice</h1>
<p>The old paper mill at Ostrow caught fire shortly after midnight on Monday, and the brigade from three villages needed until dawn to put it out. Nobody was hurt, the mayor said.</p>
<p>A second fire broke out in the <em>drying loft</em> on Tuesday evening. “We thought it was over,” said Hanne Voss, who has lived opposite the gate for forty years. “Then the windows went orange again.”</p>
<p>Investigators said that embers under the floor had probably smouldered for a whole day. They do not rule out that somebody moved the sandbags.</p>
<table><caption>Engines at the two fires</caption>
<tr><th>Village</th><th>Monday</th><th>Tuesday</th></tr>
<tr><td>Ostrow</td><td>three engines</td><td>one engine</td></tr>
<tr><td>Lindau</td><td>two engines</td><td>two engines</td></tr>
<tr><td>Harrow Bridge</td><td>one engine</td><td>none</td></tr></table>
<p>The loss is put at ninety thousand crowns. The owner, a cooperative of printers, means to rebuild.</p>
<h2>What was saved</h2>
<ul><li>The paper machine of 1911, which stood under a stone vault.</li><li>Most of the ledgers, carried out by apprentices.</li><li>A cat.</li></ul>
<figure><img src="mill.jpg" alt="A mill with a burnt roof"><figcaption>The mill on Tuesday, with what is left of its roof.</figcaption></figure>
<p>The printers have borrowed a hall in Lindau for the winter. Readers who want to help may bring dry paper, string and coffee.</p>
<p>Work on the roof is to begin as soon as the frost allows it, and the first sheets are promised for Easter.</p>
</article></body></html>`,
};

/** Right-to-left, with a number. */
export const port: TestFile = {
  name: 'port.html',
  type: 'text/html',
  text: `<!doctype html><html lang="he" dir="rtl"><head><meta charset="utf-8"><title>המעבורת עלתה על שרטון</title></head><body>
<article><h1>המעבורת עלתה על שרטון</h1>
<p>המעבורת עלתה על שרטון ליד הנמל מוקדם ביום שישי, ועל סיפונה היו 214 נוסעים. כולם הובאו לחוף לפני הצהריים, כך נמסר ממשרד הנמל.</p>
<p>הקברניט דיווח על תקלה בהגה בשעת בוקר מוקדמת. שתי סירות הצלה הגיעו אל האונייה בתוך זמן קצר, והנוסעים קיבלו תה חם בבית המכס הישן.</p>
<p>החברה המפעילה מסרה כי הקו יישאר סגור במשך שלושה ימים, ועד אז סירה קטנה תוביל דואר ותרופות אל האי.</p>
</article></body></html>`,
};
