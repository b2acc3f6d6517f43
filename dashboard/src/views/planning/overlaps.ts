import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { queried } from '../../data/query.ts';
import type { Course, Overlap, OverlapList } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { valueOf } from '../../ui/filters.ts';
import { toggle } from '../../ui/table/unfold.ts';
import { attempt } from './attempt.ts';
import { CATALOGUE_TEXTS } from './catalogue-texts.ts';
import { markedParts } from './marked.ts';
import { withOwn } from './shared.ts';
import { TEXTS } from './texts.ts';

const DECISIONS = ['merge', 'divide', 'keep'] as const;
const SHOWN = 10;

/** Pairs of courses that are alike, side by side, and what is decided about them. */
export class OverlapsPart {
  private busy = false;
  private shown = SHOWN;

  draw(ctx: Context): TemplateResult {
    const texts = CATALOGUE_TEXTS[ctx.state.language];
    const decided = ctx.state.own['decided'] === 'yes';
    const { data, fault, loadingSince } = ctx.feed.want<OverlapList>(queried('/v1/overlaps', { decided: String(decided), topic: ctx.state.topic }));
    const items = data?.items ?? [];
    const more = () => {
      this.shown += SHOWN;
      ctx.redraw();
    };
    return html`<section class="card" id="overlaps" aria-labelledby="title-overlaps">
      <header class="card-head">
        <div class="card-title">
          <h2 id="title-overlaps">${texts.overlaps} ${data === null ? nothing : html`<span class="count">${ctx.locale.number(items.length)}</span>`}</h2>
          <p class="note">${texts.overlapsMeaning}</p>
        </div>
        <div class="card-tools planning-choices">
          <label
            >${texts.decided}
            <select id="overlaps-decided" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'decided', valueOf(event)) })}>
              <option value="" .selected=${!decided}>${texts.undecided}</option>
              <option value="yes" .selected=${decided}>${texts.decidedOnes}</option>
            </select></label
          >
        </div>
      </header>
      <div class="card-body">
        ${data === null
          ? fault === null
            ? loadingPanel(ctx.texts, loadingSince)
            : faultPanel(ctx, fault, ctx.renew)
          : items.length === 0
            ? html`<p class="note">${decided ? texts.noDecided : texts.noOverlaps}</p>`
            : html`<ol class="overlaps">
                ${repeat(
                  items.slice(0, this.shown),
                  (one) => one.overlapId,
                  (one) => this.pair(ctx, one),
                )}
              </ol>`}
        ${items.length <= this.shown ? nothing : html`<button type="button" class="action" @click=${more}>${texts.more(ctx.locale.number(Math.min(SHOWN, items.length - this.shown)))}</button>`}
      </div>
    </section>`;
  }

  private pair(ctx: Context, overlap: Overlap): TemplateResult {
    const texts = CATALOGUE_TEXTS[ctx.state.language];
    const [first, second] = overlap.courses;
    const key = `compare-${overlap.overlapId}`;
    const open = ctx.tables.has(key);
    return html`<li class="overlap" data-overlap=${overlap.overlapId}>
      <h3 class="hidden">${texts.pair(first?.title ?? '', second?.title ?? '')}</h3>
      <p class="overlap-kind">
        <span class="tag kind-${overlap.kind}">${texts.kinds[overlap.kind]}</span> <span class="note">${texts.likeness(ctx.locale.percent(overlap.score))}</span>
        ${overlap.decision === null ? nothing : html`<strong>${texts.taken[overlap.decision]}</strong>`}
        ${overlap.note === null ? nothing : html`<span class="note">${overlap.note}</span>`}
      </p>
      <div class="overlap-pair">${overlap.courses.map((course, at) => side(ctx, overlap, course, at, open))}</div>
      <p class="overlap-shared">${texts.shared}: ${overlap.shared.length === 0 ? texts.noWords : overlap.shared.map((word, at) => html`${at === 0 ? nothing : ' '}<mark>${word}</mark>`)}</p>
      <div class="buttons">
        <button type="button" class="quiet" data-compare aria-expanded=${open ? 'true' : 'false'} @click=${() => toggle(ctx, key)}>${texts.compare}<span class="hidden">: ${texts.pair(first?.title ?? '', second?.title ?? '')}</span></button>
      </div>
      ${ctx.session.role === 'regional' ? nothing : this.decisions(ctx, overlap)}
    </li>`;
  }

  private decisions(ctx: Context, overlap: Overlap): TemplateResult {
    const texts = CATALOGUE_TEXTS[ctx.state.language];
    const decide = async (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const decision = (event.submitter as HTMLButtonElement | null)?.value;
      const note = String(new FormData(form).get('note') ?? '').trim();
      this.busy = true;
      ctx.redraw();
      const done = await attempt(ctx, async () => {
        await ctx.api.patch(`/v1/overlaps/${encodeURIComponent(overlap.overlapId)}`, `"${overlap.version}"`, { decision, ...(note === '' ? {} : { note }) });
      });
      this.busy = false;
      if (done) {
        ctx.notify(texts.saved);
      }
      ctx.feed.forget('/v1/overlaps');
      ctx.redraw();
    };
    return html`<form class="overlap-decision" @submit=${decide}>
      <label>${texts.note} <input name="note" type="text" maxlength="1000" autocomplete="off" /></label>
      <div class="buttons">
        ${DECISIONS.map(
          (one) =>
            html`<button type="submit" class="action" name="decision" value=${one} aria-pressed=${overlap.decision === one ? 'true' : 'false'} ?disabled=${this.busy}>
              ${texts.decisions[one]}
            </button>`,
        )}
      </div>
    </form>`;
  }
}

function marked(text: string, words: readonly string[]): (TemplateResult | string)[] {
  return markedParts(text, words).map((part) => (part.shared ? html`<mark>${part.text}</mark>` : part.text));
}

function side(ctx: Context, overlap: Overlap, course: Overlap['courses'][number], at: number, open: boolean): TemplateResult {
  const texts = CATALOGUE_TEXTS[ctx.state.language];
  const only = overlap.only[at] ?? [];
  return html`<div class="overlap-side">
    <p><a href=${course.url} rel="noopener noreferrer">${marked(course.title, overlap.shared)}</a></p>
    <p class="note">${[course.provider, ...course.topics.map((topic) => ctx.directory.topic(topic))].join(' · ')}</p>
    <p class="overlap-only">${texts.only}: ${only.length === 0 ? texts.noWords : only.join(', ')}</p>
    ${open ? wholeText(ctx, overlap, course.courseId) : nothing}
  </div>`;
}

function wholeText(ctx: Context, overlap: Overlap, courseId: string): TemplateResult {
  const texts = CATALOGUE_TEXTS[ctx.state.language];
  const { data, fault } = ctx.feed.once<Course>(`/v1/courses/${encodeURIComponent(courseId)}`);
  if (data === null) {
    return html`<p class="note">${fault === null ? TEXTS[ctx.state.language].reading : texts.noText}</p>`;
  }
  const outcomes = Array.isArray(data.outcomes) ? data.outcomes.join('\n') : (data.outcomes ?? '');
  const part = (name: string, text: string) =>
    text === ''
      ? nothing
      : html`<h4>${name}</h4>
          <p class="overlap-text">${marked(text, overlap.shared)}</p>`;
  return html`${part(texts.about, data.about ?? '')} ${part(texts.outcomes, outcomes)}
  ${(data.about ?? '') === '' && outcomes === '' ? html`<p class="note">${texts.noText}</p>` : nothing}`;
}
