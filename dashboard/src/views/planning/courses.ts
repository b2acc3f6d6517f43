import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { dayInKyiv } from '../../core/dates.ts';
import type { Course, CourseList } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { valueOf } from '../../ui/filters.ts';
import { FileImport } from '../../ui/import/file-import.ts';
import { readable } from '../../ui/readable.ts';
import { attempt } from './attempt.ts';
import { COURSES_TEXTS } from './courses-texts.ts';
import { withOwn } from './shared.ts';

const FORMATS = ['online', 'offline', 'blended'];
const STATES = ['current', 'stale', 'withdrawn'];
const PROVIDER = /^[a-z0-9-]{1,64}$/;
const MOST_TOPICS = 3;

/** The filters of the list, as the address and the server name them; a value that cannot be is left out. */
function filtersOf(ctx: Context): URLSearchParams {
  const { q = '', provider = '', format = '', selfPaced = '', state = '' } = ctx.state.own;
  const filters = {
    topic: ctx.state.topic ?? '',
    q: /[\p{L}\p{N}]/u.test(q) ? q : '',
    provider: PROVIDER.test(provider) ? provider : '',
    format: FORMATS.includes(format) ? format : '',
    selfPaced: ['true', 'false'].includes(selfPaced) ? selfPaced : '',
    state: STATES.includes(state) ? state : '',
  };
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
}

/** The courses of all providers: found by filters, their topics corrected, withdrawn, imported. */
export class CoursesPart {
  private query = '';
  private cursors: string[] = [];
  private editing: string | null = null;
  private busy = false;
  private provider = '';
  private readonly imports = new FileImport(
    '/v1/courses/imports',
    'courses',
    ['csv', 'json'],
    ({ state }) => {
      const texts = COURSES_TEXTS[state.language];
      return { title: texts.importTitle, lead: texts.importLead, type: texts.importType, send: texts.importDo, counted: texts.courses };
    },
    (ctx) => this.changed(ctx),
    (ending) => (ending === 'csv' && this.provider !== '' ? { provider: this.provider } : {}),
  );

  draw(ctx: Context): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const filters = filtersOf(ctx);
    if (filters.toString() !== this.query) {
      this.query = filters.toString();
      this.cursors = [];
      this.editing = null;
    }
    const path = (cursor: string | null) => `/v1/courses?${new URLSearchParams([...filters, ...(cursor === null ? [] : [['cursor', cursor]])])}`;
    const first = ctx.feed.want<CourseList>(path(null));
    const pages = [first, ...this.cursors.map((cursor) => ctx.feed.want<CourseList>(path(cursor)))];
    const courses = pages.flatMap((page) => page.data?.items ?? []);
    const next = pages.at(-1)?.data?.nextCursor ?? null;
    const more = () => {
      this.cursors.push(next ?? '');
      ctx.redraw();
    };
    return html`<section class="card" id="courses" aria-labelledby="title-courses">
        <header class="card-head">
          <div class="card-title">
            <h2 id="title-courses">${texts.title}</h2>
            <p class="note">${texts.meaning}</p>
          </div>
        </header>
        <div class="card-body">
          ${this.filters(ctx, courses)}
          ${first.data === null
            ? first.fault === null
              ? loadingPanel(ctx.texts, first.loadingSince)
              : faultPanel(ctx, first.fault, ctx.renew)
            : courses.length === 0
              ? html`<p class="note">${texts.none}</p>`
              : html`<ol class="courses">
                  ${repeat(
                    courses,
                    (course) => course.courseId,
                    (course) => this.course(ctx, course),
                  )}
                </ol>`}
          ${next === null ? nothing : html`<button type="button" class="action" id="more-courses" @click=${more}>${texts.more}</button>`}
        </div>
      </section>
      ${ctx.session.role === 'regional' ? nothing : this.importPanel(ctx)}`;
  }

  private filters(ctx: Context, courses: Course[]): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const { own } = ctx.state;
    const set = (name: string, value: string) => ctx.update({ own: withOwn(ctx, name, value) });
    const select = (name: string, label: string, values: [string, string | undefined][]) =>
      html`<label
        >${label}
        <select id="courses-${name}" @change=${(event: Event) => set(name, valueOf(event))}>
          <option value="" .selected=${own[name] === undefined}>${texts.anyValue}</option>
          ${values.map(([value, text]) => html`<option value=${value} .selected=${own[name] === value}>${text ?? value}</option>`)}
        </select></label
      >`;
    const search = (event: SubmitEvent) => {
      event.preventDefault();
      set('q', String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim());
    };
    return html`<form class="planning-choices" role="search" @submit=${search}>
      <label>${texts.search} <input type="search" name="q" id="courses-q" maxlength="200" .value=${own['q'] ?? ''} /></label>
      <button type="submit" class="action">${texts.find}</button>
      <label
        >${texts.provider}
        <input
          type="text"
          id="courses-provider"
          list="courses-providers"
          autocomplete="off"
          maxlength="64"
          title=${texts.providerHint}
          .value=${own['provider'] ?? ''}
          @change=${(event: Event) => set('provider', valueOf(event).trim().toLowerCase())}
        />
        <datalist id="courses-providers">${[...new Set(courses.map((course) => course.provider))].map((one) => html`<option value=${one}></option>`)}</datalist>
      </label>
      ${select('format', texts.format, FORMATS.map((one) => [one, ctx.texts.formatNames[one]]))}
      ${select('selfPaced', texts.pace, [
        ['true', texts.selfPaced],
        ['false', texts.dated],
      ])}
      ${select('state', texts.state, STATES.map((one) => [one, texts.states[one]]))}
    </form>`;
  }

  private course(ctx: Context, course: Course): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const { locale, directory } = ctx;
    const hours = course.hours ?? null;
    const byPerson = course.classifiedBy.startsWith('moderator');
    const facts = [
      course.provider,
      ctx.texts.formatNames[course.format] ?? course.format,
      course.selfPaced === true ? texts.selfPaced : texts.dated,
      ...(hours === null ? [] : [`${locale.decimal(hours)} ${locale.form(hours, texts.hours)}`]),
      texts.seen(readable('–', () => locale.day(dayInKyiv(new Date(course.seenAt))))),
    ];
    const topics = course.topics.map(
      ({ topic = '', confidence = 1 }) =>
        html`<span class="tag">${directory.topic(topic)}${byPerson ? nothing : html` <span class="note">${texts.sure(locale.percent(confidence))}</span>`}</span>`,
    );
    return html`<li class="course" data-course=${course.courseId}>
      <h3><a href=${course.url} rel="noopener noreferrer">${course.title}</a></h3>
      <p class="note">${facts.join(' · ')}</p>
      <p class="tags">
        ${course.state === 'current' ? nothing : html`<span class="tag course-${course.state}">${texts.states[course.state]}</span>`} ${topics}
        ${byPerson ? html`<span class="note">${texts.byPerson}</span>` : nothing}
      </p>
      ${ctx.session.role === 'regional' ? nothing : this.editing === course.courseId ? this.topicForm(ctx, course) : this.buttons(ctx, course)}
    </li>`;
  }

  private buttons(ctx: Context, course: Course): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const withdrawn = course.state === 'withdrawn';
    const correct = () => {
      this.editing = course.courseId;
      ctx.redraw();
      document.querySelector<HTMLElement>('.course-topics select')?.focus();
    };
    const name = html`<span class="hidden">: ${course.title}</span>`;
    return html`<div class="buttons">
      <button type="button" class="quiet" data-correct @click=${correct}>${texts.correct}${name}</button>
      <button
        type="button"
        class="quiet"
        data-state
        ?disabled=${this.busy}
        @click=${() => void this.change(ctx, course, { state: withdrawn ? 'current' : 'withdrawn' }, withdrawn ? texts.back : texts.withdrawn)}
      >
        ${withdrawn ? texts.putBack : texts.withdraw}${name}
      </button>
    </div>`;
  }

  private topicForm(ctx: Context, course: Course): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    const topics = ctx.directory.topicIds.filter((id) => id !== 'not-a-request');
    const leave = () => {
      this.editing = null;
      ctx.redraw();
      document.querySelector<HTMLElement>(`[data-course="${CSS.escape(course.courseId)}"] [data-correct]`)?.focus();
    };
    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      const chosen = new FormData(event.target as HTMLFormElement).getAll('topic').map(String);
      if (await this.change(ctx, course, { topics: [...new Set(chosen.filter((id) => id !== ''))] }, texts.corrected)) {
        leave();
      }
    };
    return html`<form class="course-topics" @submit=${submit} @keydown=${(event: KeyboardEvent) => (event.key === 'Escape' ? leave() : undefined)}>
      ${Array.from({ length: MOST_TOPICS }, (_, at) => {
        const now = course.topics[at]?.topic ?? '';
        return html`<label
          >${at === 0 ? texts.firstTopic : texts.otherTopic(ctx.locale.number(at + 1))}
          <select name="topic" ?required=${at === 0}>
            ${at === 0 ? nothing : html`<option value="" .selected=${now === ''}>${texts.noTopic}</option>`}
            ${topics.map((id) => html`<option value=${id} .selected=${id === now}>${ctx.directory.topic(id)}</option>`)}
          </select></label
        >`;
      })}
      <div class="buttons">
        <button type="submit" class="action primary" ?disabled=${this.busy}>${texts.save}</button>
        <button type="button" class="quiet" @click=${leave}>${texts.cancel}</button>
      </div>
    </form>`;
  }

  private importPanel(ctx: Context): TemplateResult {
    const texts = COURSES_TEXTS[ctx.state.language];
    return this.imports.panel(
      ctx,
      html`<label
        >${texts.importProvider}
        <input
          type="text"
          id="import-provider"
          maxlength="64"
          autocomplete="off"
          title=${texts.providerHint}
          .value=${this.provider}
          @input=${(event: Event) => {
            this.provider = valueOf(event).trim().toLowerCase();
          }}
      /></label>`,
    );
  }

  private async change(ctx: Context, course: Course, corrected: object, said: string): Promise<boolean> {
    this.busy = true;
    ctx.redraw();
    const done = await attempt(ctx, async () => {
      await ctx.api.patch(`/v1/courses/${encodeURIComponent(course.courseId)}`, `"${course.version}"`, corrected);
    });
    this.busy = false;
    if (done) {
      ctx.notify(said);
    }
    this.changed(ctx);
    return done;
  }

  /** Another course on the list changes what is on offer, and which courses are alike. */
  private changed(ctx: Context): void {
    for (const path of ['/v1/courses', '/v1/supply', '/v1/overlaps']) {
      ctx.feed.forget(path);
    }
    ctx.redraw();
  }
}
