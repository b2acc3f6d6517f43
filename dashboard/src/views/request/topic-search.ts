import { html, nothing, type TemplateResult } from 'lit-html';
import type { TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { focusCard } from './card.ts';
import type { RequestDesk } from './desk.ts';
import { topicsLike } from './topic-words.ts';

/** A field that finds a topic: names that begin so first, then what people call it. */
export function topicSearch(ctx: Context, desk: RequestDesk, request: TrainingRequest): TemplateResult {
  const { texts, directory } = ctx;
  if (desk.search === null) {
    return html`<button type="button" class="quiet add-topic" @click=${() => desk.openSearch(ctx)}>${texts.addTopic} <kbd aria-hidden="true">T</kbd></button>`;
  }
  const chosen = desk.drafts.chosen(request);
  const options = topicsLike(directory, desk.search).filter((id) => !chosen.includes(id));
  const active = Math.min(desk.option, options.length - 1);
  const pick = (id: string) => {
    desk.add(ctx, request, id);
    focusCard();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = options[active];
    if (step !== undefined) {
      event.preventDefault();
      desk.option = Math.max(0, Math.min(options.length - 1, active + step));
      ctx.redraw();
      document.querySelector(`#topic-option-${desk.option}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && choice !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      pick(choice);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      desk.search = null;
      ctx.redraw();
      focusCard();
    }
  };
  return html`<div class="topic-search">
    <label for="topic-search">${texts.addTopic}</label>
    <input
      id="topic-search"
      type="text"
      role="combobox"
      autocomplete="off"
      aria-expanded="true"
      aria-controls="topic-options"
      aria-activedescendant=${options.length === 0 ? nothing : `topic-option-${active}`}
      aria-autocomplete="list"
      placeholder=${texts.addTopicHint}
      .value=${desk.search}
      @input=${(event: Event) => {
        desk.search = (event.target as HTMLInputElement).value;
        desk.option = 0;
        ctx.redraw();
      }}
      @keydown=${onKey}
    />
    <ul id="topic-options" role="listbox" aria-label=${texts.addTopic}>
      ${options.map(
        (id, i) =>
          html`<li id="topic-option-${i}" role="option" aria-selected=${i === active ? 'true' : 'false'} @click=${() => pick(id)}>
            ${directory.topic(id)}
          </li>`,
      )}
    </ul>
    ${options.length === 0 ? html`<p class="note" role="status">${texts.noSuchTopic}</p>` : nothing}
  </div>`;
}
