import { html, type TemplateResult } from 'lit-html';
import { classesOf } from '../../../ui/chart/classes.ts';
import { toRequests } from '../../../core/find-link.ts';
import { narrowed, titleOf } from '../topics/topics.ts';
import { focusKey } from '../../../ui/chart/walk.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { follow } from '../../../ui/figure-link.ts';
import { limited, unfoldOnPhone } from '../../../ui/table/unfold.ts';

function regionColumns(ctx: Scope, figures: Figures): string[] {
  const { directory, locale } = ctx;
  const names = (id: string) => directory.shortRegion(id);
  return figures.regions.map((row) => row.region).sort((a, b) => locale.compare(names(a), names(b)));
}

/** Topics with requests, area by area. */
function topicRows(ctx: Scope, figures: Figures): string[] {
  const known = ctx.directory.topicIds;
  const order = [...known, ...[...figures.heat.keys()].filter((topic) => !known.includes(topic))];
  return order.filter((topic) => figures.heat.has(topic) && (ctx.state.area === null || ctx.directory.areaOf(topic) === ctx.state.area));
}

function countAt(figures: Figures, topic: string, region: string): number {
  return figures.heat.get(topic)?.get(region) ?? 0;
}

export function heatSheet(ctx: Scope, figures: Figures): Sheet {
  const regions = regionColumns(ctx, figures);
  return {
    title: titleOf(ctx, ctx.texts.heat),
    columns: [
      { name: ctx.texts.topicColumn, kind: 'text' },
      ...regions.map((region) => ({ name: ctx.directory.region(region), kind: 'number' as const })),
    ],
    rows: topicRows(ctx, figures).map((topic) => [
      ctx.directory.topic(topic),
      ...regions.map((region) => countAt(figures, topic, region)),
    ]),
  };
}

/** Topics by region: a cell shows its topic in its region, arrow keys go from cell to cell and to the heads. */
export function heatCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts, state, directory, locale } = ctx;
  const regions = regionColumns(ctx, figures);
  const topics = topicRows(ctx, figures);
  const classes = classesOf(topics.flatMap((topic) => regions.map((region) => countAt(figures, topic, region))));
  const keyOf = (topic: string, region: string) => `${topic}/${region}`;
  // A head stands in the row or column without a name.
  const rows = ['', ...topics];
  const columns = ['', ...regions];
  const reached = (topic: string, region: string) => (topic === '' || region === '' ? topic !== region : countAt(figures, topic, region) > 0);
  const keys = rows.flatMap((topic) => columns.filter((region) => reached(topic, region)).map((region) => keyOf(topic, region)));
  const isHead = (key: string) => key.startsWith('/') || key.endsWith('/');
  const stop = ctx.current('heat', [...keys.filter((key) => !isHead(key)), ...keys.filter(isHead)]);
  const chosen = (topic: string, region: string) => topic === state.topic && region === state.region;
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).getAttribute('data-key');
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (key === null || step === undefined) {
      return;
    }
    event.preventDefault();
    const [topic, region] = key.split('/') as [string, string];
    let row = rows.indexOf(topic) + (step[0] as number);
    let column = columns.indexOf(region) + (step[1] as number);
    while (row >= 0 && row < rows.length && column >= 0 && column < columns.length) {
      const next = [rows[row] as string, columns[column] as string] as const;
      if (reached(...next)) {
        focusKey(event.currentTarget as Element, keyOf(...next));
        return;
      }
      row += step[0] as number;
      column += step[1] as number;
    }
  };
  return card(ctx, {
    id: 'heat',
    title: titleOf(ctx, texts.heat),
    note: [texts.heatMeaning, ...(state.region === null && state.topic === null ? [] : [texts.allCompared])].join('; '),
    controls: narrowed(ctx),
    sheet: heatSheet(ctx, figures),
    drawn: false,
    chart: html`<a class="skip in-card" href="#card-newest">${texts.skipTable}</a>
      <div class="scroll" tabindex="0" role="group" aria-label=${texts.heatScroll}>
      <table class="heat ${limited(ctx, 'heat')}" data-group="heat" @keydown=${onKey}>
        <caption class="hidden">
          ${texts.heat}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${regions.map(
              (region) =>
                html`<th scope="col" class=${region === state.region ? 'chosen' : ''}>
                  <button
                    type="button"
                    class="pick upright"
                    data-key=${keyOf('', region)}
                    tabindex=${keyOf('', region) === stop ? 0 : -1}
                    aria-pressed=${region === state.region ? 'true' : 'false'}
                    @click=${() => ctx.update({ region: region === state.region ? null : region })}
                  >
                    ${directory.shortRegion(region)}
                  </button>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${topics.map(
            (topic) =>
              html`<tr class=${topic === state.topic ? 'chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    class="pick"
                    data-key=${keyOf(topic, '')}
                    tabindex=${keyOf(topic, '') === stop ? 0 : -1}
                    aria-pressed=${topic === state.topic ? 'true' : 'false'}
                    @click=${() => ctx.update({ topic: topic === state.topic ? null : topic })}
                  >
                    ${directory.topic(topic)}
                  </button>
                </th>
                ${regions.map((region) => {
                  const count = countAt(figures, topic, region);
                  if (count === 0) {
                    return html`<td class="none">–</td>`;
                  }
                  const key = keyOf(topic, region);
                  const label = `${texts.heatCell(directory.topic(topic), directory.region(region))}: ${locale.counted(count, texts.requests)}`;
                  return html`<td class=${chosen(topic, region) ? 'chosen' : ''}>
                    <a
                      class="cell shade-${classes.of(count)}"
                      href=${ctx.link(toRequests({ topic, region }))}
                      tabindex=${key === stop ? 0 : -1}
                      aria-label=${label}
                      data-tip=${`${label}
${texts.openRequests}`}
                      data-key=${key}
                      @click=${follow(ctx, toRequests({ topic, region }))}
                      >${locale.number(count)}</a
                    >
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${unfoldOnPhone(ctx, 'heat', topics.length)}`,
  });
}
