import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Entry } from '../../data/feed.ts';
import { queried } from '../../data/query.ts';
import type { KnowledgeFound } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import { snippetParts } from './snippet.ts';
import { TEXTS } from './texts.ts';

type Item = KnowledgeFound['items'][number];

/** Where a search is asked for. */
export function searchPath(ctx: Context, cursor: string | null): string {
  const { topic, region, own } = ctx.state;
  return queried('/v1/knowledge/search', { q: own['q'] ?? '', type: own['type'] || null, topic, region, cursor });
}

/** The field for the words that are looked for. */
export function searchForm(ctx: Context): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { q = '' } = ctx.state.own;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = new FormData(event.target as HTMLFormElement).get('q');
    const next = typeof words === 'string' ? words.trim() : '';
    ctx.update({ topic: null, own: next === '' ? {} : { q: next } });
  };
  return html`<form class="knowledge-search" role="search" @submit=${submit}>
    <label for="knowledge-q">${texts.searchLabel}</label>
    <div class="knowledge-field">
      <input id="knowledge-q" name="q" type="search" maxlength="200" autocomplete="off" .value=${q} aria-describedby="knowledge-hint" />
      <button type="submit" class="action primary">${texts.search}</button>
      ${q === '' ? nothing : html`<button type="button" class="action" @click=${() => ctx.update({ own: {} })}>${texts.clear}</button>`}
    </div>
    <p class="note" id="knowledge-hint">${texts.searchHint}</p>
  </form>`;
}

/** What was found, with how much of it there is of each kind, topic and region. */
export function searchResults(ctx: Context, pages: Entry<KnowledgeFound>[], more: (() => void) | null): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const first = pages[0];
  const found = first?.data ?? null;
  if (first === undefined || found === null) {
    return first?.fault ? faultPanel(ctx, first.fault, ctx.renew) : loadingPanel(ctx.texts, first?.loadingSince ?? null);
  }
  const items = pages.flatMap((page) => page.data?.items ?? []);
  return html`<section class="card knowledge-results" aria-labelledby="knowledge-found">
    <header class="card-head">
      <div class="card-title">
        <h2 id="knowledge-found"><span role="status">${ctx.locale.counted(found.total, texts.found)}</span></h2>
        ${found.total === 0 ? html`<p>${texts.nothing}</p>` : found.allWords ? nothing : html`<p class="note">${texts.someWords}</p>`}
      </div>
      <div class="card-tools">${facets(ctx, found)}</div>
    </header>
    <div class="card-body">
      <ol class="knowledge-items">
        ${repeat(
          items,
          (item) => `${item.type}/${item.id}`,
          (item) => result(ctx, item),
        )}
      </ol>
      ${more === null ? nothing : html`<button type="button" class="action" id="knowledge-more" @click=${more}>${texts.more}</button>`}
    </div>
  </section>`;
}

function facets(ctx: Context, found: KnowledgeFound): TemplateResult[] {
  const texts = TEXTS[ctx.state.language];
  const { own, topic, region } = ctx.state;
  return [
    facet(ctx, 'type', texts.type, texts.everything, found.facets.type, own['type'] ?? null, (id) => texts.manyTypes[id] ?? id, (type) => {
      const { type: _, ...rest } = own;
      ctx.update({ own: type === null ? rest : { ...rest, type } });
    }),
    facet(ctx, 'topic', ctx.texts.topic, texts.anyTopic, found.facets.topic, topic, (id) => ctx.directory.topic(id), (id) => ctx.update({ topic: id })),
    facet(ctx, 'region', ctx.texts.region, texts.anyRegion, found.facets.region, region, (id) => ctx.directory.region(id), (id) => ctx.update({ region: id })),
  ];
}

function facet(
  ctx: Context,
  id: string,
  name: string,
  all: string,
  counts: Record<string, number>,
  chosen: string | null,
  nameOf: (id: string) => string,
  choose: (id: string | null) => void,
): TemplateResult {
  const ids = Object.keys(counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ctx.locale.compare(nameOf(a), nameOf(b)));
  if (chosen !== null && !ids.includes(chosen)) {
    ids.push(chosen);
  }
  return html`<label
    >${name}
    <select id="facet-${id}" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value || null)}>
      <option value="" .selected=${chosen === null}>${all}</option>
      ${ids.map((one) => html`<option value=${one} .selected=${one === chosen}>${nameOf(one)} (${ctx.locale.number(counts[one] ?? 0)})</option>`)}
    </select></label
  >`;
}

function result(ctx: Context, item: Item): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const title = item.type === 'topic' ? ctx.directory.topic(item.id) : item.title;
  const target = addressOf(ctx, item);
  return html`<li>
    <h3>
      <span class="tag">${texts.types[item.type]}</span>
      ${target === null ? title : html`<a href=${target.href} @click=${target.follow}>${title}</a>`}
    </h3>
    <p class="excerpt">${snippetParts(item.snippet).map((part) => (part.found ? html`<mark>${part.text}</mark>` : part.text))}</p>
    <p class="note">
      ${[...item.topics.map((topic) => ctx.directory.topic(topic)), ...(item.region === null ? [] : [ctx.directory.region(item.region)])].join(' · ')}
    </p>
  </li>`;
}

/** A topic or a note leads to the topic's page, a request or an event to itself. */
function addressOf(ctx: Context, item: Item): { href: string; follow: (event: MouseEvent) => void } | null {
  const topic = item.topics[0] ?? null;
  const change =
    item.type === 'request'
      ? { view: 'requests', request: item.id, own: {} }
      : item.type === 'event'
        ? { view: 'planning', own: { tab: 'events', event: item.id } }
        : item.type === 'topic' || item.type === 'note'
          ? { topic, own: {} }
          : null;
  if (change === null) {
    return null;
  }
  return {
    href: ctx.link(change),
    follow: follow(ctx, change),
  };
}
