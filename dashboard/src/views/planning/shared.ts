import { html, type TemplateResult } from 'lit-html';
import type { Context } from '../../ui/context.ts';
import { TEXTS } from './texts.ts';

/** The name of a region; an event without one is for the whole country. */
export function placeText(ctx: Context, region: string | null): string {
  return region === null ? TEXTS[ctx.state.language].country : ctx.directory.region(region);
}

/** One of the figures above a plan: what it counts, and what that means. */
export function figure(name: string, value: TemplateResult | string, note: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd><span class="big">${value}</span><span class="note">${note}</span></dd>
  </div>`;
}

/** The parameters of this section's own with another value of one; an empty value takes it away. */
export function withOwn(ctx: Context, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = ctx.state.own;
  return value === '' ? others : { ...others, [name]: value };
}
