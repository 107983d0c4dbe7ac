import { groupCount } from './near-words';
import type { Pair } from './pair';
import type { Surroundings } from './surroundings';

/** Weights of what two sentences have in common. */
export interface SharedSums {
  all: number;
  squares: number;
  names: number;
  figures: number;
  /** The two weightiest. */
  first: number;
  second: number;
  /** Words that are not the same but begin alike: “Bireun” and “Bireuen”. */
  near: number;
  /** Words that are not the same but mean the like: “foils” and “thwarts”. */
  related: number;
}

/** How much of the weight of words counts that are only alike. */
const alike = 0.7;

/** Most letters that words which begin alike may differ by in length. */
const longer = 4;

/**
 * Compares one sentence of `a` after the other with sentences of `b`. What the sentence has is marked with its number, so
 * that each comparison looks only at the terms of the other.
 */
export class SharedTerms {
  private readonly pair: Pair;
  private taken = -1;
  private readonly inA: Int32Array;
  private readonly inB: Int32Array;
  private readonly series: Int32Array;
  private readonly beginning: { mark: Int32Array; term: Int32Array };
  private readonly group: { mark: Int32Array; term: Int32Array };
  private compared = 0;

  constructor(pair: Pair) {
    this.pair = pair;
    const marks = (count: number): Int32Array => new Int32Array(count).fill(-1);
    [this.inA, this.inB] = [marks(pair.terms.all.length), marks(pair.terms.all.length)];
    this.series = marks(pair.series.count);
    const { beginnings } = pair.likeness;
    this.beginning = { mark: marks(beginnings), term: marks(beginnings) };
    this.group = { mark: marks(groupCount), term: marks(groupCount) };
  }

  /** Takes a sentence of `a`. */
  take(a: number): void {
    if (this.taken === a) return;
    this.taken = a;
    const { terms, likeness, weighed, series } = this.pair;
    for (const { term } of terms.a[a] ?? []) {
      this.inA[term] = a;
      const start = likeness.beginning[term] ?? -1;
      if (start >= 0) [this.beginning.mark[start], this.beginning.term[start]] = [a, term];
      for (const group of likeness.groups[term] ?? []) {
        const before = this.group.mark[group] === a ? (weighed.weight[this.group.term[group] ?? 0] ?? 0) : -1;
        if ((weighed.weight[term] ?? 0) > before)
          [this.group.mark[group], this.group.term[group]] = [a, term];
      }
    }
    for (const one of series.a[a] ?? []) this.series[one] = a;
  }

  /** Whether a sentence of `b` has a few words in a row as the sentence that was taken. */
  hasSeries(b: number): boolean {
    for (const one of this.pair.series.b[b] ?? []) if (this.series[one] === this.taken) return true;
    return false;
  }

  with(b: number): SharedSums {
    const { terms, weighed } = this.pair;
    const sums = { all: 0, squares: 0, names: 0, figures: 0, first: 0, second: 0, near: 0, related: 0 };
    const others = terms.b[b] ?? [];
    this.compared++;
    for (const { term } of others) this.inB[term] = this.compared;
    for (const { term } of others) {
      const w = weighed.weight[term] ?? 0;
      if (this.inA[term] !== this.taken) {
        this.addAlike(sums, term, w);
        continue;
      }
      const kind = terms.all[term]?.kind;
      sums.all += w;
      sums.squares += w * w;
      if (kind === 'name') sums.names += w;
      else if (kind !== 'word') sums.figures += w;
      if (w > sums.first) [sums.first, sums.second] = [w, sums.first];
      else if (w > sums.second) sums.second = w;
    }
    return sums;
  }

  private addAlike(sums: SharedSums, term: number, w: number): void {
    const { terms, likeness, weighed } = this.pair;
    const lengthOf = (one: number): number => terms.all[one]?.key.length ?? 0;
    const start = likeness.beginning[term] ?? -1;
    if (start >= 0 && this.beginning.mark[start] === this.taken) {
      const other = this.beginning.term[start] ?? 0;
      if (this.inB[other] !== this.compared && Math.abs(lengthOf(term) - lengthOf(other)) <= longer)
        sums.near += alike * Math.min(w, weighed.weight[other] ?? 0);
    }
    let best = 0;
    for (const group of likeness.groups[term] ?? []) {
      const other = this.group.term[group] ?? 0;
      if (this.group.mark[group] === this.taken && this.inB[other] !== this.compared)
        best = Math.max(best, Math.min(w, weighed.weight[other] ?? 0));
    }
    sums.related += best;
  }

  /** How much the words say that stand around figures in both sentences. */
  about(a: Surroundings, b: Surroundings): number {
    let sum = 0;
    for (const term of b) if (a.includes(term)) sum += ((this.pair.terms.all[term]?.bits ?? 0) - 4) / 10;
    return sum;
  }
}
