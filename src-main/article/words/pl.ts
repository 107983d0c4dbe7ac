import { list, type Words } from './words';

export const pl: Words = {
  months: [
    list`stycznia, styczeń, sty`,
    list`lutego, luty, lut`,
    list`marca, marzec`,
    list`kwietnia, kwiecień, kwi`,
    list`maja, maj`,
    list`czerwca, czerwiec, cze`,
    list`lipca, lipiec, lip`,
    list`sierpnia, sierpień, sie`,
    list`września, wrzesień, wrz`,
    list`października, październik, paź`,
    list`listopada, listopad, lis`,
    list`grudnia, grudzień, gru`,
  ],
  weekdays: list`poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela`,
  by: list`autor, autorka, napisał, napisała`,
  dated: list`opublikowano, data publikacji, dodano, aktualizacja, zaktualizowano, ostatnia aktualizacja`,
  modified: list`aktualizacja, zaktualizowano, ostatnia aktualizacja`,
  lines: {
    related: list`czytaj także, czytaj też, czytaj więcej, zobacz także, zobacz też, powiązane artykuły, podobne artykuły, polecane, najczęściej czytane`,
    newsletter: list`newsletter, zapisz się, subskrybuj`,
    share: list`udostępnij, podziel się, drukuj, obserwuj nas`,
    comments: list`komentarze, komentarz, dodaj komentarz, odpowiedz`,
    advertisement: list`reklama, ogłoszenie, artykuł sponsorowany`,
    legal: list`wszelkie prawa zastrzeżone, polityka prywatności`,
    navigation: list`poprzedni, następny, wstecz, szukaj, tagi, poprzedni artykuł, następny artykuł`,
  },
  starts: {
    related: list`czytaj także, czytaj też, czytaj więcej, zobacz także, zobacz też, przeczytaj także`,
    newsletter: list`zapisz się do, zapisz się na`,
    share: list`udostępnij na, obserwuj nas`,
    comments: list`dodaj komentarz`,
    legal: list`wszelkie prawa zastrzeżone`,
    caption: list`fot., foto:, zdjęcie:, źródło:`,
  },
  mentions: {
    newsletter: list`newsletter, e-mail, zapisz`,
  },
};
