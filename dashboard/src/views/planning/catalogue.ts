import { html, type TemplateResult } from 'lit-html';
import type { Context } from '../../ui/context.ts';
import { CoursesPart } from './courses.ts';
import { DraftCheckPart } from './draft-check.ts';
import { OverlapsPart } from './overlaps.ts';
import { supplyPart } from './supply.ts';
import type { Tab } from './view.ts';

/** What is on offer: supply against need, the courses, those that overlap, and those that an idea is like. */
export class CatalogueTab implements Tab {
  private readonly overlaps = new OverlapsPart();
  private readonly courses = new CoursesPart();
  private readonly check = new DraftCheckPart();

  draw(ctx: Context): TemplateResult {
    return html`${supplyPart(ctx)} ${this.overlaps.draw(ctx)} ${this.courses.draw(ctx)} ${this.check.draw(ctx)}`;
  }
}
