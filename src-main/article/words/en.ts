import { list, type Words } from './words';

export const en: Words = {
  months: [
    list`january, jan`,
    list`february, feb`,
    list`march, mar`,
    list`april, apr`,
    list`may`,
    list`june, jun`,
    list`july, jul`,
    list`august, aug`,
    list`september, sept, sep`,
    list`october, oct`,
    list`november, nov`,
    list`december, dec`,
  ],
  weekdays: list`
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur,
    thurs, fri, sat, sun
  `,
  by: list`
    by, written by, reported by, words by, story by, posted by, published by, author, authored by
  `,
  dated: list`
    published, published on, published at, posted, posted on, posted at, updated, updated on,
    updated at, last updated, last updated on, last updated at, last modified, first published,
    modified, created, date, originally published, filed, print, issue, upd, pub
  `,
  modified: list`updated, last updated, modified, last modified, last reviewed, reviewed, revised, upd`,
  lines: {
    related: list`
      related, related articles, related article, related stories, related story, related posts,
      related post, related news, related content, related topics, related links, related items,
      related coverage, related reading, related video, related videos, more related articles, read more,
      read next, read also, also read, more on this, more on this story, more stories, more news,
      more like this, more from, more headlines, more coverage, top stories, most popular, most read,
      most viewed, most shared, most commented, trending, trending now, popular, popular posts,
      popular now, popular stories, recommended, recommended for you, recommended stories,
      recommended articles, you may also like, you might also like, you may like,
      you may also be interested in, you might be interested in, you might like, see also, see more,
      keep reading, continue reading, latest news, latest, latest stories, latest posts, latest articles,
      recent posts, recent articles, recent news, up next, next up, what to read next, dont miss,
      in case you missed it, editors picks, editors' picks, editor's picks, similar articles,
      similar stories, similar posts, other news, in other news, further reading, read this next,
      more to read, from around the web, around the web, from the web, suggested reading,
      story continues, read full story, story continues below, article continues below,
      read the full story, read the full article, view more, show more, load more, click here for more,
      click to read more, learn more, find out more, more info, more information, watch, watch more,
      watch now, watch the video, listen, listen now, video, photos, view gallery, view photos,
      sponsored stories, explore more, discover more, more in, other stories, other articles, featured,
      featured stories
    `,
    newsletter: list`
      newsletter, newsletters, subscribe, subscribe now, subscribe today, sign up, sign up now,
      sign up today, sign up for our newsletter, subscribe to our newsletter, join our newsletter,
      join our mailing list, get the newsletter, stay informed, stay up to date, stay connected,
      stay in touch, thank you for subscribing, thanks for subscribing, email address,
      your email address, enter your email, enter your email address, enter email address, your email,
      get our newsletter, our newsletter, daily newsletter, email newsletter, email newsletters,
      get the latest, get breaking news alerts, breaking news alerts, thank you for signing up,
      invalid email address, success, email alerts
    `,
    share: list`
      share, share this, share this article, share this story, share this post, share on facebook,
      share on twitter, share on linkedin, share on whatsapp, share on pinterest, share via email,
      share with friends, share it, tweet, tweet this, facebook, twitter, linkedin, pinterest, whatsapp,
      reddit, email, email this, print, copy link, link copied, print this, print article, save,
      save article, bookmark, flipboard, telegram, tumblr, messenger, instagram, youtube, tiktok, follow,
      follow us, like us on facebook, follow us on twitter, pin it, sms, gift article, sharing,
      share options, spread the word, share the joy, like this, like, show comments, pocket, copy, x,
      threads
    `,
    comments: list`
      comments, comment, add a comment, leave a comment, leave a reply, post a comment, post comment,
      view comments, show comments, read comments, article comments, reader comments,
      join the conversation, join the discussion, no comments, no comments yet, be the first to comment,
      conversation, discussion, cancel reply, reply, log in to comment, comments are closed,
      comments have been disabled, what do you think, write a comment, submit comment, hide comments,
      load comments, sign in to comment, start the conversation, have your say, your comment,
      share your thoughts, report a typo, report an error, submit a correction, report this ad,
      report abuse, flag as inappropriate
    `,
    advertisement: list`
      advertisement, advertisements, advertising, advert, ad, ads, sponsored, sponsored content,
      promoted, paid post, article continues after advertisement, story continues below advertisement,
      continue reading below, paid content, article continues below advertisement, scroll to continue,
      scroll to continue with content, loading, skip advertisement,
      advertisement - story continues below, story continues after this ad,
      advertisement - continue reading below, skip ad, this article contains affiliate links,
      partner content, close, sponsor message
    `,
    legal: list`
      all rights reserved, copyright, terms of use, terms of service, privacy policy, cookie policy,
      disclaimer
    `,
    navigation: list`
      previous, next, previous article, next article, previous post, next post, previous story,
      next story, home, menu, search, back to top, top, skip to content, skip to main content, back,
      close menu, toggle navigation, breadcrumb, tags, filed under, topics, categories, category, prev,
      older posts, newer posts, log in, login, sign in, register, my account, table of contents, jump to,
      in this article, on this page, more, share this page, image, full screen, fullscreen,
      open image modal, hide caption, toggle caption, expand, enlarge this image, zoom, previous slide,
      next slide, play, play video, pause, replay, more videos, now playing, view original tweet,
      content warning, font size, text size, a a, caption, credits
    `,
    author: list`
      about the author, about the authors, about author, author, about the writer, author bio,
      meet the author
    `,
    promotion: list`
      download the app, download our app, get the app, support us, donate, donate now, become a member,
      join now, support our journalism, support independent journalism, buy now, shop now,
      start your free trial, learn more today
    `,
  },
  starts: {
    related: list`
      read more:, read more about, read more on, read more from, read more news, read more exclusive,
      read more at, read also:, also read:, read next:, read:, related:, related story:,
      related article:, related stories:, related video:, see also:, see more:, watch:, watch |, video:,
      listen:, more:, more on:, more from, more news:, must read:, must-read:, recommended:, dont miss:,
      don't miss:, don’t miss:, in case you missed it:, icymi:, up next:, next up:, keep reading:,
      continue reading, click here to read, click here for, click here to, you may also like,
      for more on, for more news, for the latest news, for more stories, view more, photos:, gallery:,
      slideshow:, get more, read the full, read our full, to read more, from the archives:, explainer:,
      here are more, read |, related |
    `,
    newsletter: list`
      sign up for our, sign up for the latest, sign up for free, sign up for daily,
      sign up for newsletters, sign up to receive, sign up to our, sign up to get, sign up here, sign up now, subscribe to our, subscribe to the,
      subscribe now, subscribe here, subscribe for, subscribe today, get the latest, get our,
      get breaking news, get the day, get news and, get daily, get the featured stories,
      join our newsletter, join our mailing list, to subscribe, want more news, enter your email,
      by signing up, by subscribing, by clicking, by submitting, stay up to date, stay on top of,
      receive the latest, delivered to your inbox, if you want to get, keep up with the latest,
      get it delivered, never miss, make sure to subscribe, dont miss out, we’ll send you,
      we'll send you, thank you for signing up, thanks for signing up, you can unsubscribe,
      you may unsubscribe, this newsletter, register for free
    `,
    share: list`
      share this, share on, share via, share to, follow us on, follow us at, follow us, follow @,
      follow him on, follow her on, follow them on, find us on, like us on, join us on, connect with us,
      click to share, tweet this, email this, follow me on, on twitter:, on facebook:, follow the author,
      reach him at, reach her at, contact the reporter, contact the author, contact us at
    `,
    comments: list`
      guidelines:, comment guidelines, commenting guidelines, please keep comments, keep it civil,
      leave a comment, leave a reply, comments are, log in to, you must be logged in,
      your email address will not, to comment, post a comment, what do you think?,
      let us know in the comments, let us know what you think, tell us what you think,
      share your thoughts, sound off in the comments, have your say, join the conversation,
      join the discussion, view comments, readers’ comments, we welcome comments
    `,
    advertisement: list`
      advertisement, sponsored by, this content is sponsored, paid for by, this post contains affiliate,
      we may earn, we may receive
    `,
    legal: list`
      ©, (c) 20, copyright ©, copyright 20, copyright 19, copyright (c), all rights reserved,
      this material may not be,             the content of this article,
      for permission to, reproduced with permission, reprinted with permission,       we use cookies, this site uses cookies, this site is protected by
    `,
    navigation: list`
      filed under:, tags:, tagged:, tagged with, posted in, categories:, category:, topics:, topic:,
      previous:, next:, previous article, next article, previous post, next post, back to, skip to,
      image \\d, labels:, keywords:, in this article:, your browser does not support,
      please enable javascript, javascript is, jump to, loading, page \\d, home >, home /, home »
    `,
    author: list`
      about the author:, about the author, author:, about the authors,       more articles from,
      more from this author, email the author, contact the writer
    `,
    caption: list`
      photo:, photos:, photo by, photos by, photo credit, photo courtesy, photo via, photograph:,
      photograph by, photography by, photographer:, picture:, pictures:, picture by, picture credit,
      image:, images:, image by, image credit, image courtesy, image source, image via, illustration:,
      illustration by, credit:, credits:, caption:, pictured:, file photo, file image, file picture,
      featured image, image copyright, getty images, media caption, image caption, screenshot:,
      screengrab, source: getty, cover image, main image, video by, photo illustration
    `,
    promotion: list`
      download the, download our app, support our journalism, support our work, become a member,
      become a subscriber, become a patron, donate to, donate today, make a donation, please consider,
      if you enjoyed this, if you liked this, if you appreciate, buy tickets, use promo code, have a tip,
      got a tip, send us a tip, do you have a story, have a story, got a story, buy this photo,
      purchase this
    `,
  },
  mentions: {
    newsletter: list`inbox, newsletter, email, e-mail, subscribe, unsubscribe, sign up`,
  },
};
