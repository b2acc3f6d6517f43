import { html, nothing, type TemplateResult } from 'lit-html';
import type { Forms } from '../../../core/locale.ts';
import type { Language, ViewState } from '../../../core/view-state.ts';
import type { Warning, WarningList } from '../../../data/types.ts';
import type { Context } from '../../../ui/context.ts';
import { follow } from '../../../ui/figure-link.ts';
import { warningSentence, warningsPath, warningTitle } from '../../warnings/sentence.ts';

const SHOWN = 3;
const LIMIT = 100;

const UK = {
  count: { one: 'нове попередження', few: 'нові попередження', many: 'нових попереджень', other: 'нового попередження' } as Forms,
  over: 'Понад',
  all: 'Переглянути всі нові',
};

const EN: typeof UK = { count: { one: 'new warning', other: 'new warnings' }, over: 'Over', all: 'Look at all new ones' };

const TEXTS: Record<Language, typeof UK> = { uk: UK, en: EN };

/** What new warnings there are of the shown region and topic; nothing when there are none. */
export function warningsBadge(ctx: Context): TemplateResult | typeof nothing {
  const { region, topic, language } = ctx.state;
  const { data } = ctx.feed.want<WarningList>(warningsPath({ state: 'new', region, topic, limit: String(LIMIT) }));
  if (data === null || data.items.length === 0) {
    return nothing;
  }
  const texts = TEXTS[language];
  const count = ctx.locale.counted(data.items.length, texts.count);
  const link = (change: Partial<ViewState>, name: string) => html`<a href=${ctx.link(change)} @click=${follow(ctx, change)}>${name}</a>`;
  const to = (own: Record<string, string>): Partial<ViewState> => ({ view: 'warnings', request: null, own: { state: 'new', ...own } });
  const one = (warning: Warning) =>
    html`<li>${link(to({ warning: warning.warningId }), warningTitle(ctx, warning))} <span class="note">${warningSentence(ctx, warning)}</span></li>`;
  return html`<section class="warning warnings-badge" aria-labelledby="title-badge">
    <h2 id="title-badge" data-figure="warnings">${data.nextCursor === null ? count : `${texts.over} ${count}`}</h2>
    <ul>
      ${data.items.slice(0, SHOWN).map(one)}
    </ul>
    ${data.items.length > SHOWN ? html`<p>${link(to({}), texts.all)}</p>` : nothing}
  </section>`;
}
