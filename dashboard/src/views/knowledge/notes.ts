import { html, nothing, type TemplateResult } from 'lit-html';
import type { TopicPage } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { guarded } from '../../ui/guarded.ts';
import { TEXTS } from './texts.ts';

type ShownNote = TopicPage['notes'][number];

/** Notes with where they come from, and when the law that they are about applies. */
export function notesSection(ctx: Context, id: string, title: string, none: string, notes: ShownNote[]): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  return html`<section class="card" id="topic-${id}" aria-labelledby="title-topic-${id}">
    <header class="card-head">
      <div class="card-title"><h2 id="title-topic-${id}">${title}</h2></div>
    </header>
    <div class="card-body">
      ${notes.length === 0 ? html`<p class="note">${none}</p>` : nothing}
      ${notes.map((note) => {
        const from = note.appliesFrom ? locale.day(note.appliesFrom) : '';
        const to = note.appliesTo ? locale.day(note.appliesTo) : '';
        return html`<div class="topic-note">
          <p class="topic-text">${note.text}</p>
          ${note.sources.length === 0
            ? nothing
            : html`<ul>
                ${note.sources.map((source) => html`<li><a href=${source.url} rel="noopener noreferrer">${source.title}</a></li>`)}
              </ul>`}
          <p class="note">
            ${[...(from === '' && to === '' ? [] : [texts.applies(from, to)]), texts.updated(locale.day(note.updated), note.version)].join(' · ')}
          </p>
        </div>`;
      })}
    </div>
  </section>`;
}

/** Where a moderator writes what is known. */
export function noteForm(ctx: Context, topic: string, saved: () => void): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const url = value('url');
    const sources = url === '' ? [] : [{ title: value('source') || url, url }];
    const save = async () => {
      await ctx.api.post('/v1/knowledge/notes', {
        topic,
        text: value('text'),
        sources,
        appliesFrom: value('from') || null,
        appliesTo: value('to') || null,
      });
      form.reset();
      ctx.notify(texts.saved);
      saved();
    };
    await guarded(ctx, save, () => ctx.notify(texts.refused));
  };
  return html`<details class="card topic-write">
    <summary>${texts.write}</summary>
    <form @submit=${submit}>
      <label>${texts.text} <textarea name="text" rows="4" maxlength="4000" required></textarea></label>
      <label>${texts.sourceTitle} <input name="source" maxlength="200" /></label>
      <label>${texts.sourceUrl} <input name="url" type="url" maxlength="2000" /></label>
      <label>${texts.appliesFrom} <input name="from" type="date" /></label>
      <label>${texts.appliesTo} <input name="to" type="date" /></label>
      <button type="submit" class="action primary">${texts.save}</button>
    </form>
  </details>`;
}
