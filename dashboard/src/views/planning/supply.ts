import { html, svg, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { queried } from '../../data/query.ts';
import type { Supply, SupplyList } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { figureLink, follow } from '../../ui/figure-link.ts';
import { valueOf } from '../../ui/filters.ts';
import { CATALOGUE_TEXTS } from './catalogue-texts.ts';
import { withOwn } from './shared.ts';
import { openRequests } from './trace.ts';

const CLASSES = ['missing', 'supplied', 'unasked', 'balanced'] as const;

/** What is asked for beside what is on offer, topic by topic; what is needed and missing comes first. */
export function supplyPart(ctx: Context): TemplateResult {
  const texts = CATALOGUE_TEXTS[ctx.state.language];
  const { region, topic } = ctx.state;
  const { data, fault, loadingSince } = ctx.feed.want<SupplyList>(queried('/v1/supply', { region, topic }));
  if (data === null) {
    return fault === null ? loadingPanel(ctx.texts, loadingSince) : faultPanel(ctx, fault, ctx.renew);
  }
  const missing = data.items.filter((row) => row.class === 'missing').length;
  const shown = ctx.state.own['class'];
  const rows = data.items
    .filter((row) => shown === row.class || (shown === undefined && (row.class !== 'balanced' || ctx.state.topic !== null)) || shown === 'all')
    .sort((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) || b.open.people - a.open.people || ctx.locale.compare(ctx.directory.topic(a.topic), ctx.directory.topic(b.topic)));
  return html`<section class="card" id="supply" aria-labelledby="title-supply">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-supply">${texts.supply}</h2>
        <p>
          ${missing === 0 ? texts.nothingMissing : html`<strong class="missing-count">${ctx.locale.counted(missing, texts.missingCount)}</strong>`}
        </p>
        <p class="note">${texts.supplyMeaning}</p>
      </div>
      <div class="card-tools planning-choices">
        <label
          >${texts.which}
          <select id="supply-class" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'class', valueOf(event)) })}>
            <option value="" .selected=${shown === undefined}>${CLASSES.slice(0, 3).map((one) => texts.classes[one]).join(', ')}</option>
            ${CLASSES.map((one) => html`<option value=${one} .selected=${one === shown}>${texts.classNames[one]}</option>`)}
            <option value="all" .selected=${shown === 'all'}>${texts.allTopics}</option>
          </select></label
        >
      </div>
    </header>
    <div class="card-body">${rows.length === 0 ? html`<p class="note">${texts.noRows}</p>` : table(ctx, rows)}</div>
  </section>`;
}

function table(ctx: Context, rows: Supply[]): TemplateResult {
  const texts = CATALOGUE_TEXTS[ctx.state.language];
  const people = Math.max(1, ...rows.map((row) => row.open.people));
  const seats = Math.max(1, ...rows.map((row) => row.events.seatsLeft));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.supply}>
    <table class="supply">
      <caption class="hidden">
        ${texts.supply}
      </caption>
      <thead>
        <tr>
          <th scope="col">${ctx.texts.topicColumn}</th>
          <th scope="col">${texts.state}</th>
          <th scope="col" class="figure">${texts.openRequests}</th>
          <th scope="col" class="figure need-column">${texts.openPeople}</th>
          <th scope="col" class="supply-column">${texts.seatsLeft}</th>
          <th scope="col" class="figure">${texts.announcedEvents}</th>
          <th scope="col">${texts.courses}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          (row) => row.topic,
          (row) => line(ctx, row, people, seats),
        )}
      </tbody>
    </table>
  </div>`;
}

function line(ctx: Context, row: Supply, people: number, seats: number): TemplateResult {
  const texts = CATALOGUE_TEXTS[ctx.state.language];
  const { locale } = ctx;
  const name = ctx.directory.topic(row.topic);
  const need = (100 * row.open.people) / people;
  const link = (text: string) => (row.open.requests === 0 ? text : figureLink(ctx, openRequests(ctx, row.topic, ctx.state.region), text, name));
  const plan = { topic: row.topic, own: {} };
  const events = { topic: row.topic, own: { tab: 'events', status: 'announced' } };
  return html`<tr class="supply-${row.class}" data-topic=${row.topic}>
    <th scope="row"><a class="pick" href=${ctx.link(plan)} @click=${follow(ctx, plan)}>${name}</a></th>
    <td><span class="tag class-${row.class}">${texts.classes[row.class]}</span></td>
    <td class="figure">${link(locale.number(row.open.requests))}</td>
    <td class="figure with-bar need-column">
      <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="need" x="${100 - need}%" width="${need}%" height="100%"></rect>`}
      </svg>
      <span>${link(locale.number(row.open.people))}</span>
    </td>
    <td class="with-bar supply-column">
      <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="seats" width="${(100 * row.events.seatsLeft) / seats}%" height="100%"></rect>`}
      </svg>
      <span>${locale.number(row.events.seatsLeft)}</span>
    </td>
    <td class="figure">
      ${row.events.announced === 0 ? locale.number(0) : html`<a class="to-requests" href=${ctx.link(events)} @click=${follow(ctx, events)}>${locale.number(row.events.announced)}<span class="hidden">, ${name}</span></a>`}
    </td>
    <td>
      ${row.selfPaced.courses === 0
        ? html`<span aria-hidden="true">–</span><span class="hidden">0</span>`
        : html`<span class="course-marks" aria-hidden="true">${'●'.repeat(Math.min(5, row.selfPaced.courses))}</span> ${locale.number(row.selfPaced.courses)}<span class="hidden"> ${locale.form(row.selfPaced.courses, texts.coursesCount)}</span>`}
    </td>
  </tr>`;
}
