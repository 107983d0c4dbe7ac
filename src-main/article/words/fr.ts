import { list, type Words } from './words';

export const fr: Words = {
  months: [
    list`janvier, janv`,
    list`février, fevrier, févr, fév`,
    list`mars`,
    list`avril, avr`,
    list`mai`,
    list`juin`,
    list`juillet, juil`,
    list`août, aout`,
    list`septembre, sept`,
    list`octobre, oct`,
    list`novembre, nov`,
    list`décembre, decembre, déc`,
  ],
  weekdays: list`lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche`,
  by: list`par, écrit par, publié par, rédigé par, auteur`,
  dated: list`
    publié, publié le, mis à jour, mis à jour le, modifié le, mise à jour, posté le, le, créé le
  `,
  modified: list`mis à jour, mise à jour, modifié, dernière mise à jour`,
  lines: {
    related: list`
      à lire aussi, lire aussi, lire la suite, en savoir plus, articles liés, articles similaires,
      sur le même sujet, à lire également, vous aimerez aussi, les plus lus, les plus populaires,
      à découvrir, voir aussi, recommandé pour vous, dernières actualités, à voir aussi
    `,
    newsletter: list`
      newsletter, newsletters, s'abonner, abonnez-vous, s'inscrire, inscrivez-vous, lettre d’information,
      lettre d'information, recevoir la newsletter
    `,
    share: list`
      partager, partagez, partager cet article, partager sur facebook, partager sur twitter, imprimer,
      envoyer par mail, suivez-nous, copier le lien
    `,
    comments: list`
      commentaires, commentaire, laisser un commentaire, ajouter un commentaire, réagir, commenter,
      poster un commentaire, répondre, vos commentaires
    `,
    advertisement: list`publicité, annonce, sponsorisé, contenu sponsorisé`,
    legal: list`tous droits réservés, mentions légales`,
    navigation: list`
      précédent, suivant, accueil, article précédent, article suivant, retour, haut de page, sommaire,
      mots-clés, thèmes, menu, rechercher
    `,
    author: list`à propos de l'auteur, l'auteur`,
    promotion: list`faire un don, je m’abonne, télécharger l'application`,
  },
  starts: {
    related: list`
      à lire aussi, lire aussi, lire la suite, à lire :, lire :, voir aussi, lire également,
      pour aller plus loin, à lire également, >> lire, à voir aussi
    `,
    newsletter: list`abonnez-vous, inscrivez-vous, pour recevoir, s'inscrire à`,
    share: list`suivez-nous, partager sur, partagez sur, retrouvez-nous`,
    comments: list`
      laisser un commentaire, vous devez être connecté, votre adresse e-mail,
      votre adresse de messagerie
    `,
    advertisement: list`publicité`,
    legal: list`tous droits réservés`,
    navigation: list`mots-clés, tags :, article précédent, article suivant`,
    caption: list`
      photo :, photo:, crédit photo, crédit :, crédits, image :, illustration :, © photo
    `,
  },
  mentions: {
    newsletter: list`newsletter, boîte mail, abonnez, e-mail, inscrivez`,
  },
};
