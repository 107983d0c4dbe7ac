/* global window, document, CSS, Highlight, CSSStyleSheet, NodeFilter, requestAnimationFrame */
import { setArticleHtml } from '../../src-renderer/reader/article-html';
import { createHitTest } from '../../src-renderer/reader/hit-test';
import { createMarkElements } from '../../src-renderer/reader/mark-elements';
import { createPainter } from '../../src-renderer/reader/painter';
import { toLiveRange, toStaticRanges } from '../../src-renderer/reader/passage-range';
import { createTextMap } from '../../src-renderer/reader/text-map';

/** Each technique: paint all, add one, remove that one, and what is under a point. */
const techniques = {
  synoptic({ container, map, scroller }) {
    const pane = createPainter().pane(container, map, scroller);
    const hits = createHitTest(map, (offset) => pane.annotationsAt(offset));
    let all = [];
    return {
      paint: (marks) => pane.setAnnotations((all = marks)),
      add: (mark) => pane.setAnnotations((all = [...all, mark])),
      remove: ({ id }) => pane.setAnnotations((all = all.filter((mark) => mark.id !== id))),
      at: (x, y) => hits.at(x, y),
    };
  },

  /** The reading setting for screen readers: painted as above, and wrapped in elements as well. */
  'with elements'(shown) {
    const painted = techniques.synoptic(shown);
    const elements = createMarkElements(shown.map, () => {});
    let all = [];
    const set = (marks) => {
      all = marks;
      elements.set(
        marks.map(({ id, passage }) => ({ id, passage, category: 'Claim', note: '', card: `note-${id}` })),
      );
    };
    return {
      paint: (marks) => {
        painted.paint(marks);
        set(marks);
      },
      add: (mark) => {
        painted.add(mark);
        set([...all, mark]);
      },
      remove: (mark) => {
        painted.remove(mark);
        set(all.filter(({ id }) => id !== mark.id));
      },
      at: painted.at,
    };
  },

  /** Every text node is cut at the ends of the passages, each piece wrapped once with the ids that cover it. */
  wrapping({ container, map }) {
    const pieces = (start, end) => {
      const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let at = 0; at < end && walker.nextNode(); at += walker.currentNode.length) {
        if (at + walker.currentNode.length > start) found.push({ node: walker.currentNode, at });
      }
      return found;
    };
    const wrap = (text, ids) => {
      const element = document.createElement('mark');
      element.dataset.ids = ids.join(' ');
      element.append(text);
      return element;
    };
    return {
      paint: (marks) => {
        const sorted = [...marks].sort((a, b) => a.passage.start - b.passage.start);
        let next = 0;
        let open = [];
        for (const { node, at } of pieces(0, map.text.length)) {
          const end = at + node.length;
          while (sorted[next]?.passage.start < end) open.push(sorted[next++]);
          open = open.filter(({ passage }) => passage.end > at);
          if (open.length === 0 || node.data.trim() === '') continue;
          const cuts = new Set([at, end]);
          for (const { passage } of open) {
            if (passage.start > at) cuts.add(passage.start);
            if (passage.end < end) cuts.add(passage.end);
          }
          const stops = [...cuts].sort((a, b) => a - b);
          node.replaceWith(
            ...stops.slice(1).map((stop, i) => {
              const text = node.data.slice(stops[i] - at, stop - at);
              const ids = open.filter(({ passage }) => passage.start <= stops[i] && passage.end >= stop);
              return ids.length
                ? wrap(
                    text,
                    ids.map(({ id }) => id),
                  )
                : text;
            }),
          );
        }
      },
      add: ({ id, passage }) => {
        for (const { node, at } of pieces(passage.start, passage.end)) {
          const from = Math.max(0, passage.start - at);
          const to = Math.min(node.length, passage.end - at);
          const middle = from > 0 ? node.splitText(from) : node;
          if (to - from < middle.length) middle.splitText(to - from);
          const element = wrap('', [id]);
          middle.replaceWith(element);
          element.append(middle);
        }
      },
      remove: ({ id }) => {
        for (const element of container.querySelectorAll(`mark[data-ids="${id}"]`)) {
          const parent = element.parentNode;
          element.replaceWith(...element.childNodes);
          parent.normalize();
        }
      },
      at: (x, y) => document.elementsFromPoint(x, y).filter((element) => element.localName === 'mark'),
    };
  },

  /** One Highlight with its own name and rule for each annotation. */
  'highlight each'({ map }) {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    const rule = ({ id, category }) =>
      `.article::highlight(${id}) { background-color: var(--mark-${category.colour}); }`;
    const set = ({ id, passage }) => CSS.highlights.set(id, new Highlight(...toStaticRanges(map, passage)));
    return {
      paint: (marks) => {
        sheet.replaceSync(marks.map(rule).join('\n'));
        marks.forEach(set);
      },
      add: (mark) => {
        sheet.insertRule(rule(mark), sheet.cssRules.length);
        set(mark);
      },
      remove: ({ id }) => {
        CSS.highlights.delete(id);
        sheet.deleteRule(sheet.cssRules.length - 1);
      },
      at: (x, y) => CSS.highlights.highlightsFromPoint(x, y),
    };
  },
};

const frame = () => new Promise(requestAnimationFrame);

window.bench = {
  show(html, technique) {
    const container = document.querySelector('.article');
    const scroller = document.querySelector('.scroller');
    setArticleHtml(container, html);
    const map = createTextMap(container);
    const shown = { container, map, scroller };
    Object.assign(window.bench, { container, map, scroller, ...techniques[technique]?.(shown) });
    return { length: map.text.length, blocks: map.blocks.length, nodes: window.bench.nodes() };
  },
  nodes() {
    const walker = document.createTreeWalker(window.bench.container);
    let count = 0;
    while (walker.nextNode()) count++;
    return count;
  },
  /** Does one thing and waits until it is on the screen. */
  async act(name, value) {
    window.bench[name]?.(value);
    await frame();
    await frame();
  },
  async scroll(frames, step) {
    for (let i = 0; i < frames; i++) {
      window.bench.scroller.scrollTop += step;
      await frame();
    }
  },
  /** Points in the middle of visible characters, for `hitTest`. */
  aim(count) {
    const { map, scroller } = window.bench;
    const view = scroller.getBoundingClientRect();
    const points = [];
    for (let offset = 0; points.length < count && offset < map.text.length; offset += 7) {
      if (!map.text[offset].trim()) continue;
      const box = toLiveRange(map, { start: offset, end: offset + 1 }).getBoundingClientRect();
      if (box.bottom < view.bottom) points.push([box.left + box.width / 2, box.top + box.height / 2]);
    }
    window.bench.points = points;
    return points.length;
  },
  /** As a pointer that wanders over the page asks: more than once for each place. */
  hitTest(passes) {
    let hits = 0;
    for (let i = 0; i < passes; i++)
      for (const [x, y] of window.bench.points) hits += window.bench.at(x, y).length;
    return hits;
  },
};
