import { list } from '../../article/words/words';

/** Words that any report may have: they say little about which one it is, alone or in a row. */
export const stockWords: Readonly<Record<string, readonly string[]>> = {
  en: list`
    said, say, says, saying, told, tell, asked, added, according, reported, reports, report, reporters, reporter,
    statement, statements, news, conference, interview, press, agency, spokesman, spokeswoman, spokesperson, official,
    officials, authorities, police, government, president, minister, people, person, man, woman, men, women, year, years,
    month, months, week, weeks, day, days, hour, hours, time, times, morning, afternoon, evening, night, monday, tuesday,
    wednesday, thursday, friday, saturday, sunday, january, february, march, april, june, july, august, september,
    october, november, december, one, two, three, four, five, six, ten, first, second, last, next, new, old, percent,
    per, cent, million, billion, thousand, number, numbers, part, end, way, case, state, states, united, country, city,
    world, going, go, get, got, make, made, take, took, come, came, want, know, think, see, seen, like, well, back, long,
    expected, set, called, including, killed, died, dead, found, left, right, good, things, thing, lot, nothing,
    something, everything, really, believe, help, work, working, together
  `,
  de: list`
    sagte, sagten, sagt, erklärte, erklärt, teilte, mitteilte, mitgeteilt, berichtete, berichtet, mitteilung, angaben,
    zufolge, laut, sprecher, sprecherin, polizei, regierung, präsident, minister, behörden, menschen, mann, frau, jahr,
    jahre, jahren, monat, monate, woche, wochen, tag, tage, tagen, uhr, stunden, zeit, morgen, abend, nacht, montag,
    dienstag, mittwoch, donnerstag, freitag, samstag, sonntag, januar, februar, märz, april, mai, juni, juli, august,
    september, oktober, november, dezember, eins, zwei, drei, vier, fünf, erste, ersten, letzten, neue, neuen, prozent,
    millionen, milliarden, ende, land, stadt, welt, geht, gibt, machen, gemacht, kommen, nachrichtenagentur, dpa
  `,
  fr: list`
    dit, déclaré, affirmé, ajouté, annoncé, expliqué, indiqué, communiqué, porte-parole, police, gouvernement, président,
    ministre, autorités, personnes, homme, femme, an, ans, année, années, mois, semaine, jour, jours, heure, heures,
    temps, matin, soir, nuit, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, janvier, février, mars, avril,
    mai, juin, juillet, août, septembre, octobre, novembre, décembre, deux, trois, quatre, cinq, premier, première,
    dernier, dernière, nouveau, nouvelle, cent, millions, milliards, pays, ville, monde, fin, faire, agence, presse
  `,
  es: list`
    dijo, declaró, afirmó, añadió, agregó, explicó, señaló, anunció, comunicado, portavoz, policía, gobierno, presidente,
    ministro, autoridades, personas, hombre, mujer, año, años, mes, meses, semana, semanas, día, días, hora, horas, vez,
    tiempo, mañana, tarde, noche, lunes, martes, miércoles, jueves, viernes, sábado, domingo, enero, febrero, marzo,
    abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, dos, tres, cuatro, cinco, primero,
    primera, último, última, nuevo, nueva, ciento, millones, país, ciudad, mundo, final, hacer, agencia, prensa
  `,
};
