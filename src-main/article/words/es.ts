import { list, type Words } from './words';

export const es: Words = {
  months: [
    list`enero, ene`,
    list`febrero, feb`,
    list`marzo, mar`,
    list`abril, abr`,
    list`mayo, may`,
    list`junio, jun`,
    list`julio, jul`,
    list`agosto, ago`,
    list`septiembre, setiembre, sept, sep`,
    list`octubre, oct`,
    list`noviembre, nov`,
    list`diciembre, dic`,
  ],
  weekdays: list`lunes, martes, miércoles, jueves, viernes, sábado, domingo`,
  by: list`por, escrito por, publicado por, autor, redacción`,
  dated: list`
    publicado, publicado el, publicada, actualizado, actualizado el, actualizada, fecha,
    última actualización, publicado en
  `,
  modified: list`actualizado, actualizada, última actualización, modificado`,
  lines: {
    related: list`
      relacionado, relacionados, noticias relacionadas, artículos relacionados, te puede interesar,
      también te puede interesar, lee también, leer más, leer también, ver más, ver también, más leídas,
      lo más leído, lo más visto, más noticias, temas relacionados, más información, recomendado,
      recomendados, últimas noticias, le puede interesar, continuar leyendo, seguir leyendo, lea también,
      entradas relacionadas, más sobre este tema
    `,
    newsletter: list`
      newsletter, suscríbete, suscríbase, boletín, suscribirse, suscribirme, correo electrónico,
      regístrate
    `,
    share: list`
      compartir, comparte, compartir en facebook, compartir en twitter, compártelo, comparte esto,
      imprimir, enviar, síguenos, copiar enlace, tuitear
    `,
    comments: list`
      comentarios, comentario, deja un comentario, dejar un comentario, deja una respuesta, comentar,
      responder, sin comentarios, agregar un comentario
    `,
    advertisement: list`publicidad, anuncio, patrocinado, contenido patrocinado`,
    legal: list`todos los derechos reservados, aviso legal, política de privacidad`,
    navigation: list`
      anterior, siguiente, inicio, artículo anterior, artículo siguiente, volver, etiquetas, temas, menú,
      buscar, en este artículo, archivado en
    `,
    author: list`sobre el autor, acerca del autor`,
    promotion: list`descarga la app, dona ahora`,
  },
  starts: {
    related: list`
      lee también, leer más, lea también, te puede interesar, también te puede interesar,
      le puede interesar, ver también, vea también, lee más, mira también, más información:, lea más,
      lee aquí, además:, relacionado:
    `,
    newsletter: list`suscríbete, suscríbase, regístrate`,
    share: list`síguenos, síguenos en, compartir en, comparte en, haz click para, haz clic para`,
    comments: list`deja un comentario, tu dirección de correo, deja tu comentario, debes estar`,
    legal: list`todos los derechos reservados`,
    navigation: list`etiquetas:, temas:, archivado en, publicado en:`,
    caption: list`
      foto:, fotos:, imagen:, crédito:, fotografía:, foto archivo, foto de archivo, fuente:
    `,
  },
  mentions: {
    newsletter: list`newsletter, boletín, correo, suscríbete, suscripción`,
  },
};
