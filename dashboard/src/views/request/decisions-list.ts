import { html, nothing, type TemplateResult } from 'lit-html';
import { isReversible } from '../../data/decisions.ts';
import type { Context } from '../../ui/context.ts';
import { follow } from '../../ui/figure-link.ts';
import { readable } from '../../ui/readable.ts';
import { unfoldButton } from '../../ui/table/unfold.ts';
import type { RequestDesk } from './desk.ts';
import { REQUEST_TEXTS } from './texts.ts';

const FIRST = 20;
/** The tables key under which all of them are unfolded. */
const ALL = 'decisions-all';

/** What the person decided in this session, the latest first, each to be opened and undone. */
export function decisionsList(ctx: Context, desk: RequestDesk): TemplateResult {
  const words = REQUEST_TEXTS[ctx.state.language];
  const { list } = ctx.decisions;
  const unfolded = ctx.tables.has(ALL);
  return html`<details class="card queue decisions" id="decisions">
    <summary>${words.decidedTitle}${list.length === 0 ? nothing : html` <span class="count">${ctx.locale.number(list.length)}</span>`}</summary>
    ${list.length === 0
      ? html`<p class="note">${words.decidedNone}</p>`
      : html`<ol>
          ${(unfolded ? list : list.slice(0, FIRST)).map((one) => {
            const change = { request: one.requestId };
            return html`<li>
              <span>
                <a
                  href=${ctx.link(change)}
                  @click=${follow(ctx, change)}
                  >${one.center}</a
                >
                <span class="note"
                  >${readable(words.unreadable, () => ctx.locale.clock(new Date(one.at)))} · ${one.mergedInto === undefined ? (ctx.texts.statusNames[one.after.status] ?? one.after.status) : ctx.texts.mergedStatus} ·
                  ${one.after.topics.map((topic) => ctx.directory.topic(topic)).join('; ')}</span
                >
              </span>
              ${one.undone ? html`<span class="note">${words.decidedUndone}</span>` : nothing}
              ${isReversible(one)
                ? html`<button type="button" class="quiet" @click=${() => void desk.undo(ctx, [one])}>
                    ${words.undo}<span class="hidden">: ${one.center}</span>
                  </button>`
                : nothing}
            </li>`;
          })}
        </ol>`}
    ${list.length > FIRST ? unfoldButton(ctx, ALL, list.length) : nothing}
  </details>`;
}
