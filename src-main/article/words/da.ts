import { list, type Words } from './words';

export const da: Words = {
  months: [
    list`januar, jan`,
    list`februar, feb`,
    list`marts, mar`,
    list`april, apr`,
    list`maj`,
    list`juni, jun`,
    list`juli, jul`,
    list`august, aug`,
    list`september, sep`,
    list`oktober, okt`,
    list`november, nov`,
    list`december, dec`,
  ],
  weekdays: list`mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag`,
  by: list`af, skrevet af, forfatter`,
  dated: list`offentliggjort, publiceret, udgivet, opdateret, sidst opdateret`,
  modified: list`opdateret, sidst opdateret, ændret`,
  lines: {
    related: list`læs mere, læs også, relaterede artikler, mest læste, flere nyheder`,
    newsletter: list`nyhedsbrev, tilmeld, tilmeld dig`,
    share: list`del, del artiklen, følg os, udskriv`,
    comments: list`kommentarer, skriv en kommentar, svar`,
    advertisement: list`annonce, annoncer, reklame`,
    navigation: list`forrige, næste, tilbage, søg, til toppen`,
  },
  starts: {
    related: list`læs også, læs mere:`,
    newsletter: list`tilmeld dig`,
    share: list`del på, følg os på`,
    comments: list`skriv en kommentar`,
    caption: list`foto:, billede:`,
  },
  mentions: {
    newsletter: list`nyhedsbrev, tilmeld`,
  },
};
