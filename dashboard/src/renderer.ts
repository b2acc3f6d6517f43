import { render, type TemplateResult } from 'lit-html';
import { Arrivals } from './core/arrivals.ts';
import { StableOrder } from './core/stable-order.ts';

/** The cards whose charts are drawn at their real width. */
const CHARTS = ['map', 'dynamics'];
const USUAL_WIDTH = 600;

/** Draws the page, and remembers what is neither in its address nor in its data: widths, tab stops, orders, unfolded parts. */
export class Renderer {
  readonly tables = new Set<string>();
  readonly order = new StableOrder();
  readonly arrivals = new Arrivals();
  revision = 0;
  private readonly widths = new Map<string, number>();
  private readonly stops = new Map<string, string>();
  private scheduled = false;

  constructor(
    private readonly root: HTMLElement,
    /** Makes the page as it is now. */
    private readonly make: () => TemplateResult,
    private readonly drawn: () => void,
  ) {}

  start(): void {
    this.root.replaceChildren();
    document.addEventListener('focusin', (event) => this.remember(event));
    new ResizeObserver(() => {
      if (this.measure()) {
        this.redraw();
      }
    }).observe(this.root);
  }

  /** Draws once for what has come by then: answers often come together. */
  redraw(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      setTimeout(() => {
        this.scheduled = false;
        this.draw();
      });
    }
  }

  draw(): void {
    render(this.make(), this.root);
    const unmeasured = CHARTS.some((id) => !this.widths.has(id) && document.getElementById(`card-${id}`) !== null);
    if (unmeasured && this.measure()) {
      render(this.make(), this.root);
    }
    this.drawn();
  }

  /** Something that is in neither the state nor the data changed. */
  touch(): void {
    this.revision++;
    this.draw();
  }

  /** The person asked for something else: rows may take other places, lists show what is new. */
  forgetOrders(): void {
    this.order.clear();
    this.arrivals.clear();
  }

  widthOf(id: string): number {
    return this.widths.get(id) ?? USUAL_WIDTH;
  }

  /** The key of the element with the one tab stop of a group. */
  current(group: string, keys: string[]): string {
    const stop = this.stops.get(group);
    return stop !== undefined && keys.includes(stop) ? stop : (keys[0] ?? '');
  }

  /** The tab stop of a group follows the focus. */
  private remember(event: FocusEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const group = target?.closest('[data-group]')?.getAttribute('data-group');
    const key = target?.getAttribute('data-key');
    if (group != null && key != null && this.stops.get(group) !== key) {
      this.stops.set(group, key);
      this.revision++;
      this.redraw();
    }
  }

  /** Reads how wide the charts' places are; answers whether one changed. */
  private measure(): boolean {
    let changed = false;
    for (const id of CHARTS) {
      const place = this.root.querySelector<HTMLElement>(`#card-${id} .card-body`);
      if (place !== null) {
        const style = getComputedStyle(place);
        const width = Math.floor(place.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight));
        if (this.widths.get(id) !== width) {
          this.widths.set(id, width);
          this.revision++;
          changed = true;
        }
      }
    }
    return changed;
  }
}
