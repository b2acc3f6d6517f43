import { html, nothing, type TemplateResult } from 'lit-html';
import type { Locale } from '../core/locale.ts';
import type { Theme } from '../core/theme.ts';
import type { Language, ViewState } from '../core/view-state.ts';
import type { Session } from '../data/session.ts';
import type { Texts } from '../texts/uk.ts';

/** What the frame of the page needs; it stands before anything is loaded. */
export interface ShellParts {
  state: ViewState;
  texts: Texts;
  locale: Locale;
  session: Session | null;
  /** How many requests wait, as far as known. */
  waiting: number | null;
  theme: Theme;
  setTheme(theme: Theme): void;
  link(change: Partial<ViewState>): string;
  update(change: Partial<ViewState>): void;
  signOut(): void;
}

const LANGUAGES: [Language, string, string][] = [
  ['uk', 'УКР', 'Українська'],
  ['en', 'ENG', 'English'],
];

/** A link that changes the view in place, and still opens in a new tab. */
function follow(parts: ShellParts, change: Partial<ViewState>): (event: MouseEvent) => void {
  return (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      parts.update(change);
    }
  };
}

export function shell(parts: ShellParts, body: TemplateResult, notices: TemplateResult): TemplateResult {
  const { texts, state, session } = parts;
  const views = ['overview', 'review'] as const;
  const themes: Theme[] = ['auto', 'light', 'dark'];
  return html`<a class="skip" href="#main">${texts.skipToContent}</a>
    <header class="top">
      <p class="brand">
        <svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
          <rect class="logo-ground" width="32" height="32" rx="7"></rect>
          <rect class="logo-bar" x="7" y="17" width="4.5" height="8" rx="1"></rect>
          <rect class="logo-bar" x="13.75" y="12" width="4.5" height="13" rx="1"></rect>
          <rect class="logo-sun" x="20.5" y="7" width="4.5" height="18" rx="1"></rect>
        </svg>
        <span><strong>${texts.productName}</strong> <span class="brand-title">${texts.productTitle}</span></span>
      </p>
      ${session === null
        ? nothing
        : html`<nav aria-label=${texts.navLabel}>
            ${views.map(
              (view) =>
                html`<a
                  href=${parts.link({ view, request: null })}
                  aria-current=${view === state.view ? 'page' : nothing}
                  @click=${follow(parts, { view, request: null })}
                  >${texts.views[view]}${view === 'review' && parts.waiting !== null && parts.waiting > 0
                    ? html` <span class="count">${parts.locale.number(parts.waiting)}</span>`
                    : nothing}</a
                >`,
            )}
            ${session.role === 'admin' ? html`<a href="/mails.html${state.language === 'en' ? '?lang=en' : ''}">${texts.mails}</a>` : nothing}
          </nav>`}
      <div class="person">
        <div class="languages" role="group" aria-label=${texts.languageLabel}>
          ${LANGUAGES.map(
            ([language, short, name]) =>
              html`<a
                href=${parts.link({ language })}
                lang=${language}
                hreflang=${language}
                aria-label="${short}, ${name}"
                aria-current=${language === state.language ? 'true' : nothing}
                @click=${follow(parts, { language })}
                >${short}</a
              >`,
          )}
        </div>
        <label class="theme"
          ><span class="hidden">${texts.themeLabel}</span>
          <select @change=${(event: Event) => parts.setTheme((event.target as HTMLSelectElement).value as Theme)}>
            ${themes.map((theme) => html`<option value=${theme} ?selected=${theme === parts.theme}>${texts.themes[theme]}</option>`)}
          </select>
        </label>
        ${session === null
          ? nothing
          : html`<span class="who">${texts.roles[session.role] ?? session.role}</span>
              <button type="button" class="quiet" id="sign-out" @click=${parts.signOut}>${texts.signOut}</button>`}
      </div>
    </header>
    <main id="main" tabindex="-1">${body}</main>
    <footer class="foot"><p>${texts.footer}</p></footer>
    ${notices}
    <div id="tip" role="tooltip" hidden></div>`;
}
