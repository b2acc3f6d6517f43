import { html, nothing, type TemplateResult } from 'lit-html';
import type { DraftCheck } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { attempt } from './attempt.ts';
import { CATALOGUE_TEXTS } from './catalogue-texts.ts';
import { COURSES_TEXTS } from './courses-texts.ts';
import { markedParts } from './marked.ts';

interface Draft {
  title: string;
  about: string;
  outcomes: string;
}

/** Compares the idea of a course with the catalogue before anyone writes it. */
export class DraftCheckPart {
  private draft: Draft | null = null;
  private found: DraftCheck['items'] | null = null;
  private busy = false;

  draw(ctx: Context): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const check = async (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const text = (name: string) => String(data.get(name) ?? '').trim();
      const draft = { title: text('title'), about: text('about'), outcomes: text('outcomes') };
      const filled = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));
      this.busy = true;
      ctx.redraw();
      await attempt(ctx, async () => {
        this.found = ((await ctx.api.post('/v1/overlaps/check', filled)) as DraftCheck).items;
        this.draft = draft;
      });
      this.busy = false;
      ctx.redraw();
    };
    return html`<details class="card draft-check" id="draft-check">
      <summary>${texts.checkTitle}</summary>
      <p class="note">${texts.checkLead}</p>
      <form @submit=${check}>
        <label>${texts.draftTitle} <input name="title" type="text" required pattern=".*\\S.*" maxlength="300" autocomplete="off" /></label>
        <label>${texts.draftAbout} <textarea name="about" rows="4" maxlength="10000"></textarea></label>
        <label>${texts.draftOutcomes} <textarea name="outcomes" rows="3" maxlength="10000"></textarea></label>
        <div class="buttons"><button type="submit" class="action primary" id="check-draft" ?disabled=${this.busy}>${texts.check}</button></div>
      </form>
      <div role="status">
        ${this.found === null ? nothing : html`<p>${this.found.length === 0 ? texts.nothingLike : texts.alike(ctx.locale.number(this.found.length))}</p>`}
      </div>
      ${this.found === null || this.found.length === 0 || this.draft === null
        ? nothing
        : html`<ol class="overlaps">
            ${this.found.map((one) => pair(ctx, this.draft as Draft, one))}
          </ol>`}
    </details>`;
  }
}

function marked(text: string, words: readonly string[]): (TemplateResult | string)[] {
  return markedParts(text, words).map((part) => (part.shared ? html`<mark>${part.text}</mark>` : part.text));
}

function pair(ctx: Context, draft: Draft, { kind, course, score, shared, only }: DraftCheck['items'][number]): TemplateResult {
  const texts = COURSES_TEXTS[ctx.state.language];
  const words = CATALOGUE_TEXTS[ctx.state.language];
  const [ofCourse = [], ofDraft = []] = only;
  const list = (found: string[]) => (found.length === 0 ? words.noWords : found.join(', '));
  return html`<li class="overlap" data-like=${course.courseId}>
    <p class="overlap-kind"><span class="tag kind-${kind}">${words.kinds[kind]}</span> <span class="note">${words.likeness(ctx.locale.percent(score))}</span></p>
    <div class="overlap-pair">
      <div class="overlap-side">
        <p><a href=${course.url} rel="noopener noreferrer">${marked(course.title, shared)}</a></p>
        <p class="note">${[course.provider, ...course.topics.map((topic) => ctx.directory.topic(topic))].join(' · ')}</p>
        <p class="overlap-only">${texts.onlyCourse}: ${list(ofCourse)}</p>
      </div>
      <div class="overlap-side">
        <p>${marked(draft.title, shared)}</p>
        ${draft.about === '' ? nothing : html`<p class="overlap-text">${marked(draft.about, shared)}</p>`}
        ${draft.outcomes === '' ? nothing : html`<p class="overlap-text">${marked(draft.outcomes, shared)}</p>`}
        <p class="overlap-only">${texts.onlyDraft}: ${list(ofDraft)}</p>
      </div>
    </div>
    <p class="overlap-shared">${words.shared}: ${shared.length === 0 ? words.noWords : shared.map((word, at) => html`${at === 0 ? nothing : ' '}<mark>${word}</mark>`)}</p>
  </li>`;
}
