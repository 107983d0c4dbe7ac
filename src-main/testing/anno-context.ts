/** Terms of one vocabulary, with the name they have there where it is another one. */
const termsOf = (prefix: string, names: readonly string[], others: Record<string, string> = {}) => ({
  ...Object.fromEntries(names.map((name) => [name, `${prefix}:${name}`])),
  ...Object.fromEntries(Object.entries(others).map(([term, name]) => [term, `${prefix}:${name}`])),
});
const typed = (type: string, terms: Record<string, string>) =>
  Object.fromEntries(Object.entries(terms).map(([term, name]) => [term, { '@type': type, '@id': name }]));

const resources = {
  ...termsOf('oa', ['refinedBy', 'renderedVia', 'via', 'canonical'], {
    ...{
      body: 'hasBody',
      target: 'hasTarget',
      source: 'hasSource',
      selector: 'hasSelector',
      state: 'hasState',
    },
    ...{ scope: 'hasScope', startSelector: 'hasStartSelector', endSelector: 'hasEndSelector' },
    ...{ stylesheet: 'styledBy', cached: 'cachedSource' },
  }),
  ...termsOf('dcterms', ['creator', 'rights', 'conformsTo']),
  ...termsOf('as', ['generator', 'partOf', 'first', 'last', 'next', 'prev']),
  ...termsOf('foaf', ['homepage']),
  ...termsOf('schema', ['audience']),
};
const times = {
  ...termsOf('dcterms', ['created', 'modified'], { generated: 'issued' }),
  ...termsOf('oa', ['sourceDate', 'sourceDateStart', 'sourceDateEnd']),
};
const numbers = {
  ...termsOf('oa', ['start', 'end']),
  ...termsOf('as', ['startIndex'], { total: 'totalItems' }),
};

/**
 * The terms of http://www.w3.org/ns/anno.jsonld with what they stand for, by the mapping that the Web Annotation Vocabulary
 * publishes (https://www.w3.org/TR/annotation-vocab/, appendix A); compared with the published context term by term. A term that
 * is not in it would be dropped by expansion.
 */
export const annoContext = {
  '@context': {
    oa: 'http://www.w3.org/ns/oa#',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    dctypes: 'http://purl.org/dc/dcmitype/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    iana: 'http://www.iana.org/assignments/relation/',
    owl: 'http://www.w3.org/2002/07/owl#',
    as: 'http://www.w3.org/ns/activitystreams#',
    schema: 'http://schema.org/',
    id: { '@type': '@id', '@id': '@id' },
    type: { '@type': '@id', '@id': '@type' },
    ...termsOf(
      'oa',
      [
        ...['Annotation', 'TextualBody', 'ResourceSelection', 'SpecificResource', 'Choice', 'Motivation'],
        ...['FragmentSelector', 'CssSelector', 'XPathSelector', 'TextQuoteSelector', 'TextPositionSelector'],
        ...['DataPositionSelector', 'SvgSelector', 'RangeSelector', 'TimeState', 'HttpRequestState'],
        ...[
          'bookmarking',
          'classifying',
          'commenting',
          'describing',
          'editing',
          'highlighting',
          'identifying',
        ],
        ...['linking', 'moderating', 'questioning', 'replying', 'reviewing', 'assessing', 'tagging'],
        ...['bodyValue', 'processingLanguage', 'exact', 'prefix', 'suffix', 'styleClass'],
      ],
      {
        ...{ CssStylesheet: 'CssStyle', auto: 'autoDirection', ltr: 'ltrDirection', rtl: 'rtlDirection' },
      },
    ),
    ...termsOf('dctypes', ['Dataset', 'Text'], { Image: 'StillImage', Video: 'MovingImage', Audio: 'Sound' }),
    ...termsOf('as', [], {
      ...{ Software: 'Application', AnnotationCollection: 'OrderedCollection' },
      AnnotationPage: 'OrderedCollectionPage',
    }),
    ...termsOf('foaf', ['Person', 'Organization', 'name'], {
      ...{ email: 'mbox', email_sha1: 'mbox_sha1sum', nickname: 'nick' },
    }),
    ...termsOf('schema', ['Audience'], { accessibility: 'accessibilityFeature' }),
    ...termsOf('dc', ['format', 'language']),
    ...termsOf('rdf', ['value']),
    ...termsOf('rdfs', ['label']),
    ...typed('@id', resources),
    ...typed(
      '@vocab',
      termsOf('oa', ['textDirection'], { motivation: 'motivatedBy', purpose: 'hasPurpose' }),
    ),
    ...typed('xsd:dateTime', times),
    ...typed('xsd:nonNegativeInteger', numbers),
    items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
  },
};
