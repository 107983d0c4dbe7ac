import { list, type Words } from './words';

export const it: Words = {
  months: [
    list`gennaio, gen`,
    list`febbraio, feb`,
    list`marzo, mar`,
    list`aprile, apr`,
    list`maggio, mag`,
    list`giugno, giu`,
    list`luglio, lug`,
    list`agosto, ago`,
    list`settembre, set`,
    list`ottobre, ott`,
    list`novembre, nov`,
    list`dicembre, dic`,
  ],
  weekdays: list`lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica`,
  by: list`di, scritto da, pubblicato da, a cura di, autore`,
  dated: list`
    pubblicato, pubblicato il, aggiornato, aggiornato il, ultimo aggiornamento, data
  `,
  modified: list`aggiornato, ultimo aggiornamento, modificato, aggiornata`,
  lines: {
    related: list`
      leggi anche, leggi tutto, articoli correlati, potrebbe interessarti, potrebbe interessarti anche,
      ti potrebbe interessare, correlati, vedi anche, i più letti, più letti, altre notizie,
      ultime notizie, continua a leggere, notizie correlate
    `,
    newsletter: list`newsletter, iscriviti, iscriviti alla newsletter, abbonati`,
    share: list`
      condividi, condividi su facebook, condividi su twitter, stampa, seguici, invia,
      condividi questo articolo, copia link
    `,
    comments: list`
      commenti, commento, lascia un commento, rispondi, commenta, nessun commento, annulla risposta
    `,
    advertisement: list`pubblicità, annuncio, sponsorizzato`,
    legal: list`tutti i diritti riservati, © riproduzione riservata, riproduzione riservata`,
    navigation: list`
      precedente, successivo, articolo precedente, articolo successivo, torna su, argomenti, menu, cerca,
      indice
    `,
    author: list`informazioni sull'autore, l'autore`,
  },
  starts: {
    related: list`
      leggi anche, leggi tutto, vedi anche, potrebbe interessarti, ti potrebbe interessare, leggi di più,
      leggi qui
    `,
    newsletter: list`iscriviti`,
    share: list`seguici, condividi su`,
    comments: list`lascia un commento, il tuo indirizzo email`,
    legal: list`tutti i diritti riservati, © riproduzione riservata, riproduzione riservata`,
    caption: list`foto:, foto di, fonte foto, immagine:, credits:, fonte:`,
  },
  mentions: {
    newsletter: list`newsletter, e-mail, iscriviti, casella`,
  },
};
