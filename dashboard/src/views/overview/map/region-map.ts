import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Measure } from '../../../core/view-state.ts';
import { toRequests } from '../../../core/find-link.ts';
import { type Figures, type RegionRow, valueOf } from '../../../data/figures.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { changeText } from '../../../ui/table/compare.ts';
import { classesOf } from '../../../ui/chart/classes.ts';
import { focusKey, neighbour } from '../../../ui/chart/walk.ts';

/** The shapes of the regions, and where their labels stand. */
export interface MapShapes {
  viewBox: string;
  regions: { id: string; c: [number, number]; d: string }[];
}

/** Labels that would lie on one another, moved apart (in units of the map). */
const NUDGES: Record<string, [number, number]> = {
  'UA-32': [-23, 50],
  'UA-30': [0, 2],
  'UA-40': [-34, 4],
  'UA-77': [0, 4],
  'UA-51': [30, -34],
};

/** Labels that stand beside their region. */
const OUTSIDE = new Set(['UA-40']);

/** A value as the measure is written. */
export function measured(ctx: Scope, value: number, measure: Measure): string {
  return measure === 'perRequest' ? ctx.locale.decimal(value) : ctx.locale.number(value);
}

function describe(ctx: Scope, id: string, row: RegionRow | undefined, measure: Measure): string[] {
  const { texts, locale } = ctx;
  if (row === undefined) {
    return [ctx.directory.region(id), texts.noAccess];
  }
  const lines = [ctx.directory.region(id)];
  const value = valueOf(row, measure);
  if (row.requests === 0) {
    lines.push(texts.noData);
  } else {
    lines.push(`${locale.counted(row.requests, texts.requests)}, ${locale.counted(row.participants, texts.participants)}`);
    if (value !== null && measure !== 'requests' && measure !== 'participants') {
      lines.push(`${texts.measures[measure]}: ${measured(ctx, value, measure)}`);
    }
  }
  if (row.before !== null) {
    lines.push(`${texts.comparedShort[ctx.state.compare]}: ${locale.number(row.before)}, ${changeText(ctx, row.requests, row.before)}`);
  }
  lines.push(texts.shiftOpens);
  return lines;
}

/** The map: shade and number tell the measure, hatching that there is nothing to tell; a region is a button. */
export function regionMap(ctx: Context, figures: Figures, shapes: MapShapes): TemplateResult {
  const { texts, state } = ctx;
  const [, , mapWidth, mapHeight] = shapes.viewBox.split(' ').map(Number) as [number, number, number, number];
  const width = Math.max(240, ctx.widthOf('map'));
  const scale = width / mapWidth;
  const height = Math.round(mapHeight * scale);
  const rows = new Map(figures.regions.map((row) => [row.region, row]));
  const valueAt = (id: string) => {
    const row = rows.get(id);
    return row === undefined || row.requests === 0 ? null : valueOf(row, state.measure);
  };
  const classes = classesOf(shapes.regions.map((shape) => valueAt(shape.id) ?? 0));
  const spots = shapes.regions.map((shape) => ({ key: shape.id, x: shape.c[0], y: shape.c[1] }));
  const stop = ctx.current('map', state.region === null ? spots.map((spot) => spot.key) : [state.region]);
  const fill = (id: string) => {
    const value = valueAt(id);
    return value === null ? (rows.has(id) ? 'no-data' : 'no-access') : `shade-${classes.of(value)}`;
  };
  const choose = (id: string) => ctx.update({ region: state.region === id ? null : id });
  const open = (id: string) => ctx.update(toRequests({ region: id }));
  const onKey = (event: KeyboardEvent) => {
    const group = event.currentTarget as Element;
    const key = (event.target as Element).getAttribute('data-key');
    if (key === null) {
      return;
    }
    const next = neighbour(spots, key, event.key);
    if (next !== null) {
      event.preventDefault();
      focusKey(group, next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.shiftKey) {
        open(key);
      } else {
        choose(key);
      }
    }
  };
  const outlined = shapes.regions.find((shape) => shape.id === state.region);
  return html`<p class="hidden" id="map-help">${texts.mapHelp}</p>
    <a class="skip in-card" href="#card-regions">${texts.skipMap}</a>
    <svg
      class="drawing map"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-labelledby="title-map"
      aria-describedby="map-help"
      data-group="map"
      @keydown=${onKey}
    >
      <defs>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="7" height="7"></rect>
          <line class="hatch-line" x1="0" y1="0" x2="0" y2="7"></line>
        </pattern>
      </defs>
      <g transform="scale(${scale})">
        ${shapes.regions.map((shape) => {
          const lines = describe(ctx, shape.id, rows.get(shape.id), state.measure);
          const looks = fill(shape.id);
          const chosen = shape.id === state.region;
          return svg`<path
            class="region ${looks}"
            fill=${looks.startsWith('no-') ? 'url(#hatch)' : nothing}
            d=${shape.d}
            role="button"
            tabindex=${shape.id === stop ? 0 : -1}
            aria-pressed=${chosen ? 'true' : 'false'}
            aria-label=${lines.join('. ')}
            data-tip=${lines.join('\n')}
            data-key=${shape.id}
            @click=${(event: MouseEvent) => (event.shiftKey ? open(shape.id) : choose(shape.id))}
          ></path>`;
        })}
        <path class="chosen-outline" d=${outlined?.d ?? nothing}></path>
      </g>
      <g class="labels" aria-hidden="true">
        ${shapes.regions.map((shape) => {
          const value = valueAt(shape.id);
          const [dx, dy] = NUDGES[shape.id] ?? [0, 0];
          return value === null
            ? nothing
            : svg`<text
                class="label ${fill(shape.id)} ${OUTSIDE.has(shape.id) ? 'outside' : ''}"
                x=${(shape.c[0] + dx) * scale}
                y=${(shape.c[1] + dy) * scale}
              >${measured(ctx, value, state.measure)}</text>`;
        })}
      </g>
    </svg>
    <ul class="legend" aria-label=${texts.legendLabel}>
      ${classes.ranges.map(
        (range) =>
          html`<li>
            <svg class="key" width="18" height="14" aria-hidden="true"><rect class="shade-${range.shade}" width="18" height="14" rx="2"></rect></svg>
            ${range.from === range.to
              ? measured(ctx, range.from, state.measure)
              : `${measured(ctx, range.from, state.measure)}–${measured(ctx, range.to, state.measure)}`}
          </li>`,
      )}
      <li>
        <svg class="key" width="18" height="14" aria-hidden="true"><rect fill="url(#hatch)" class="edge" width="18" height="14" rx="2"></rect></svg>
        ${ctx.session.role === 'regional' ? `${texts.noData} / ${texts.noAccess}` : texts.noData}
      </li>
    </ul>`;
}
