import { list } from '../../article/words/words';

/**
 * The commonest words of a language, in lower case: they say which language a text is in, carry no content of their
 * own, and open a new sentence when they are written with a capital.
 */
const words: Readonly<Record<string, readonly string[]>> = {
  en: list`
    the, a, an, and, or, but, nor, so, yet, if, then, than, that, this, these, those, there, here, of, in, on, at, by, to,
    from, for, with, without, within, into, onto, upon, over, under, up, down, out, off, about, after, before, between,
    among, against, during, through, across, around, near, since, until, till, while, as, because, although, though,
    whether, is, am, are, was, were, be, been, being, do, does, did, done, doing, has, have, had, having, will, would,
    shall, should, can, could, may, might, must, not, no, i, you, he, she, it, we, they, me, him, her, us, them, my, your,
    his, its, our, their, mine, yours, hers, ours, theirs, myself, himself, herself, itself, ourselves, themselves, who,
    whom, whose, which, what, when, where, why, how, all, any, both, each, every, few, many, much, more, most, some, such,
    other, another, same, own, only, just, also, too, very, even, still, again, once, ever, never, now, however, meanwhile,
    moreover, therefore, thus, instead, despite, later, earlier, yesterday, today, tomorrow, i'm, it's, he's, she's,
    that's, there's, we're, they're, you're, i've, we've, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, won't,
    can't, couldn't, wouldn't, hasn't, haven't, hadn't
  `,
  de: list`
    der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder, aber, denn, sondern, doch, wenn, dass,
    daß, weil, ob, als, wie, wo, wer, was, wann, warum, wieso, welche, welcher, welches, in, im, ins, an, am, ans, auf, aus,
    bei, beim, mit, nach, von, vom, vor, zu, zum, zur, über, unter, um, durch, für, gegen, ohne, bis, seit, während, wegen,
    zwischen, neben, hinter, ist, sind, war, waren, sein, bin, bist, hat, haben, hatte, hatten, habe, wird, werden, wurde,
    wurden, worden, würde, kann, können, konnte, könnte, muss, müssen, musste, soll, sollen, sollte, will, wollen, wollte,
    darf, nicht, kein, keine, keinen, nichts, ich, du, er, sie, es, wir, ihr, mich, mir, dich, dir, ihn, ihm, uns, euch,
    ihnen, mein, meine, seine, seinen, seiner, seinem, ihre, ihren, ihrer, ihrem, unser, unsere, dieser, diese, dieses,
    diesen, diesem, jener, alle, alles, auch, nur, noch, schon, so, sehr, mehr, man, sich, da, dann, dort, hier, jetzt,
    heute, gestern, zudem, dabei, damit, dazu, danach, jedoch, bereits, immer, wieder, etwa
  `,
  fr: list`
    le, la, les, l, un, une, des, du, de, d, au, aux, et, ou, mais, donc, or, ni, car, que, qu, qui, quoi, dont, où, si,
    comme, quand, lorsque, puisque, parce, dans, en, sur, sous, par, pour, avec, sans, chez, vers, entre, contre, depuis,
    pendant, après, avant, jusque, jusqu, est, sont, était, étaient, être, été, sera, seront, serait, soit, a, ont, avait,
    avaient, avoir, eu, aura, fait, peut, peuvent, doit, doivent, ne, n, pas, plus, jamais, rien, je, j, tu, il, elle, on,
    nous, vous, ils, elles, me, m, te, se, s, lui, leur, leurs, y, ce, c, cet, cette, ces, cela, ça, mon, ma, mes, ton, ta,
    son, sa, ses, notre, nos, votre, vos, tout, tous, toute, toutes, aussi, très, même, encore, alors, ainsi, selon, ici,
    hier, aujourd'hui, deux, autre, autres
  `,
  es: list`
    el, la, los, las, un, una, unos, unas, de, del, a, al, y, e, o, u, pero, sino, que, quien, quienes, cual, cuales, cuyo,
    donde, cuando, como, si, porque, aunque, mientras, en, con, sin, por, para, sobre, bajo, entre, hasta, desde, hacia,
    según, contra, tras, durante, ante, es, son, era, eran, ser, sido, fue, fueron, será, sería, está, están, estaba,
    estaban, estar, ha, han, había, habían, haber, hay, tiene, tienen, puede, pueden, debe, no, ni, nunca, nada, yo, tú, él,
    ella, ello, nosotros, ellos, ellas, usted, ustedes, me, te, se, nos, le, les, lo, mi, tu, su, sus, nuestro, nuestra,
    este, esta, estos, estas, ese, esa, esos, esas, esto, eso, aquel, todo, todos, toda, todas, otro, otra, otros, más, muy,
    también, ya, así, además, hoy, ayer, después, antes
  `,
  it: list`
    il, lo, la, i, gli, le, l, un, uno, una, di, del, dello, della, dei, degli, delle, dell, a, al, allo, alla, ai, agli,
    alle, all, da, dal, dalla, dai, dalle, dall, in, nel, nella, nei, nelle, nell, con, su, sul, sulla, sui, sulle, per, tra,
    fra, e, ed, o, ma, però, che, chi, cui, quale, quando, come, dove, se, perché, mentre, è, sono, era, erano, essere, stato,
    stata, sarà, ha, hanno, aveva, avevano, avere, può, possono, deve, non, né, mai, io, tu, lui, lei, noi, voi, loro, mi, ti,
    si, ci, vi, lo, suo, sua, suoi, sue, questo, questa, questi, queste, quello, quella, tutto, tutti, tutte, anche, più,
    molto, già, ancora, poi, così, dopo, prima, oggi, ieri, secondo
  `,
  pt: list`
    o, a, os, as, um, uma, uns, umas, de, do, da, dos, das, em, no, na, nos, nas, ao, à, aos, às, por, pelo, pela, pelos,
    pelas, para, com, sem, sobre, sob, entre, até, desde, contra, e, ou, mas, que, quem, qual, cujo, onde, quando, como, se,
    porque, embora, enquanto, é, são, era, eram, ser, sido, foi, foram, será, seria, está, estão, estava, estavam, tem, têm,
    tinha, ter, há, havia, pode, podem, deve, não, nem, nunca, eu, tu, ele, ela, nós, eles, elas, você, vocês, me, te, lhe,
    seu, sua, seus, suas, este, esta, isto, esse, essa, isso, aquele, aquela, todo, todos, toda, outro, outra, mais, muito,
    também, já, ainda, depois, antes, hoje, ontem, segundo
  `,
  nl: list`
    de, het, een, en, of, maar, want, dus, als, dan, dat, die, dit, deze, wie, wat, waar, wanneer, waarom, hoe, van, in, op,
    aan, bij, met, naar, uit, voor, over, onder, tot, door, tegen, tussen, zonder, na, sinds, tijdens, om, is, zijn, was,
    waren, ben, wordt, worden, werd, werden, geworden, heeft, hebben, had, hadden, zal, zullen, zou, zouden, kan, kunnen, kon,
    moet, moeten, mag, niet, geen, niets, ik, jij, je, hij, zij, ze, wij, we, jullie, mij, hem, haar, ons, hun, mijn, zijn,
    onze, er, ook, nog, al, wel, zeer, meer, veel, alle, andere, men, zich, daar, hier, nu, vandaag, gisteren, omdat, volgens
  `,
  da: list`
    og, i, at, det, en, et, den, til, er, som, på, de, med, han, af, for, ikke, der, var, mig, sig, men, har, om, vi, min,
    havde, ham, hun, nu, over, da, fra, du, ud, sin, dem, os, op, hans, hvor, eller, hvad, skal, selv, her, alle, vil, blev,
    kunne, ind, når, være, dog, noget, deres, efter, ned, skulle, denne, dette, også, under, have, anden, meget, bliver
  `,
  nb: list`
    og, i, det, at, en, et, den, til, er, som, på, de, med, han, av, ikke, der, så, var, meg, seg, men, har, om, vi, min,
    hadde, hun, nå, over, da, fra, du, ut, sin, dem, oss, opp, kan, hans, hvor, eller, hva, skal, selv, her, alle, vil, ble,
    kunne, inn, når, være, noe, deres, etter, ned, skulle, denne, dette, også, under, mellom, fordi, bare, uten
  `,
  sv: list`
    och, i, att, det, en, ett, den, till, är, som, på, de, med, han, av, för, inte, där, var, mig, sig, men, har, om, vi, min,
    hade, honom, hon, nu, över, från, du, ut, sin, dem, oss, upp, hans, eller, vad, ska, själv, här, alla, vill, blev, kunde,
    när, vara, något, deras, efter, ned, skulle, denna, detta, också, under, mellan, eftersom, utan, mycket, blir
  `,
  pl: list`
    i, w, we, z, ze, na, do, od, po, za, o, u, dla, przez, przed, pod, nad, przy, że, się, nie, jest, są, był, była, było,
    byli, być, będzie, będą, to, ten, ta, te, tego, tej, tym, tych, jak, co, kto, który, która, które, których, gdy, gdzie,
    kiedy, ale, lub, albo, oraz, czy, bo, ponieważ, jego, jej, ich, on, ona, ono, oni, my, ja, ty, mu, ją, go, już, tylko,
    także, również, jeszcze, bardzo, może, został, została, po, według
  `,
  ru: list`
    и, в, во, не, что, он, на, я, с, со, как, а, то, все, она, так, его, но, да, ты, к, у, же, вы, за, бы, по, только, ее, её,
    мне, было, вот, от, меня, еще, ещё, нет, о, из, ему, теперь, когда, даже, ну, ли, если, уже, или, ни, быть, был, была,
    были, него, до, вас, нибудь, они, тут, где, есть, для, мы, их, чем, при, будет, это, этот, этого, также, который, которые
  `,
  cs: list`
    a, i, v, ve, na, do, od, po, za, o, u, pro, před, pod, nad, při, že, se, si, ne, není, je, jsou, byl, byla, bylo, byli,
    být, bude, budou, to, ten, ta, tu, toho, jak, co, kdo, který, která, které, když, kde, ale, nebo, protože, jeho, její,
    jejich, on, ona, my, vy, oni, už, jen, také, ještě, podle, tak, aby, až, mezi
  `,
  hu: list`
    a, az, és, hogy, nem, is, egy, ez, azt, ezt, de, ha, meg, csak, mint, már, még, volt, van, vagy, aki, ami, amely, mert,
    után, szerint, kell, lehet, sem, el, ki, be, fel, le, majd, között, minden, most, itt, ott, így, úgy, pedig, illetve
  `,
  fi: list`
    ja, on, ei, se, että, oli, hän, ovat, joka, mutta, niin, kun, kuin, myös, sen, tai, jos, vain, ole, olla, ollut, siitä,
    mukaan, sekä, jotka, nyt, jo, vielä, tämä, tämän, he, minä, sinä, me, te, ne, mikä, kuka, missä, koska
  `,
  tr: list`
    ve, bir, bu, da, de, için, ile, çok, daha, olarak, gibi, ne, o, ki, mi, ama, en, kadar, sonra, olan, var, yok, ya, her,
    değil, ise, diye, veya, hem, şu, ben, sen, biz, siz, onlar, göre, olduğunu, oldu, olduğu
  `,
  id: list`
    yang, dan, di, ke, dari, untuk, dengan, pada, ini, itu, adalah, dalam, tidak, akan, oleh, juga, sebagai, karena, telah,
    atau, bahwa, ada, kata, mereka, dia, ia, kami, kita, saya, anda, lebih, sudah, dapat, bisa, setelah, saat
  `,
};

const sets = new Map(Object.entries(words).map(([language, all]) => [language, new Set(all)]));
const none: ReadonlySet<string> = new Set();

/** The languages that there are lists for, two letters each. */
export const listedLanguages: readonly string[] = [...sets.keys()];

/** @param language two letters; empty for a language without a list */
export function functionWordsOf(language: string): ReadonlySet<string> {
  return sets.get(language) ?? none;
}
