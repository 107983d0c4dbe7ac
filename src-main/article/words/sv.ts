import { list, type Words } from './words';

export const sv: Words = {
  months: [
    list`januari, jan`,
    list`februari, feb`,
    list`mars, mar`,
    list`april, apr`,
    list`maj`,
    list`juni, jun`,
    list`juli, jul`,
    list`augusti, aug`,
    list`september, sep, sept`,
    list`oktober, okt`,
    list`november, nov`,
    list`december, dec`,
  ],
  weekdays: list`måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag`,
  by: list`av, skriven av, text av, text, författare`,
  dated: list`publicerad, publicerat, uppdaterad, uppdaterat, senast uppdaterad`,
  modified: list`uppdaterad, uppdaterat, senast uppdaterad, ändrad`,
  lines: {
    related: list`läs mer, läs också, läs även, relaterade artiklar, mest läst, fler nyheter, liknande artiklar`,
    newsletter: list`nyhetsbrev, prenumerera, anmäl dig`,
    share: list`dela, dela artikeln, följ oss, skriv ut`,
    comments: list`kommentarer, kommentera, lämna en kommentar, svara`,
    advertisement: list`annons, annonser, reklam`,
    navigation: list`föregående, nästa, tillbaka, sök, till toppen`,
  },
  starts: {
    related: list`läs mer:, läs också, läs även`,
    newsletter: list`prenumerera på vårt, anmäl dig till`,
    share: list`dela på, följ oss på`,
    comments: list`lämna en kommentar`,
    caption: list`foto:, bild:`,
  },
  mentions: {
    newsletter: list`nyhetsbrev, e-post, prenumerera`,
  },
};
