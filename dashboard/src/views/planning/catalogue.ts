import { html, type TemplateResult } from 'lit-html';
import type { Context } from '../../ui/context.ts';
import { OverlapsPart } from './overlaps.ts';
import { supplyPart } from './supply.ts';
import type { Tab } from './view.ts';

/** What is on offer: supply against need, and courses that overlap. */
export class CatalogueTab implements Tab {
  private readonly overlaps = new OverlapsPart();

  draw(ctx: Context): TemplateResult {
    return html`${supplyPart(ctx)} ${this.overlaps.draw(ctx)}`;
  }
}
