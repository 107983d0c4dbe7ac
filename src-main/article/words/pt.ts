import { list, type Words } from './words';

export const pt: Words = {
  months: [
    list`janeiro, jan`,
    list`fevereiro, fev`,
    list`março, marco, mar`,
    list`abril, abr`,
    list`maio, mai`,
    list`junho, jun`,
    list`julho, jul`,
    list`agosto, ago`,
    list`setembro, set`,
    list`outubro, out`,
    list`novembro, nov`,
    list`dezembro, dez`,
  ],
  weekdays: list`
    segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, sábado, domingo
  `,
  by: list`por, escrito por, publicado por, autor, da redação, redação`,
  dated: list`
    publicado, publicado em, publicada em, atualizado, atualizado em, atualizada em, postado em, data,
    criado em, última atualização
  `,
  modified: list`atualizado, atualizada, última atualização, modificado`,
  lines: {
    related: list`
      relacionado, relacionados, leia também, leia mais, veja também, veja mais, saiba mais,
      notícias relacionadas, artigos relacionados, mais lidas, mais lidos, você pode gostar,
      você também pode gostar, continue lendo, mais notícias, últimas notícias, posts relacionados,
      ler mais, matérias relacionadas, recomendados, assuntos relacionados
    `,
    newsletter: list`
      newsletter, assine, inscreva-se, assine nossa newsletter, cadastre-se, subscreva,
      receba nossa newsletter
    `,
    share: list`
      compartilhe, compartilhar, partilhar, partilhe, compartilhe no facebook, compartilhar no facebook,
      compartilhar no twitter, imprimir, enviar por e-mail, siga-nos, compartilhe isso, copiar link
    `,
    comments: list`
      comentários, comentário, comentar, deixe um comentário, deixe uma resposta, deixe seu comentário,
      responder, nenhum comentário, comente, cancelar resposta
    `,
    advertisement: list`
      publicidade, anúncio, propaganda, continua depois da publicidade, patrocinado,
      continua após a publicidade
    `,
    legal: list`todos os direitos reservados, política de privacidade`,
    navigation: list`
      anterior, próximo, próxima, início, artigo anterior, próximo artigo, voltar, etiquetas, temas,
      menu, buscar, matéria anterior, próxima matéria, voltar ao topo
    `,
    author: list`sobre o autor, sobre a autora`,
    promotion: list`baixe o aplicativo, doe agora`,
  },
  starts: {
    related: list`
      leia também, leia mais, veja também, veja mais, saiba mais, confira também, continue lendo,
      leia ainda, assista também, ver mais
    `,
    newsletter: list`assine, inscreva-se, cadastre-se, subscreva`,
    share: list`siga-nos, compartilhe, curta nossa, clique para compartilhar`,
    comments: list`
      deixe um comentário, deixe seu comentário, o seu endereço de e-mail, os comentários
    `,
    advertisement: list`continua depois da publicidade, continua após a publicidade`,
    legal: list`todos os direitos reservados, © copyright`,
    navigation: list`tags:, etiquetas:, publicado em:, categorias:`,
    caption: list`
      foto:, fotos:, imagem:, crédito:, créditos:, foto de, (foto:, fonte:, divulgação,
      imagem ilustrativa, reprodução
    `,
  },
  mentions: {
    newsletter: list`newsletter, e-mail, assine, caixa de entrada`,
  },
};
