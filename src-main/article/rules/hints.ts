import { reasons } from '../words/words';
import { isProse, type Rule } from './block';

/**
 * What the names that pages give their boxes tell about a line. A word matches whole, between the signs that names are
 * made of: `article__related-links`, `newsletterSignup`.
 */
const names: { reason: string; words: string }[] = [
  {
    reason: reasons.related,
    words:
      'related|relateds?-\\w+|recirc\\w*|recommend\\w*|trending|most-(?:read|popular|viewed)|popular-posts|read-?more|more-(?:from|on|stories|news|articles)|also-(?:like|read)|outbrain|taboola|zergnet|revcontent|teasers?|up-next|further-reading|jp-relatedposts|yarpp\\w*|see-also|inline-link|promo\\w*|upnext|read-next|next-(?:article|post)|post-navigation|latest-(?:news|posts)|related(?:posts|articles|stories|content|links)',
  },
  {
    reason: reasons.newsletter,
    words:
      'newsletters?(?:-\\w+)?|newsletter\\w+|subscri(?:be|ption)(?:-\\w+)?|sign-?up|mailing-?list|mc4wp\\w*|mailchimp|email-?(?:capture|signup)|optin\\w*',
  },
  {
    reason: reasons.share,
    words:
      'shar(?:e|ing)(?:-\\w+)?|sharedaddy|social(?:-\\w+)?|addthis\\w*|addtoany\\w*|a2a_\\w+|follow-us|sociallinks|sharebar|share-?buttons?|essb\\w*|sharethis',
  },
  {
    reason: reasons.comments,
    words: 'comments?(?:-\\w+)?|disqus\\w*|respond|commentlist|reply-title|fb-comments',
  },
  {
    reason: reasons.advertisement,
    words:
      'ads?|advert\\w*|sponsor\\w*|ad-(?:slot|unit|container|wrapper|label|block)|dfp\\w*|adsbygoogle|affiliate-disclosure',
  },
  {
    reason: reasons.author,
    words:
      'author-?(?:bio|box|info|card|desc\\w*|about|profile|details)|about-?(?:the-)?author|bio|biography|author-bio\\w*|post-author|article-author\\w*|contributor\\w*|abh_box\\w*|saboxplugin\\w*',
  },
  {
    reason: reasons.navigation,
    words:
      'breadcrumbs?|breadcrumb-\\w+|pagination|pager|page-links|post-tags|tags-links|tag-?list|tagcloud|article-tags|toc(?:_\\w+)?|table-of-contents|skip-link|nav-links|navigation|menu|sub-?nav|cat-links|post-categories|article-(?:section|category)|kicker|eyebrow|jump-links?',
  },
  { reason: 'byline', words: 'byline|by-line|author-?names?|authors?|writtenby|entry-author|p-author' },
  {
    reason: 'date line',
    words:
      'date(?:line)?|time-?stamp|posted-on|entry-(?:date|meta)|post-(?:meta|date|info)|article-(?:date|meta|info)|publish(?:ed)?-?(?:date|on)?|pub-?date|last-?updated|read(?:ing)?-time',
  },
  { reason: reasons.legal, words: 'copyright|disclaimer|legal|correction-policy|licen[sc]e' },
  {
    reason: 'text for screen readers',
    words:
      'sr-only|screen-reader(?:-text)?|visually-?hidden|visuallyhidden|a11y-hidden|print-only|hidden-print',
  },
  {
    reason: reasons.promotion,
    words: 'donat(?:e|ion)\\w*|call-to-action|cta|app-promo|membership\\w*|support-us|house-ad',
  },
];
const patterns = names.map(({ reason, words }) => ({
  reason,
  pattern: new RegExp(`(?:^|[\\s_]|--|-)(?:${words})(?=$|[\\s_]|-)`, 'i'),
}));
const captionNames =
  /(?:^|[\s_-])(?:(?:wp-|image-|img-|photo-|media-|figure-|gallery-|pic-)?(?:caption|credits?|attribution|copyright-holder|fotocredit|legende|bildunterschrift)(?:-text)?)(?=$|[\s_-])/i;

/** Longest line, in words, that the name of its box can condemn; longer ones are somebody's prose. */
const longest = 60;

export const hints: Rule = {
  name: 'hints',
  apply: (blocks) => {
    for (const block of blocks) {
      if (block.removed !== null || block.hints === '' || block.kind === 'pre') continue;
      const camel = block.hints.replace(/([a-z0-9])([A-Z])/g, '$1-$2');
      if (captionNames.test(camel) && block.words < 120) {
        block.kind = 'caption';
        continue;
      }
      if (block.kind === 'caption' || block.words > longest) continue;
      const match = patterns.find(({ pattern }) => pattern.test(camel));
      if (!match) continue;
      const metadata = match.reason === 'byline' || match.reason === 'date line';
      if (metadata && (block.words > 25 || isProse(block))) continue;
      block.removed = match.reason;
    }
  },
};
