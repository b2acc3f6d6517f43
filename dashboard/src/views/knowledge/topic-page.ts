import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { type Day, isDay } from '../../core/dates.ts';
import { type FindFilter, toRequests } from '../../core/find-link.ts';
import { queried } from '../../data/query.ts';
import type { TopicPage } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { ranking } from '../../ui/table/ranking.ts';
import { noteForm, notesSection } from './notes.ts';
import { TEXTS } from './texts.ts';

/** Where the page of the chosen topic is asked for. */
export function topicPath(ctx: Context): string {
  const { asOf = '' } = ctx.state.own;
  return queried(`/v1/knowledge/topics/${encodeURIComponent(ctx.state.topic ?? '')}`, { region: ctx.state.region, asOf: isDay(asOf) ? asOf : null });
}

/** All that is known of a topic, to be read and to be printed. */
export function topicPage(ctx: Context, page: TopicPage, saved: () => void): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const name = page.names[ctx.state.language];
  const place = page.region === null ? null : ctx.directory.region(page.region);
  return html`<article class="topic-page">
    <header class="topic-head">
      <h1 id="view-title" tabindex="-1">${name}${place === null ? nothing : html`<span class="topic-place">${place}</span>`}</h1>
      <p class="note">${texts.pageOf(locale.day(page.from), locale.day(page.asOf))}${page.asOf < ctx.today ? html` · ${texts.kept}` : nothing}</p>
      ${tools(ctx, page)}
    </header>
    ${need(ctx, page)} ${trend(ctx, page)} ${coming(ctx, page)} ${subNeeds(ctx, page)} ${words(ctx, page)} ${whoAsks(ctx, page)}
    ${notesSection(ctx, 'law', texts.law, texts.noLaw, page.law)} ${notesSection(ctx, 'notes', texts.notes, texts.noNotes, page.notes)}
    ${ctx.session.role === 'regional' || page.asOf < ctx.today ? nothing : noteForm(ctx, page.topic, saved)}
  </article>`;
}

function tools(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { session, directory, state } = ctx;
  const regions = session.role === 'regional' ? directory.regions.filter((region) => session.regions.includes(region.id)) : directory.regions;
  const chooseDay = (event: Event) => {
    const day = (event.target as HTMLInputElement).value;
    if (isDay(day)) {
      ctx.update({ own: day >= ctx.today ? {} : { asOf: day } });
    }
  };
  return html`<div class="topic-tools">
    <label
      >${texts.region}
      <select id="topic-region" @change=${(event: Event) => ctx.update({ region: (event.target as HTMLSelectElement).value || null })}>
        <option value="" .selected=${state.region === null}>${session.role === 'regional' ? ctx.texts.yourRegions : texts.country}</option>
        ${regions.map((region) => html`<option value=${region.id} .selected=${region.id === state.region}>${directory.region(region.id)}</option>`)}
      </select></label
    >
    <label>${texts.asOf} <input type="date" id="topic-day" max=${ctx.today} .value=${page.asOf} @change=${chooseDay} /></label>
    ${page.asOf < ctx.today ? html`<button type="button" class="action" @click=${() => ctx.update({ own: {} })}>${texts.today}</button>` : nothing}
    <button type="button" class="action" id="topic-print" @click=${() => window.print()}>${texts.print}</button>
    <button type="button" class="action" id="all-topics" @click=${() => ctx.update({ topic: null, own: {} })}>${texts.allTopics}</button>
  </div>`;
}

function section(id: string, title: string, body: TemplateResult | TemplateResult[], note?: string): TemplateResult {
  return html`<section class="card" id="topic-${id}" aria-labelledby="title-topic-${id}">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-topic-${id}">${title}</h2>
        ${note === undefined ? nothing : html`<p class="note">${note}</p>`}
      </div>
    </header>
    <div class="card-body">${body}</div>
  </section>`;
}

function need(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const figure = (name: string, value: number, note?: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd><span class="big">${locale.number(value)}</span>${note === undefined ? nothing : html`<span class="note">${note}</span>`}</dd>
    </div>`;
  const { requests, participants, centers, planned, delivered, needsReview, previous } = page.need;
  return section(
    'need',
    texts.need,
    html`<dl class="topic-figures">
        ${figure(texts.requests, requests, texts.before(locale.number(previous)))} ${figure(texts.people, participants)} ${figure(texts.centers, centers)}
        ${figure(texts.planned, planned)} ${figure(texts.delivered, delivered)} ${figure(texts.needsReview, needsReview)}
      </dl>
      ${requests === 0 ? html`<p>${texts.noRequests}</p>` : nothing}`,
  );
}

function trend(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { points, granularity } = page.trend;
  const most = Math.max(1, ...points.map((point) => point.requests));
  const width = 100 / Math.max(1, points.length);
  const dayName = (day: Day) => (granularity === 'month' ? ctx.locale.month(day) : ctx.locale.day(day));
  return section(
    'trend',
    texts.trend,
    html`<svg class="topic-trend" width="100%" height="96" preserveAspectRatio="none" viewBox="0 0 100 100" role="img" aria-label=${texts.trend}>
        ${points.map(
          (point, i) =>
            svg`<rect x=${i * width + width * 0.1} width=${width * 0.8} y=${100 - (100 * point.requests) / most} height=${(100 * point.requests) / most}></rect>`,
        )}
      </svg>
      <p class="topic-axis note">
        <span>${points.length === 0 ? nothing : dayName(points[0]?.date ?? page.from)}</span
        ><span>${points.length === 0 ? nothing : dayName(points.at(-1)?.date ?? page.asOf)}</span>
      </p>
      <details class="topic-table">
        <summary>${texts.trendTable}</summary>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">${texts.days[granularity]}</th>
              <th scope="col" class="figure">${texts.requests}</th>
              <th scope="col" class="figure">${texts.people}</th>
            </tr>
          </thead>
          <tbody>
            ${points
              .filter((point) => point.requests > 0)
              .map(
                (point) => html`<tr>
                  <th scope="row">${dayName(point.date)}</th>
                  <td class="figure">${ctx.locale.number(point.requests)}</td>
                  <td class="figure">${ctx.locale.number(point.participants)}</td>
                </tr>`,
              )}
          </tbody>
        </table>
      </details>`,
  );
}

function coming(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const { forecast, warnings, events, courses } = page;
  const place = (region: string | null) => (region === null ? texts.country : ctx.directory.region(region));
  return section(
    'coming',
    texts.coming,
    html`<p>
        ${forecast === null
          ? texts.noForecast
          : texts.pace(
              locale.counted(forecast.requests, texts.countRequests),
              locale.counted(forecast.weeks, texts.countWeeks),
              locale.counted(forecast.people, texts.countPeople),
            )}
      </p>
      ${warnings.length === 0
        ? nothing
        : html`<h3>${texts.warnings}</h3>
            <ul class="topic-list">
              ${warnings.map(
                (one) => html`<li>
                  ${texts.warningKinds[one.kind] ?? one.kind}, ${place(one.region)}, ${locale.day(one.since)}:
                  ${texts.observed(locale.number(one.observed), locale.decimal(one.expected))}${one.cause === null ? nothing : html` <span class="note">${one.cause}</span>`}
                </li>`,
              )}
            </ul>`}
      <h3>${texts.events}</h3>
      ${events.length === 0
        ? html`<p class="note">${texts.noEvents}</p>`
        : html`<ul class="topic-list">
            ${events.map(
              (one) => html`<li>
                <strong>${one.title[ctx.state.language]}</strong>, ${place(one.region)}${one.begins === null ? nothing : html`, ${locale.day(one.begins)}`} ·
                ${one.status === 'held'
                  ? texts.attended(locale.counted(one.attended, texts.countPeople))
                  : texts.seats(locale.number(one.taken), locale.number(one.capacity))}
              </li>`,
            )}
          </ul>`}
      <h3>${texts.courses}</h3>
      ${courses.length === 0
        ? html`<p class="note">${texts.noCourses}</p>`
        : html`<ul class="topic-list">
            ${courses.map((one) => html`<li><a href=${one.url} rel="noopener noreferrer">${one.title}</a>, ${one.provider}${one.selfPaced ? html` · ${texts.selfPaced}` : nothing}</li>`)}
          </ul>`}`,
  );
}

function subNeeds(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  if (page.subNeeds.length === 0) {
    return section('needs', texts.subNeeds, html`<p class="note">${texts.noSubNeeds}</p>`);
  }
  return section(
    'needs',
    texts.subNeeds,
    html`<ol class="topic-needs">
      ${page.subNeeds.map(
        (one) => html`<li>
          <h3>${one.words.join(', ')}</h3>
          <blockquote>${one.typical.text ?? html`<span class="note">${texts.hidden}</span>`}</blockquote>
          <p class="note">
            ${[locale.counted(one.requests, texts.countRequests), locale.counted(one.centers, texts.countCenters), locale.counted(one.people, texts.countPeople)].join(' · ')}
          </p>
        </li>`,
      )}
    </ol>`,
    texts.subNeedsMeaning,
  );
}

function words(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  if (page.words.length === 0) {
    return section('words', texts.words, html`<p class="note">${texts.noWords}</p>`);
  }
  return section(
    'words',
    texts.words,
    html`<ul class="tags">
      ${page.words.map((one) => html`<li class="tag">${one.word} <span class="note">${locale.counted(one.requests, texts.countRequests)}</span></li>`)}
    </ul>`,
    texts.wordsMeaning,
  );
}

function whoAsks(ctx: Context, page: TopicPage): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { whoAsks: asking, need: total } = page;
  const roles = asking.roles
    .filter((one) => one.requests > 0)
    .map(({ role, requests }) => ({ id: role, name: ctx.texts.roleNames[role] ?? role, requests, before: null }))
    .sort((a, b) => b.requests - a.requests);
  const regions = asking.regions.map(({ region, requests, previous }) => ({ id: region, name: ctx.directory.region(region), requests, before: previous }));
  const centers = asking.centers.map(({ region, code, name, requests }) => ({ id: `${region}/${code}`, name: name ?? code, requests, before: null }));
  const found = (region: string | null, filters: Partial<Record<FindFilter, string>> = {}) =>
    toRequests({ topic: page.topic, region, period: { from: page.from, to: page.asOf } }, filters);
  const table = (id: string, title: string, column: string, rows: typeof regions | typeof centers, to: (id: string) => ReturnType<typeof found>) =>
    rows.length === 0
      ? nothing
      : html`<div>
          <h3>${title}</h3>
          ${ranking(ctx, { id, title, column, rows, of: total.requests, to })}
        </div>`;
  return section(
    'who',
    texts.whoAsks,
    html`<div class="topic-who">
      ${table('topic-roles', texts.roles, texts.role, roles, (role) => found(page.region, { role }))}
      ${page.region === null ? table('topic-regions', texts.regions, texts.region, regions, (region) => found(region)) : nothing}
      ${table('topic-centers', texts.centersMost, texts.center, centers, (center) => found(center.split('/')[0] ?? null, { center: center.split('/')[1] ?? '' }))}
    </div>`,
  );
}
