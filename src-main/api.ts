import type { Api, ArticleLink, BookAs, ImportOutcome, Status } from '#contract';
import type { Annotations } from './annotations/annotations';
import type { ArticleNotes } from './annotations/article-note';
import type { Links } from './annotations/links/links';
import type { Notes } from './annotations/notes/notes';
import type { Comparisons } from './comparison/comparisons';
import type { Exporting } from './export/exporting';
import { quoted } from './export/quoting';
import type { OwnTemplates } from './export/own-templates';
import type { Checking } from './library/checking';
import type { KeepingApi } from './keeping/keeping';
import type { BringingApi } from './other-tools/bringing';
import type { Collections } from './library/collections/collections';
import type { Apart } from './library/duplicates/apart';
import type { Duplicates } from './library/duplicates/duplicates';
import type { Library } from './library/library';
import type { Locate } from './library/locating';
import type { Merging } from './library/merging/merging';
import type { Marks } from './library/marks';
import type { Organising } from './library/organising';
import type { TagNames } from './library/rename-tag';
import type { Uploads } from './library/uploads';
import type { Revise } from './library/revise';
import type { Search } from './search/search';
import type { PreferencesStore } from './store/preferences';

/** What stands behind the contract. */
export interface Services {
  status: () => Status;
  dismissNotice: (notice: string) => void;
  openWindow: () => string | null;
  chooseLibrary: () => Promise<boolean>;
  library: Library;
  uploads: Uploads;
  annotations: Annotations;
  articleNotes: ArticleNotes;
  links: Links;
  notes: Notes;
  collections: Collections;
  organising: Organising;
  search: Search;
  marks: Marks;
  tagNames: TagNames;
  duplicates: Duplicates;
  apart: Apart;
  merging: Merging;
  comparisons: Comparisons;
  keeping: KeepingApi;
  bringing: BringingApi;
  checking: Checking;
  revise: Revise;
  preferences: PreferencesStore;
  exporting: Exporting['api'] & OwnTemplates['api'];
  importSamples: () => Promise<ImportOutcome[]>;
  takeLaunched: () => ImportOutcome[];
  takeLinks: () => ArticleLink[];
  locate: Locate;
  /** What the preferences say that becomes of a book; nothing when it is to be asked for. */
  preferredBook: () => BookAs | undefined;
  preferencesChanged: () => void;
}

/** The contract's table: one line a method. */
export function createApi(services: Services): Api {
  const {
    library,
    uploads,
    revise,
    annotations,
    articleNotes,
    links,
    notes,
    collections,
    organising,
    search,
    marks,
    tagNames,
    duplicates,
    apart,
    merging,
    comparisons,
    preferences,
  } = services;
  return {
    ...services.keeping,
    ...services.exporting,
    ...services.bringing,
    checkLibrary: (input) => services.checking.check(input),
    repairLibrary: (input) => services.checking.repair(input),
    cancelCheck: (input) => (services.checking.cancel(input), null),
    getStatus: () => services.status(),
    dismissNotice: ({ notice }) => (services.dismissNotice(notice), null),
    openWindow: () => ({ address: services.openWindow() }),
    chooseLibrary: () => services.chooseLibrary(),

    listLibrary: (input) => organising.rows(input),
    listLibraryIds: (input) => organising.ids(input).then((ids) => [...ids]),
    getSummaries: ({ articles }) => organising.summaries(articles),
    getFacets: () => organising.facets(),
    findInArticles: (input) => search.findIn(input.articles, input.search),
    getSearchStatus: () => search.status(),
    changeMarks: ({ changes, id }) => marks.change(changes, id),
    renameTag: (input) => tagNames.rename(input),
    giveTagBack: (input) => tagNames.giveBack(input),
    listDuplicates: (input) => duplicates.list(input),
    cancelDuplicates: (input) => (duplicates.cancel(input), null),
    keepApart: async (input) => apart.keep(input).then(() => null),
    mergeArticles: (input) => merging.merge(input),
    unmergeArticles: async ({ merge }) => merging.unmerge(merge).then(() => null),
    deleteArticles: ({ articles }) => library.deleteAll(articles),
    restoreArticles: ({ articles }) => library.restoreAll(articles),
    getArticle: ({ id }) => (library.opened(id), library.get(id)),
    getAsset: ({ article, name }) => library.asset(article, name),
    setReadingPosition: async ({ article, position, version }) =>
      library.setPosition(article, position, version).then(() => null),
    deleteArticle: async ({ id }) => library.delete(id).then(() => null),
    restoreArticle: ({ id }) => library.restore(id),

    uploadFile: (piece) => uploads.add({ ...piece, bytes: Buffer.from(piece.bytes, 'base64') }),
    importUpload: ({ upload, companions, book, changed, step }) =>
      uploads.import(upload, { companions, book: book ?? services.preferredBook(), changed, step }),
    cancelUpload: ({ upload }) => (uploads.cancel(upload), null),
    importSamples: () => services.importSamples(),
    takeLaunched: () => services.takeLaunched(),
    takeLinks: () => services.takeLinks(),
    locateLink: ({ link }) => services.locate(link),
    quotePassage: async ({ quote, place, style }) => {
      const { article } = place;
      const { citation } = await services.exporting.citeArticle({ article, style });
      return quoted(quote, citation, place, library.summary(article).lang);
    },

    getCleaning: ({ id }) => revise.cleaning(id),
    setBlockEdits: (input) => revise.setBlockEdits(input),
    cleanAgain: (input) => revise.cleanAgain(input),
    revertArticle: (input) => revise.revert(input),
    setMetadata: (input) => revise.setMetadata(input),
    separateVersion: (input) => revise.separate(input),

    listAnnotations: ({ article }) => annotations.list(article),
    createAnnotation: (input) => annotations.create(input),
    updateAnnotation: (input) => annotations.update(input),
    deleteAnnotation: async ({ article, id }) => annotations.delete(article, id).then(() => null),
    restoreAnnotation: ({ article, id }) => annotations.restore(article, id),
    changeAnnotations: ({ changes, id }) => annotations.change(changes, id),
    listOrphans: ({ article }) => annotations.orphans(article),
    getArticleNote: ({ article }) => articleNotes.get(article),
    setArticleNote: (input) => articleNotes.set(input),
    queryNotes: (query) => notes.query(query),
    listNotes: ({ query, from, count }) => notes.rows(query, from, count),
    listNoteRefs: ({ query, from, count }) => notes.refs(query, from, count),
    listLinks: ({ article }) => links.list(article),
    putLink: (input) => links.put(input),
    deleteLink: async ({ article, id }) => links.delete(article, id).then(() => null),
    listCollections: ({ members }) => collections.list(members),
    collectionsOf: ({ articles }) => collections.of(articles),
    changeCollected: (input) => collections.change(input),
    putCollection: (input) => collections.put(input),
    deleteCollection: async ({ id }) => collections.delete(id).then(() => null),
    alignArticles: (input) => comparisons.alignArticles(input),
    cancelAlignment: (input) => comparisons.cancelAlignment(input),
    getOverview: (input) => comparisons.getOverview(input),
    listComparisons: (input) => comparisons.listComparisons(input),
    getComparison: (input) => comparisons.getComparison(input),
    findComparison: (input) => comparisons.findComparison(input),
    changeComparison: (input) => comparisons.changeComparison(input),
    exportComparison: (input) => comparisons.exportComparison(input),
    listTags: () => library.tags(),

    getPreferences: () => preferences.get(),
    setPreferences: async (change) => preferences.set(change).finally(() => services.preferencesChanged()),
  } satisfies Api;
}
