import { list, type Words } from './words';

export const nb: Words = {
  months: [
    list`januar, jan`,
    list`februar, feb`,
    list`mars, mar`,
    list`april, apr`,
    list`mai`,
    list`juni, jun`,
    list`juli, jul`,
    list`august, aug`,
    list`september, sep`,
    list`oktober, okt`,
    list`november, nov`,
    list`desember, des`,
  ],
  weekdays: list`mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag`,
  by: list`av, skrevet av, forfatter`,
  dated: list`publisert, oppdatert, sist oppdatert`,
  modified: list`oppdatert, sist oppdatert, endret`,
  lines: {
    related: list`les mer, les også, relaterte artikler, mest lest, flere nyheter`,
    newsletter: list`nyhetsbrev, meld deg på, abonner`,
    share: list`del, del artikkelen, følg oss, skriv ut`,
    comments: list`kommentarer, legg igjen en kommentar, svar`,
    advertisement: list`annonse, annonser, reklame`,
    navigation: list`forrige, neste, tilbake, søk, til toppen`,
  },
  starts: {
    related: list`les også, les mer:`,
    newsletter: list`meld deg på`,
    share: list`del på, følg oss på`,
    comments: list`legg igjen en kommentar`,
    caption: list`foto:, bilde:`,
  },
  mentions: {
    newsletter: list`nyhetsbrev, abonner`,
  },
};
