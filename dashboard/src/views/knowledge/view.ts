import { html, nothing, type TemplateResult } from 'lit-html';
import type { ViewState } from '../../core/view-state.ts';
import type { KnowledgeFound, TopicPage } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import type { View, ViewModule } from '../view.ts';
import style from './knowledge.css';
import { searchForm, searchPath, searchResults } from './search.ts';
import { TEXTS } from './texts.ts';
import { topicPage, topicPath } from './topic-page.ts';

/** What is known: the pages of the topics, and a search over everything. */
class Knowledge implements View {
  private cursors: string[] = [];

  enter(before: ViewState | null, now: ViewState): void {
    const what = (state: ViewState) => JSON.stringify([state.own, state.topic, state.region]);
    if (before === null || what(before) !== what(now)) {
      this.cursors = [];
    }
  }

  draw(ctx: Context): TemplateResult {
    const { q = '' } = ctx.state.own;
    const shown = q !== '' ? this.results(ctx) : ctx.state.topic === null ? topics(ctx) : this.page(ctx);
    const heading = q === '' && ctx.state.topic !== null ? nothing : html`<h1 id="view-title" tabindex="-1">${TEXTS[ctx.state.language].title}</h1>`;
    return html`<div class="knowledge">${heading} ${searchForm(ctx)} ${shown}</div>`;
  }

  private results(ctx: Context): TemplateResult {
    const pages = [null, ...this.cursors].map((cursor) => ctx.feed.once<KnowledgeFound>(searchPath(ctx, cursor)));
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const more =
      cursor === null
        ? null
        : () => {
            this.cursors = [...this.cursors, cursor];
            ctx.redraw();
          };
    return searchResults(ctx, pages, more);
  }

  private page(ctx: Context): TemplateResult {
    const path = topicPath(ctx);
    const entry = ctx.feed.want<TopicPage>(path);
    if (entry.data === null) {
      return entry.fault ? faultPanel(ctx, entry.fault, ctx.renew) : loadingPanel(ctx.texts, entry.loadingSince);
    }
    return topicPage(ctx, entry.data, () => void ctx.feed.refresh(path));
  }
}

/** All topics by their areas, each a link to its page. */
function topics(ctx: Context): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  return html`<section class="card knowledge-topics" aria-labelledby="knowledge-topics">
    <header class="card-head">
      <div class="card-title">
        <h2 id="knowledge-topics">${texts.topics}</h2>
        <p class="note">${texts.chooseTopic}</p>
      </div>
    </header>
    <div class="card-body knowledge-areas">
      ${ctx.directory.areas.map(
        (area) => html`<div>
          <h3>${ctx.directory.area(area.id)}</h3>
          <ul>
            ${area.topics.map(
              (topic) =>
                html`<li>
                  <a href=${ctx.link({ topic: topic.id, own: {} })} @click=${follow(ctx, { topic: topic.id, own: {} })}>${ctx.directory.topic(topic.id)}</a>
                </li>`,
            )}
          </ul>
        </div>`,
      )}
    </div>
  </section>`;
}

export default { create: () => new Knowledge(), style } satisfies ViewModule;
