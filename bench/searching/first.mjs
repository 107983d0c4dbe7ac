/**
 * How often the article that two words were drawn from comes first. The rule, fixed before measuring: an article is drawn,
 * and from its text two different words, each as often as it stands there, of those that at most `share` of all articles
 * have; the draws are the same on every run. Words that more articles have are left out because many articles say both:
 * then no ranking can know which one was meant. What is possible at all is therefore measured on the same draws.
 */
import { articleOf, random, wordAt } from './library.mjs';

export const share = 0.01;

/** @param firstThree the numbers of the first three articles that the index finds */
export function measureFirst(articles, tries, firstThree) {
  const texts = Array.from({ length: articles }, (_, n) => Uint16Array.from(articleOf(n).ranks));
  const postings = new Map();
  texts.forEach((ranks, n) => {
    for (const rank of ranks) {
      let its = postings.get(rank);
      if (!its) postings.set(rank, (its = new Map()));
      its.set(n, (its.get(n) ?? 0) + 1);
    }
  });
  const isRare = (rank) => postings.get(rank).size <= share * articles;
  const draw = random(42);
  const count = { first: 0, inThree: 0, linear: 0, possible: 0, both: 0 };
  for (let k = 0; k < tries;) {
    const n = Math.floor(draw() * articles);
    const rare = texts[n].filter(isRare);
    const [a, b] = [draw(), draw()].map((one) => rare[Math.floor(one * rare.length)]);
    if (a === b) continue;
    k++;
    const found = firstThree([a, b].map(wordAt));
    if (found[0] === n) count.first++;
    if (found.includes(n)) count.inThree++;
    const both = [...postings.get(a)].flatMap(([m, often]) => {
      const other = postings.get(b).get(m);
      return other ? [{ m, often: [often, other] }] : [];
    });
    count.both += both.length;
    const rarity = [a, b].map((rank) => Math.log(articles / postings.get(rank).size));
    if (best(both, (often) => bm25(often, rarity)) === n) count.linear++;
    // The article from which it is likeliest to draw them: texts are of one length.
    if (best(both, ([x, y]) => x * y) === n) count.possible++;
  }
  return Object.fromEntries(Object.entries(count).map(([name, sum]) => [name, sum / tries]));
}

/** BM25 of texts of one length. */
const bm25 = (often, rarity) => often.reduce((sum, one, n) => sum + (rarity[n] * one * 2.2) / (one + 1.2), 0);

function best(found, score) {
  let [most, article] = [-1, -1];
  for (const { m, often } of found) {
    const its = score(often);
    if (its > most) [most, article] = [its, m];
  }
  return article;
}
