/** Invented files for the tests: two accounts of one event, with page furniture and with disagreements. */

export interface TestFile {
  name: string;
  type: string;
  text: string;
}

export const ferryPage: TestFile = {
  name: 'ferry.html',
  type: 'text/html',
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry runs aground off Skerrin | The Coast Courier</title>
<meta property="og:site_name" content="The Coast Courier"><meta property="article:published_time" content="2025-10-03T07:30:00Z">
<meta name="author" content="Mara Lindqvist"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry runs aground off Skerrin</h1>
<p>The ferry <em>Aurelia</em> ran aground on a sandbank off Skerrin early on Friday with 214 people on board, and all of them were brought ashore before noon, the harbour office said.</p>
<p>“We felt a long scrape and then nothing moved any more,” said Joan Petrie, a nurse who was on her way to an early shift. “The crew handed out blankets and told us exactly what would happen next.”</p>
<p>The captain had reported a failed steering pump at 5:40 in the morning, according to the harbour office. Two lifeboats and a pilot cutter reached the ship within twenty-five minutes.</p>
<h2>What the passengers were told</h2>
<p>Passengers were asked to gather on the upper deck. They were taken off in groups of eighteen, children and older people first, and given tea in the old customs house.</p>
<table><caption>Boats that took part</caption><tr><th>Boat</th><th>Trips</th></tr><tr><td>Lifeboat Hilda</td><td>7</td></tr><tr><td>Lifeboat Fulmar</td><td>5</td></tr></table>
<p>The company that runs the ferry, Northern Sound Lines, said the ship would be towed to Marwick on the next high tide. It expects the route to stay closed for three days.</p>
<p>Read the <a href="https://coast-courier.example/harbour-report">harbour office report</a> for the times of each trip.</p>
</article>
<aside><h3>Related</h3><ul><li><a href="/a">Storm closes coastal road</a></li><li><a href="/b">New pier opens in spring</a></li></ul></aside>
<footer>© The Coast Courier. <a href="/subscribe">Subscribe to our newsletter</a></footer></body></html>`,
};

export const ferryText: TestFile = {
  name: 'island-radio.txt',
  type: 'text/plain',
  text: `All safe after island ferry hits sandbank

October 3, 2025

SKERRIN — Everyone aboard the island ferry Aurelia is safe after it struck a sandbank near Skerrin on Friday morning, the coastguard said. It put the number of passengers and crew at 209.

The coastguard said the first call came at ten to six. Lifeboats were alongside half an hour later, and the last passengers were on land shortly after eleven.

“The crew handed out blankets and told us exactly what would happen next,” said Joan Petrie, who works at the hospital in Marwick.

Northern Sound Lines has apologised and offered to refund every ticket. A spokesman said a fault in the steering was the likely cause, and that divers would look at the hull before the ship is moved.

The route is expected to reopen on Tuesday, the company said. Until then a smaller boat will carry mail and medicine.

PHOTO: The ferry Aurelia leans on the sandbank on Friday

Related

Newsletter

Get the week's stories in your inbox every Sunday.

Previous

Council votes on new school bus
`,
};
