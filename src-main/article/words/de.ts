import { list, type Words } from './words';

export const de: Words = {
  months: [
    list`januar, jänner, jan`,
    list`februar, feber, feb`,
    list`märz, mär`,
    list`april, apr`,
    list`mai`,
    list`juni, jun`,
    list`juli, jul`,
    list`august, aug`,
    list`september, sep`,
    list`oktober, okt`,
    list`november, nov`,
    list`dezember, dez`,
  ],
  weekdays: list`
    montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, mo, di, mi, do, fr,
    sa, so
  `,
  by: list`von, ein artikel von, ein beitrag von, autor, autorin, text von`,
  dated: list`
    veröffentlicht, veröffentlicht am, aktualisiert, aktualisiert am, stand, erstellt, erstellt am,
    datum, zuletzt aktualisiert, vom
  `,
  modified: list`aktualisiert, zuletzt aktualisiert, geändert, bearbeitet, letzte änderung`,
  lines: {
    related: list`
      mehr zum thema, lesen sie auch, lesen sie mehr, weiterlesen, mehr lesen,
      das könnte sie auch interessieren, das könnte dich auch interessieren, ähnliche artikel,
      ähnliche beiträge, verwandte artikel, verwandte themen, weitere artikel, meistgelesen,
      meist gelesen, auch interessant, mehr aus, mehr dazu, zum thema, empfohlen, empfehlungen,
      aktuelle nachrichten, weitere themen
    `,
    newsletter: list`
      newsletter, newsletter abonnieren, jetzt abonnieren, jetzt anmelden, abonnieren,
      newsletter anmelden, e-mail-adresse
    `,
    share: list`
      teilen, artikel teilen, auf facebook teilen, auf twitter teilen, drucken, per e-mail senden,
      merken, link kopieren, folgen sie uns
    `,
    comments: list`
      kommentare, kommentar, kommentar schreiben, kommentieren, diskutieren sie mit,
      schreibe einen kommentar, antworten, kommentar verfassen, keine kommentare
    `,
    advertisement: list`anzeige, werbung, anzeigen, gesponsert`,
    legal: list`
      alle rechte vorbehalten, impressum, datenschutz, datenschutzerklärung, nutzungsbedingungen
    `,
    navigation: list`
      zurück, weiter, startseite, nach oben, schlagwörter, themen, vorheriger artikel, nächster artikel,
      vorheriger beitrag, nächster beitrag, menü, suche, anmelden, inhaltsverzeichnis
    `,
    author: list`über den autor, über die autorin, zum autor, zur autorin, zur person`,
    promotion: list`jetzt spenden, app herunterladen`,
  },
  starts: {
    related: list`
      lesen sie auch, lesen sie hier, lesen sie dazu, mehr zum thema, mehr dazu, lesen sie mehr,
      auch interessant:, siehe auch, das könnte sie
    `,
    newsletter: list`
      abonnieren sie, melden sie sich, hier können sie, mit unserem newsletter, jetzt newsletter
    `,
    share: list`folgen sie uns, teilen sie`,
    comments: list`diskutieren sie, schreiben sie einen kommentar, kommentare sind`,
    legal: list`alle rechte vorbehalten, copyright`,
    navigation: list`schlagwörter:, kategorie:, kategorien:, vorheriger artikel, nächster artikel`,
    author: list`über den autor, über die autorin`,
    caption: list`
      foto:, fotos:, bild:, bilder:, quelle:, bildquelle, symbolbild, archivbild, archivfoto, grafik:,
      bildnachweis
    `,
  },
  mentions: {
    newsletter: list`newsletter, postfach, abonnieren, e-mail, anmelden`,
  },
};
