import { list } from '../../article/words/words';

/** How a language says who said something. All in small letters; `verbs` are sources of patterns. */
export interface Saying {
  verbs: string[];
  /** Before a name, without a verb: “according to”. */
  sources: string[];
  pronouns: string[];
  /** Open a description of somebody: “the”, “a”. */
  articles: string[];
  /** What follows one of these in a description is not the speaker: “a spokesman for the Ministry”. */
  complements: string[];
  /** May stand between the speaker and the verb. */
  between: string;
}

const en: Saying = {
  verbs: list`
    said, says, say, saying, told, tells, telling, asked, asks, added, adds, adding, wrote, writes, writing, stated, states,
    announced, explained, explains, replied, responded, insisted, argued, argues, claimed, warned, warns, warning, noted,
    notes, recalled, recalls, remarked, declared, tweeted, posted, shouted, cried, yelled, joked, exclaimed, continued,
    commented, admitted, confirmed, conceded, concluded, complained, testified, acknowledged, vowed, pledged, promised,
    called, calls, calling, described, describes, describing, dubbed, denounced, praised, thundered, demanded, urged, quipped,
    read, reads, wondered, observed, revealed, reported, predicted, suggested, chanted, chanting
  `,
  sources: list`according to, in the words of`,
  pronouns: list`he, she, they, it, i, we, who`,
  articles: list`the, a, an, his, her, their, its, our, my, one, another, some, several, two, local`,
  complements: list`for, of, at, from, with, in, on, to, by`,
  between: String.raw`(?:also|later|then|has|have|had|would|will|is|was|once|previously|reportedly|repeatedly|\p{Ll}+ly)\s+`,
};

const de: Saying = {
  verbs: list`
    sagt, sagte, sagten, sagen, erklärt, erklärte, erklärten, betont, betonte, meint, meinte, kritisiert, kritisierte, fordert,
    forderte, schreibt, schrieb, warnt, warnte, fragt, fragte, ruft, rief, antwortet, antwortete, berichtet, berichtete,
    versichert, versicherte, versprach, behauptet, behauptete, ergänzt, ergänzte, räumte, teilte, nannte, bezeichnete,
    kündigte, fügte, lobte, unterstrich, so
  `,
  sources: list`laut, nach angaben von, nach den worten von, zufolge`,
  pronouns: list`er, sie, es, wir, ich`,
  articles: list`der, die, das, ein, eine, ihr, sein, seine, ihre`,
  complements: list`von, vom, des, der, für, in, im, aus, bei, beim, am, zu`,
  between: String.raw`(?:auch|später|dann|zuvor|hat|habe|hatte|am\s+\p{L}+)\s+`,
};

const fr: Saying = {
  verbs: list`
    dit, déclare, déclaré, affirme, affirmé, ajoute, ajouté, explique, expliqué, assure, assuré, raconte, raconté, souligne,
    souligné, estime, estimé, écrit, indique, indiqué, répond, répondu, demande, demandé, lance, lancé, confie, confié,
    précise, précisé, prévient, prévenu, annonce, annoncé, martelé, regrette, regretté, insiste, insisté
  `,
  sources: list`selon, d'après`,
  pronouns: list`il, elle, ils, elles, on, nous, je, t-il, t-elle`,
  articles: list`le, la, les, l, un, une, son, sa, ses, leur`,
  complements: list`de, du, des, d, à, au, aux, pour, chez, en, dans`,
  between: String.raw`(?:a|ont|avait|avaient|aussi|également|ensuite)\s+`,
};

const es: Saying = {
  verbs: list`
    dijo, dice, dijeron, declaró, afirmó, afirma, añadió, agregó, explicó, explica, señaló, aseguró, asegura, indicó, sostuvo,
    escribió, respondió, preguntó, manifestó, comentó, advirtió, insistió, anunció, contó, cuenta, subrayó, destacó, admitió,
    reconoció, gritó, relató, apuntó, lamentó
  `,
  sources: list`según, de acuerdo con`,
  pronouns: list`él, ella, ellos, ellas`,
  articles: list`el, la, los, las, un, una, su, sus`,
  complements: list`de, del, para, en, por, con, a, al`,
  between: String.raw`(?:ha|han|había|también|luego|después)\s+`,
};

const byLanguage: Readonly<Record<string, Saying>> = { en, de, fr, es };

/** @param language two letters; null where nothing is known about it */
export function sayingIn(language: string): Saying | null {
  return byLanguage[language] ?? null;
}

/** Words before a name that are not part of it, in small letters and without points. */
export const titles: ReadonlySet<string> = new Set(
  list`
    mr, mrs, ms, miss, dr, prof, professor, sir, lord, lady, president, vice, prime, minister, senator, sen, rep,
    representative, gov, governor, mayor, deputy, chief, officer, sergeant, sgt, lt, lieutenant, captain, capt, general, gen,
    col, colonel, maj, major, cmdr, commander, adm, admiral, judge, justice, attorney, prosecutor, councilman, councilwoman,
    councillor, congressman, congresswoman, commissioner, director, chairman, chairwoman, chair, ceo, executive, secretary,
    spokesman, spokeswoman, spokesperson, king, queen, prince, princess, pope, bishop, archbishop, rev, reverend, father,
    sister, coach, manager, analyst, defender, detective, det, inspector, insp, superintendent, supt, sheriff, constable,
    const, msgr, cardinal, chancellor, ambassador, premier, engineer, producer, author, actor, actress, singer, police,
    former, laut, angaben, worten, herr, frau, hr, fr, präsident, präsidentin, minister, ministerin, kanzler, kanzlerin, bundeskanzler,
    bürgermeister, bürgermeisterin, sprecher, sprecherin, m, mme, mlle, me, président, présidente, ministre, maire,
    sr, sra, srta, don, doña, presidente, presidenta, ministro, ministra, alcalde, alcaldesa
  `,
);
