import { z } from 'zod';
import { evidenceTypes, figureStates, figureTypes, matchKinds, sentenceStates, verdicts } from './comparing';
import { limits } from './limits';
import { ComparisonView, Id, Note, Passage, Target, Time, Version } from './model';

/** Something that both passages of a match have: `a` and `b` are where, `text` is as the first article writes it. */
export const Evidence = z.object({
  type: z.enum(evidenceTypes),
  text: z.string(),
  a: z.array(Passage),
  b: z.array(Passage),
  /** Share of the score, 0 to 1; the largest comes first. */
  weight: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Two passages that report the same, or touch the same topic. */
export const Match = z.object({
  /** The same for the same texts: made of the places. */
  id: z.string(),
  a: Passage,
  b: Passage,
  kind: z.enum(matchKinds),
  /** 0 to 1. */
  score: z.number(),
  /** Found by the program, or said by the reader (`pinned`). */
  origin: z.enum(['found', 'pinned']),
  evidence: z.array(Evidence),
});
export type Match = z.infer<typeof Match>;

/** One side of two figures: where it stands, and what it was understood as. */
export const FigureSide = Passage.safeExtend({
  /** In a normal form: `14000000000`, `2024-03-02`, `Berlin`. */
  value: z.string(),
  /** `USD`, `percent`, `people`… or null. */
  unit: z.string().nullable(),
});
export type FigureSide = z.infer<typeof FigureSide>;

/** Two figures about the same quantity in matched passages. Never says who is right. */
export const FigurePair = z.object({
  id: z.string(),
  /** The match that they stand in. */
  match: z.string(),
  type: z.enum(figureTypes),
  state: z.enum(figureStates),
  a: FigureSide,
  b: FigureSide,
  /** What both are about, in the words of the first article: “migrants”, “killed”. */
  about: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
});
export type FigurePair = z.infer<typeof FigurePair>;

export const Speaker = z.object({ name: z.string(), passage: Passage });

/** One utterance quoted by both: where it stands, what both have of it, and what only one has. */
export const SharedQuotation = z.object({
  id: z.string(),
  /** From its first quoted word to its last; what the article says in between (“she said”) lies inside. */
  a: Passage,
  b: Passage,
  /** The words of it alone: the stretches between quotation marks, in order. */
  quoted: z.object({ a: z.array(Passage).min(1), b: z.array(Passage).min(1) }),
  /** Who each says it was, when it says so. */
  speakers: z.object({ a: Speaker.nullable(), b: Speaker.nullable() }),
  /** Stretches that both quote, word for word, pairwise. */
  shared: z.array(z.object({ a: Passage, b: Passage })),
  /** What the other dropped or worded otherwise. */
  dropped: z.object({ a: z.array(Passage), b: z.array(Passage) }),
  /** Nothing was dropped or changed. */
  whole: z.boolean(),
});
export type SharedQuotation = z.infer<typeof SharedQuotation>;

/** A stretch that one has from the other, or both from a third, word for word or nearly. */
export const Copied = z.object({ a: Passage, b: Passage, words: z.int() });
export type Copied = z.infer<typeof Copied>;

export const ComparedSentence = Passage.safeExtend({
  state: z.enum(sentenceStates),
  /** Best score of a counterpart, 0 when there is none. */
  best: z.number(),
  /** How much news it holds: names and figures that the other does not have. */
  weight: z.number(),
});
export type ComparedSentence = z.infer<typeof ComparedSentence>;

/** What two texts have in common. Offsets in `a` count in the text of article `a`, those in `b` in that of `b`. */
export const Alignment = z.object({
  /** In the order of the text of `a`. */
  matches: z.array(Match),
  /** Ids of matches that go on in the same order in both texts: scrolling follows them. */
  backbone: z.array(z.string()),
  figures: z.array(FigurePair),
  quotations: z.array(SharedQuotation),
  copied: z.array(Copied),
  /** Share of the words of each that stand in copied stretches, 0 to 1. */
  copiedShare: z.object({ a: z.number(), b: z.number() }),
  /** Every sentence of each text, in order. */
  sentences: z.object({ a: z.array(ComparedSentence), b: z.array(ComparedSentence) }),
  /** False: hardly anything is shared; these may be about different events. */
  sameEvent: z.boolean(),
  /** False: the texts are in different languages, and only names, figures, dates and quotations were compared. */
  sameLanguage: z.boolean(),
});
export type Alignment = z.infer<typeof Alignment>;

/** The alignment of two articles as they are now, with the reader's decisions in it. */
export const ArticleAlignment = Alignment.extend({
  a: z.object({ article: Id, version: Version }),
  b: z.object({ article: Id, version: Version }),
});
export type ArticleAlignment = z.infer<typeof ArticleAlignment>;

/** A passage of one of several compared articles. */
export const PassageIn = z.object({ article: Id, passage: Passage });
export type PassageIn = z.infer<typeof PassageIn>;

/** A sentence of one of several articles: in how many of the others it has a counterpart, and what is about it. */
export const OverviewSentence = Passage.safeExtend({
  /** Number of other articles with a counterpart. */
  shared: z.int(),
  /** In no other is there a counterpart; false where that is not sure. */
  onlyHere: z.boolean(),
  differs: z.boolean(),
  quotation: z.boolean(),
  copied: z.boolean(),
});
export type OverviewSentence = z.infer<typeof OverviewSentence>;

/** Passages of several articles that report the same fact: a proposed row of the claim grid. */
export const Fact = z.object({
  id: z.string(),
  /** The shortest wording of it. */
  claim: z.string(),
  cells: z.array(PassageIn),
  /** Figures in it differ. */
  differs: z.boolean(),
  score: z.number(),
});
export type Fact = z.infer<typeof Fact>;

/** All pairs of several articles, put together. */
export const ComparisonOverview = z.object({
  articles: z.array(
    z.object({
      article: Id,
      version: Version,
      /** Length of its text in UTF-16 code units. */
      length: z.int(),
      sentences: z.array(OverviewSentence),
      counts: z.object({ shared: z.int(), onlyHere: z.int(), differing: z.int() }),
    }),
  ),
  /** Sentences without a counterpart anywhere, those with the most new names and figures first. */
  onlyHere: z.array(PassageIn.extend({ text: z.string(), weight: z.number() })),
  /** Differing ones first; `a` and `b` are articles. */
  figures: z.array(
    FigurePair.extend({
      articles: z.object({ a: Id, b: Id }),
      quotes: z.object({ a: z.string(), b: z.string() }),
    }),
  ),
  quotations: z.array(
    SharedQuotation.extend({
      articles: z.object({ a: Id, b: Id }),
      /** The quoted words; “…” stands for what the article says between them. */
      quotes: z.object({ a: z.string(), b: z.string() }),
      /** The words of what each has alone, as in `dropped`. */
      droppedWords: z.object({ a: z.array(z.string()), b: z.array(z.string()) }),
    }),
  ),
  /** How much of each article's words stands in the other. */
  reuse: z.array(z.object({ a: Id, b: Id, shareOfA: z.number(), shareOfB: z.number() })),
  facts: z.array(Fact),
  /** Pairs that may be about different events, and pairs in different languages. */
  differentEvents: z.array(z.tuple([Id, Id])),
  differentLanguages: z.array(z.tuple([Id, Id])),
});
export type ComparisonOverview = z.infer<typeof ComparisonOverview>;

/** What the reader said of two passages: they correspond, or they do not, whatever the program finds. */
export const Decision = z.object({
  id: Id,
  ends: z.tuple([Target, Target]),
  corresponds: z.boolean(),
  created: Time,
});
export type Decision = z.infer<typeof Decision>;

/** A pair of figures, an only-here mark or a proposed row, that the reader does not want to see any more. */
export const Dismissal = z.object({
  id: Id,
  what: z.enum(['figures', 'only-here', 'fact']),
  /** The two figures, the one sentence, or two passages of the fact that is not wanted as a row. */
  places: z.array(Target).min(1).max(2),
  created: Time,
});
export type Dismissal = z.infer<typeof Dismissal>;

/** A passage in a cell of the claim grid; `annotation` when it is a highlight. */
export const GridCell = z.object({ id: Id, target: Target, annotation: Id.nullable() });
export type GridCell = z.infer<typeof GridCell>;

/** A claim and where each article makes it. A cell's column is the article of its target; a column may have several. */
export const GridRow = z.object({
  id: Id,
  /** Sorts as a string of code units. */
  rank: z.string().regex(/^[0-9A-Za-z]{1,200}$/),
  claim: z.string().max(limits.claim),
  cells: z.array(GridCell).max(limits.cells),
  verdict: z.enum(verdicts).nullable(),
  /** Markdown. */
  note: Note,
});
export type GridRow = z.infer<typeof GridRow>;

/** Two or more articles laid side by side, with what the reader made of them. */
export const Comparison = z.object({
  id: Id,
  name: z.string().trim().min(1).max(200),
  /** In the order of the panes. */
  articles: z.array(Id).min(2).max(limits.compared),
  decisions: z.array(Decision),
  dismissed: z.array(Dismissal),
  rows: z.array(GridRow),
  /** The reader's note on the whole, Markdown. */
  note: Note,
  view: ComparisonView,
  created: Time,
  modified: Time,
  deleted: Time.nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** A place as the page knows it: offsets in a version of an article's text. The main side makes it a target. */
export const PlaceGiven = z.strictObject({ article: Id, version: Version, passage: Passage });
export type PlaceGiven = z.infer<typeof PlaceGiven>;

/** A target with where it stands now; null when the text has no place for it any more, or the article is deleted. */
export const ShownPlace = z.object({ article: Id, passage: Passage.nullable(), quote: z.string() });
export type ShownPlace = z.infer<typeof ShownPlace>;

export const ShownCell = GridCell.omit({ target: true }).extend({ place: ShownPlace });
export const ShownRow = GridRow.omit({ cells: true }).extend({ cells: z.array(ShownCell) });
export type ShownRow = z.infer<typeof ShownRow>;

/** A comparison with the places of everything in it. */
export const ShownComparison = Comparison.omit({ decisions: true, dismissed: true, rows: true }).extend({
  decisions: z.array(Decision.omit({ ends: true }).extend({ ends: z.tuple([ShownPlace, ShownPlace]) })),
  dismissed: z.array(Dismissal.omit({ places: true }).extend({ places: z.array(ShownPlace) })),
  /** In their order. */
  rows: z.array(ShownRow),
});
export type ShownComparison = z.infer<typeof ShownComparison>;

/** One line of the list of comparisons. */
export const ComparisonSummary = Comparison.pick({
  id: true,
  name: true,
  articles: true,
  created: true,
  modified: true,
}).extend({
  rows: z.int(),
  decisions: z.int(),
  /** Articles of it that are not in the library now. */
  missing: z.int(),
});
export type ComparisonSummary = z.infer<typeof ComparisonSummary>;

const GivenCell = z.strictObject({
  id: Id,
  /** Not needed for one that is there already: it only moves. */
  place: PlaceGiven.optional(),
  annotation: Id.nullable().default(null),
});

/**
 * What is to become of a comparison. Things are put whole, by their ids: one that is there is replaced, except that
 * fields of a row that are not given stay. What is removed leaves a way back in the answer.
 */
export const ComparisonChange = z.strictObject({
  /** Made when it is not there yet; then `articles` is needed. One that was deleted comes back with them. */
  id: Id,
  /** A call with the same one as one of the last calls is that one, sent again: it answers the same, `inverse` too. */
  call: Id.optional(),
  articles: Comparison.shape.articles.optional(),
  name: Comparison.shape.name.optional(),
  note: Note.optional(),
  view: ComparisonView.optional(),
  decide: z
    .array(z.strictObject({ id: Id, ends: z.tuple([PlaceGiven, PlaceGiven]), corresponds: z.boolean() }))
    .max(limits.comparisonChanges)
    .optional(),
  dismiss: z
    .array(z.strictObject({ id: Id, what: Dismissal.shape.what, places: z.array(PlaceGiven).min(1).max(2) }))
    .max(limits.comparisonChanges)
    .optional(),
  rows: z
    .array(GridRow.omit({ cells: true }).partial().required({ id: true }).strict())
    .max(limits.comparisonChanges)
    .optional(),
  /** Passages put into rows, or moved from one to another. */
  cells: z
    .array(GivenCell.extend({ row: Id }))
    .max(limits.comparisonChanges)
    .optional(),
  /** Ids of decisions, dismissals, rows and cells that are to go. */
  remove: z.array(Id).max(limits.comparisonChanges).optional(),
  /** Things as they were before another change: put back as they are, targets and all. Only from an answer's `inverse`. */
  restore: z
    .strictObject({
      decisions: z.array(Decision).optional(),
      dismissed: z.array(Dismissal).optional(),
      rows: z.array(GridRow).optional(),
      /** Cells of rows that are there; one of a row that is gone is left out. */
      cells: z.array(z.strictObject({ row: Id, cell: GridCell })).optional(),
    })
    .optional(),
  deleted: z.boolean().optional(),
  /** What the caller saw of the texts that it sets; where that is neither this nor the new one any more: `conflict`. */
  was: z
    .strictObject({
      note: Note.optional(),
      rows: z
        .array(z.strictObject({ id: Id, claim: z.string().optional(), note: Note.optional() }))
        .optional(),
    })
    .optional(),
});
export type ComparisonChange = z.infer<typeof ComparisonChange>;
