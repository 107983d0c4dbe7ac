import { list, type Words } from './words';

export const nl: Words = {
  months: [
    list`januari, jan`,
    list`februari, feb`,
    list`maart, mrt`,
    list`april, apr`,
    list`mei`,
    list`juni, jun`,
    list`juli, jul`,
    list`augustus, aug`,
    list`september, sep`,
    list`oktober, okt`,
    list`november, nov`,
    list`december, dec`,
  ],
  weekdays: list`maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag`,
  by: list`door, geschreven door, auteur`,
  dated: list`
    gepubliceerd, gepubliceerd op, bijgewerkt, laatst bijgewerkt, geplaatst op, datum
  `,
  modified: list`bijgewerkt, laatst bijgewerkt, gewijzigd`,
  lines: {
    related: list`
      lees ook, lees meer, lees verder, gerelateerd, gerelateerde artikelen, meer over, meer nieuws,
      meest gelezen, aanbevolen, bekijk ook, verder lezen
    `,
    newsletter: list`nieuwsbrief, aanmelden, schrijf je in, abonneren`,
    share: list`
      delen, deel, deel dit artikel, deel op facebook, deel op twitter, volg ons, afdrukken
    `,
    comments: list`
      reacties, reactie, reageer, plaats een reactie, geef een reactie, reageren,
      laat een reactie achter
    `,
    advertisement: list`advertentie, gesponsord`,
    legal: list`alle rechten voorbehouden`,
    navigation: list`
      vorige, volgende, terug, vorig artikel, volgend artikel, zoeken, naar boven, onderwerpen
    `,
    author: list`over de auteur`,
  },
  starts: {
    related: list`lees ook, lees meer, lees verder, bekijk ook, meer over`,
    newsletter: list`schrijf je in, meld je aan, abonneer`,
    share: list`volg ons, deel dit`,
    comments: list`plaats een reactie, geef een reactie`,
    legal: list`alle rechten voorbehouden`,
    caption: list`foto:, beeld:, bron:`,
  },
  mentions: {
    newsletter: list`nieuwsbrief, inbox, e-mail, aanmelden`,
  },
};
