/**
 * Heights of very many rows, one below the other: where a row begins and which row stands at a place, each in
 * logarithmic time, while heights become known one by one. A binary indexed tree (Fenwick, “A new data structure for
 * cumulative frequency tables”, 1994). Heights and places in CSS pixels.
 */
export class RowHeights {
  private readonly tree: Float64Array;
  private readonly heights: Float64Array;
  private readonly top2: number;

  constructor(heights: Float64Array) {
    const count = heights.length;
    this.heights = heights;
    this.tree = new Float64Array(count + 1);
    for (let i = 1; i <= count; i++) {
      this.tree[i] = (this.tree[i] ?? 0) + (heights[i - 1] ?? 0);
      const parent = i + (i & -i);
      if (parent <= count) this.tree[parent] = (this.tree[parent] ?? 0) + (this.tree[i] ?? 0);
    }
    this.top2 = count === 0 ? 0 : 1 << (31 - Math.clz32(count));
  }

  get count(): number {
    return this.heights.length;
  }

  get total(): number {
    return this.top(this.count);
  }

  of(row: number): number {
    return this.heights[row] ?? 0;
  }

  /** Where a row begins; for the number of rows, where the last one ends. */
  top(row: number): number {
    let sum = 0;
    for (let i = Math.min(row, this.count); i > 0; i -= i & -i) sum += this.tree[i] ?? 0;
    return sum;
  }

  /** The row at a place; the first above all, the last below all. */
  at(place: number): number {
    let row = 0;
    let left = place;
    for (let step = this.top2; step > 0; step >>= 1) {
      const next = row + step;
      const sum = this.tree[next] ?? Infinity;
      if (next <= this.count && sum <= left) {
        row = next;
        left -= sum;
      }
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }

  set(row: number, height: number): void {
    const more = height - this.of(row);
    if (more === 0 || row < 0 || row >= this.count) return;
    this.heights[row] = height;
    for (let i = row + 1; i <= this.count; i += i & -i) this.tree[i] = (this.tree[i] ?? 0) + more;
  }
}
