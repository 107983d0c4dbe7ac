import type { MarkdownPreset } from '#contract';

const plain = `# {{ article.title }}

{% if article.facts.size > 0 %}
{{ article.facts | join: " · " }}

{% endif %}
[Open in Synoptic]({{ article.link }}){% if article.url %} · [Original]({{ article.url }}){% endif %}
{% if article.note %}

## Note

{{ article.note }}
{% endif %}
{% if notes.size > 0 %}

## Highlights
{% endif %}
{% for note in notes %}

{{ note.quote | quote }}
>
> — {{ note.category }}{% if note.placed %} · [Passage]({{ note.link }}){% else %} · This passage is not in this version of the text.{% endif %}
{% if note.note %}

{{ note.note }}
{% endif %}
{% if note.tags.size > 0 %}

Tags: {{ note.tags }}
{% endif %}
{% for link in note.links %}

→ {{ link.relation }}: “{{ link.quote }}” ({% if link.there %}[{{ link.title }}]({{ link.link }}){% else %}{{ link.title }}{% endif %})
{% if link.note %}

{{ link.note }}
{% endif %}
{% endfor %}
{% endfor %}
`;

const obsidian = `---
id: {{ article.id }}
title: {{ article.title }}
author: {{ article.authors }}
{% if article.site %}
site: {{ article.site }}
{% endif %}
{% if article.url %}
source: {{ article.url }}
{% endif %}
{% if article.published %}
published: {{ article.published | date }}
{% endif %}
created: {{ article.saved | date }}
tags: {{ tags | tag }}
highlights: {{ notes.size }}
---

# {{ article.title }}

[Open in Synoptic]({{ article.link }}){% if article.url %} · [Original]({{ article.url }}){% endif %}
{% if article.note %}

## Note

{{ article.note }}
{% endif %}
{% if notes.size > 0 %}

## Highlights
{% endif %}
{% for note in notes %}

{% if options.callouts %}
> [!quote] {{ note.category }}
{{ note.quote | quote }}
>
> —{% if note.tags.size > 0 %} {{ note.tags | hashtags }} ·{% endif %}{% if note.placed %} [Passage]({{ note.link }}){% else %} This passage is not in this version of the text.{% endif %}
{% else %}
{{ note.quote | quote }}
>
> — {{ note.category }}{% if note.tags.size > 0 %} {{ note.tags | hashtags }}{% endif %}{% if note.placed %} · [Passage]({{ note.link }}){% else %} · This passage is not in this version of the text.{% endif %}
{% endif %}

^{{ note.block }}
{% if note.note %}

{{ note.note }}
{% endif %}
{% for link in note.links %}

→ {{ link.relation }}: “{{ link.quote }}” ({% if options.wiki_links and link.file and link.there %}[[{{ link.file | wiki }}#^{{ link.block }}|{{ link.title | wiki }}]]{% elsif link.there %}[{{ link.title }}]({{ link.link }}){% else %}{{ link.title }}{% endif %})
{% if link.note %}

{{ link.note }}
{% endif %}
{% endfor %}
{% endfor %}
`;

// Logseq reads an outline: every block is a bullet, and properties stand below its first line.
const logseq = `- # {{ article.title }}
{% if article.authors.size > 0 %}
  author:: {{ article.authors | join: ", " }}
{% endif %}
{% if article.site %}
  site:: {{ article.site }}
{% endif %}
{% if article.url %}
  source:: {{ article.url }}
{% endif %}
{% if article.published %}
  published:: {{ article.published | date }}
{% endif %}
  saved:: {{ article.saved | date }}
{% if tags.size > 0 %}
  tags:: {{ tags | tag }}
{% endif %}
  synoptic:: {{ article.link }}
{% if article.note %}
- ## Note
  - {{ article.note | indent: 4 }}
{% endif %}
{% if notes.size > 0 %}
- ## Highlights
{% endif %}
{% for note in notes %}
  - id:: {{ note.uuid }}
    category:: {{ note.category }}
{% if note.tags.size > 0 %}
    tags:: {{ note.tags | tag }}
{% endif %}
    {{ note.quote | quote | indent: 4 }}
    >
    > {% if note.placed %}[Passage]({{ note.link }}){% else %}This passage is not in this version of the text.{% endif %}
{% if note.note %}
    - {{ note.note | indent: 6 }}
{% endif %}
{% for link in note.links %}
    - → {{ link.relation }}: “{{ link.quote }}” ({% if link.there %}[{{ link.title }}]({{ link.link }}){% else %}{{ link.title }}{% endif %})
{% if link.note %}
      - {{ link.note | indent: 8 }}
{% endif %}
{% endfor %}
{% endfor %}
`;

/** The presets are templates like those of the reader's own, who may begin with one of them. */
export const presets: Record<MarkdownPreset, string> = { plain, obsidian, logseq };
