import { nothing } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { RequestLook } from '../../data/request-look.ts';
import type { Looker } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { lookersText } from './lookers-text.ts';
import { REQUEST_TEXTS } from './texts.ts';

/** The look lasts as long as this stands in the page. */
class Lookers extends AsyncDirective {
  private ctx: Context | null = null;
  private id: string | null = null;
  private look: RequestLook | null = null;
  private others: Looker[] = [];
  private readonly seen = () => this.look?.seen();

  render(ctx: Context, id: string): string | typeof nothing {
    this.ctx = ctx;
    if (id !== this.id || this.look === null) {
      this.disconnected();
      this.id = id;
      this.others = [];
      if (this.isConnected) {
        this.begin(ctx, id);
      }
    }
    return this.text(ctx);
  }

  protected override disconnected(): void {
    document.removeEventListener('visibilitychange', this.seen);
    this.look?.end();
    this.look = null;
  }

  private begin(ctx: Context, id: string): void {
    document.addEventListener('visibilitychange', this.seen);
    this.look = new RequestLook(
      ctx.api,
      id,
      () => document.visibilityState !== 'hidden',
      (others) => {
        this.others = others;
        this.setValue(this.text(this.ctx ?? ctx));
      },
    );
  }

  private text({ state, locale }: Context): string | typeof nothing {
    return lookersText(REQUEST_TEXTS[state.language], locale, this.others) ?? nothing;
  }
}

/** Who else looks at the request, as a line of text. */
export const lookers = directive(Lookers);
