import { list } from '../../article/words/words';

/** What may end in a point without ending a sentence, by what has to follow for it. Written without the last point. */
interface Abbreviations {
  /** Stand before a name or go on in any case: “Mr.”, “vs.”, “z. B.”. */
  always: string[];
  /** Before a figure: “No. 5”, “Feb. 22”. */
  figures: string[];
  /** May stand last in a sentence: “Inc.”, “Calif.”; what follows decides. */
  perhaps: string[];
}

const en: Abbreviations = {
  always: list`
    Mr, Mrs, Ms, Dr, Drs, Prof, Sgt, Lt, Col, Gen, Capt, Cpt, Cmdr, Comdr, Sen, Sens, Rep, Reps, Gov, Govs,
    Rev, Revs, Hon, St, Sts, Det, Dets, Insp, Supt, Cpl, Pvt, Pfc, Maj, Adm, Brig, Atty, Asst, Mt, Ft, Pres, Messrs, Mme,
    Mlle, Fr, Br, Supr, Amb, Spc, Ens, Ofc, Tpr, Dep, Const, Msgr, Snr, Comr, Stn, vs, v, eg, e.g, ie, i.e, cf, viz, approx, ca, aka, incl,
    esp, nr
  `,
  figures: list`
    No, Nos, Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept, Oct, Nov, Dec, Mon, Tue, Tues, Wed, Thu, Thur,
    Thurs, Fri, Sat, Sun, p, pp, vol, Vol, Fig, fig, Figs, Sec, sec, Art, Ch, ch, Op, op, Rs, est, circa, c, Rm, Rte, Hwy,
    Ver, ver, Eq, Sect, para, Pt, pt, ext
  `,
  perhaps: list`
    Inc, Corp, Ltd, Co, Cos, Bros, Jr, Sr, Ave, Blvd, Rd, Dept, Univ, Assn, Assoc, Dist, Ind, Intl, Natl, Govt, etc,
    al, Ala, Ariz, Ark, Calif, Colo, Conn, Del, Fla, Ga, Ill, Kan, Kans, Ky, La, Md, Mass, Mich, Minn, Miss, Mo, Mont,
    Neb, Nebr, Nev, Okla, Ore, Pa, Penn, Tenn, Tex, Vt, Va, Wash, Wis, Wyo, Ont, Que, Alta, Sask, Esq, Ph.D, Ph,
    Bldg, Hosp, Inst, Gmbh, Cie, ft, lbs, lb, oz, hr, hrs, min, mins, sec, sq, mi, dept, govt
  `,
};

const de: Abbreviations = {
  always: list`
    Dr, Prof, Hr, Hrn, Fr, Frl, St, Dipl, Ing, Mag, bzw, ca, vgl, evtl, ggf, inkl, exkl, zzgl, abzgl, mind, max,
    sog, insb, insbes, bes, geb, gest, verh, gesch, röm, kath, ev, evang, jüd, dt, amerik, frz, engl, ital, span, russ, chin, Hrsg,
    hrsg, zit, einschl, einschließl, urspr, ehem, eigtl, gegr, gen, lat, griech, bayer, öst, österr, schweiz, südl, nördl,
    östl, westl, u.a, z.B, d.h, i.d.R, v.a, o.g, s.o, m.E, z.T, Rev, Gen, Sen, Abg, Mio, Mrd, Tsd, Ltd
  `,
  figures: list`
    Nr, Nrn, Abs, Art, Kap, Bd, Bde, Abb, Tab, S, Tel, Ziff, Pkt, Jan, Feb, Febr, Mär, Apr, Jun, Jul, Aug, Sep, Sept,
    Okt, Nov, Dez, Mo, Di, Mi, Do, Fr, Sa, So, Anm, Aufl, Jg, Hs, Rdnr, Rn, Lit, Str
  `,
  perhaps: list`usw, etc, Jh, Jhd, Jhdt, Jr, jun, sen, Std, Min, Sek, Str, Pl, e.V, Co, Inc, Corp, Ges, Univ, ff, f, Mill`,
};

const fr: Abbreviations = {
  always: list`M, MM, Mme, Mmes, Mlle, Mlles, Me, Mgr, Dr, Pr, St, Ste, cf, env, adj, gén, col, cap, lt, dép, sén, p.ex`,
  figures: list`n, no, nos, p, pp, art, vol, chap, fig, janv, févr, avr, juil, sept, oct, nov, déc, tél, av, apr, éd`,
  perhaps: list`etc, jr, Cie, Sté, bd, boul, hab, env, min, av. J.-C`,
};

const es: Abbreviations = {
  always: list`
    Sr, Sra, Sres, Sras, Srta, Dr, Dra, Dres, Prof, D, Dña, Da, Lic, Ing, Arq, Gral, Cnel, Cap, Tte, Sto, Sta, Excmo,
    Excma, Ilmo, Mons, Fr, Ud, Uds, Vd, Vds, p. ej, p.ej, cf, aprox, admón, avda, av, c, ma
  `,
  figures: list`núm, núms, nº, pág, págs, art, arts, vol, cap, fig, tel, tlf, ene, feb, abr, jun, jul, ago, sept, oct, nov, dic`,
  perhaps: list`etc, EE. UU, EE.UU, UU, Cía, S.A, Ltda, hab, min, gob, dpto`,
};

const it: Abbreviations = {
  always: list`sig, sigg, sigra, dott, dottssa, prof, profssa, avv, ing, arch, on, sen, gen, col, cap, mons, don, S, ca, cfr, p.es`,
  figures: list`n, nn, pag, pagg, art, artt, vol, cap, fig, tel, genn, febbr, sett, ott, nov, dic`,
  perhaps: list`ecc, etc, jr, soc, min`,
};

const pt: Abbreviations = {
  always: list`Sr, Sra, Srs, Sras, Srta, Dr, Dra, Drs, Prof, Profa, Eng, Arq, Gal, Cel, Cap, Ten, Sto, Sta, D, Exmo, cf, aprox, av, p.ex`,
  figures: list`nº, núm, n, pág, págs, art, arts, vol, cap, fig, tel, jan, fev, mar, abr, jun, jul, ago, set, out, nov, dez`,
  perhaps: list`etc, Cia, Ltda, S.A, jr, hab, min`,
};

const nl: Abbreviations = {
  always: list`dhr, mevr, mw, mr, dr, drs, ir, ing, prof, ds, jhr, st, bijv, bv, ca, cf, evt, incl, excl, resp, m.n, o.a, d.w.z, i.p.v, t.a.v, zgn`,
  figures: list`nr, nrs, blz, p, art, jan, feb, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec, tel`,
  perhaps: list`enz, etc, e.d, jr, mln, mld, min`,
};

/** Of the Nordic and Slavic languages, the ones met most. */
const rest: Abbreviations = {
  always: list`bl.a, f.eks, t.ex, dvs, ca, cirka, hr, fr, prof, dr, mgr, inż, ks, św, im, ul, al, pl, np, tzw, tj, г, ул, им, т.е, т.д, т.п, см, ср, проф, акад`,
  figures: list`nr, kl, s, str, tel, art, jan, feb, mar, apr, jun, jul, aug, sep, sept, okt, nov, dec, des, стр, рис, табл`,
  perhaps: list`osv, mv, m.m, o.s.v, itd, itp, etc, mln, mld, млн, млрд, тыс, руб`,
};

const byLanguage: Readonly<Record<string, Abbreviations>> = { en, de, fr, es, it, pt, nl };

export interface AbbreviationSets {
  always: ReadonlySet<string>;
  figures: ReadonlySet<string>;
  perhaps: ReadonlySet<string>;
}

const made = new Map<string, AbbreviationSets>();

/** @param language two letters; another one than those listed gets the lists of several together */
export function abbreviationsOf(language: string): AbbreviationSets {
  const known = made.get(language);
  if (known) return known;
  const own = byLanguage[language];
  const lists = own ? [own] : [en, rest];
  const all = (pick: (of: Abbreviations) => string[]): ReadonlySet<string> => new Set(lists.flatMap(pick));
  const sets = {
    always: all((l) => l.always),
    figures: all((l) => l.figures),
    perhaps: all((l) => l.perhaps),
  };
  made.set(language, sets);
  return sets;
}
