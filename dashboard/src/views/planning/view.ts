import { html, nothing, type TemplateResult } from 'lit-html';
import type { ViewState } from '../../core/view-state.ts';
import type { Context } from '../../ui/context.ts';
import { follow } from '../../ui/figure-link.ts';
import { placeAndTopic } from '../../ui/filters.ts';
import { PLANNING_TABS } from '../registry.ts';
import type { View, ViewModule } from '../view.ts';
import { CatalogueTab } from './catalogue.ts';
import { EventsTab } from './events.ts';
import { PlanTab } from './plan.ts';
import style from './planning.css';
import { QuarterTab } from './quarter.ts';
import { TEXTS } from './texts.ts';

/** A part of this section, named in the address by `tab`. */
export interface Tab {
  draw(ctx: Context): TemplateResult;
  /** The person came here, or changed what is shown. */
  enter?(): void;
}

type TabId = (typeof PLANNING_TABS)[number];

function tabOf(state: ViewState): TabId {
  return PLANNING_TABS.find((one) => one === state.own['tab']) ?? 'plan';
}

/** From what is asked for to training: the plan, the events, and what is on offer. */
class Planning implements View {
  private readonly tabs: Record<TabId, Tab> = { plan: new PlanTab(), events: new EventsTab(), catalogue: new CatalogueTab(), quarter: new QuarterTab() };

  /** Whether another part or event is to be shown, which is read from its beginning. */
  private moved = false;

  enter(before: ViewState | null, now: ViewState): void {
    this.moved = before !== null && (tabOf(before) !== tabOf(now) || before.own['event'] !== now.own['event']);
    this.tabs[tabOf(now)].enter?.();
  }

  drawn(): void {
    if (this.moved) {
      this.moved = false;
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('#view-title')?.focus();
    }
  }

  draw(ctx: Context): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    return html`<div class="planning">
      <h1 id="view-title" tabindex="-1">${texts.title}</h1>
      ${navigation(ctx)}
      ${ctx.state.own['event'] === undefined
        ? html`<section class="filters" aria-label=${ctx.texts.filtersLabel}><div class="filter-row">${placeAndTopic(ctx)}</div></section>`
        : nothing}
      ${this.tabs[tabOf(ctx.state)].draw(ctx)}
    </div>`;
  }
}

function navigation(ctx: Context): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const chosen = tabOf(ctx.state);
  return html`<nav class="planning-tabs" aria-label=${texts.parts}>
    ${PLANNING_TABS.map((tab) => {
      const change = { own: tab === 'plan' ? {} : { tab } };
      return html`<a href=${ctx.link(change)} aria-current=${tab === chosen ? 'page' : nothing} @click=${follow(ctx, change)}>${texts.tabs[tab]}</a>`;
    })}
  </nav>`;
}

export default { create: () => new Planning(), style } satisfies ViewModule;
