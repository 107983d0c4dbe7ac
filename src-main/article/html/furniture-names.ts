const tags = new Set(['nav', 'footer', 'aside', 'dialog', 'menu', 'form', 'button', 'select']);
const roles =
  /^(?:navigation|complementary|banner|contentinfo|dialog|alertdialog|search|menu|menubar|tablist|form)$/;
const names =
  /(?:^|[\s_-])(?:comments?|commentlist|disqus|respond|related|recirc\w*|recommend\w*|teasers?|promos?|promotion|sidebar|side-bar|widgets?|footer|site-header|masthead|breadcrumbs?|cookies?|consent|gdpr|newsletters?|subscribe|subscription|sign-?up|shar(?:e|ing)|social|pagination|pager|popup|pop-up|modal|lightbox|banner|navigation|navbar|nav|menu|toc|author-?(?:bio|box|info|card)|about-(?:the-)?author|bio|ads?|advert\w*|sponsor\w*|outbrain|taboola|hidden|sr-only|testimonials?|cta|call-to-action|read-?(?:more|next)|more-(?:from|stories|articles|posts|news)|popular|trending|latest|breaking|disclaimer|disclosure|login|paywall|tooltip|captions?|figcaption|gallery|byline)(?=$|[\s_-])/i;

/** Whether a box says of itself, by its element, role, class or id, that it is furniture and no part of an article. */
export function isNamedFurniture(element: Element): boolean {
  if (tags.has(element.localName) || roles.test(element.getAttribute('role') ?? '')) return true;
  if (element.hasAttribute('hidden')) return true;
  return names.test(
    `${element.getAttribute('class') ?? ''} ${element.id}`.replace(/([a-z0-9])([A-Z])/g, '$1-$2'),
  );
}
