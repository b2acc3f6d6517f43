import { html, nothing, type TemplateResult } from 'lit-html';
import type { Theme } from '../../core/theme.ts';
import type { Language, ViewState } from '../../core/view-state.ts';
import type { Session } from '../../sign-in/session.ts';
import type { Texts } from '../../texts/uk.ts';
import { viewsFor } from '../../views/registry.ts';
import { inPlace } from '../figure-link.ts';

/** What the frame of the page needs; it stands before anything is loaded. */
interface ShellParts {
  language: Language;
  texts: Texts;
  session: Session | null;
  /** The id of the view on show; null on a page of its own. */
  view: string | null;
  /** How many requests wait, as far as known. */
  waiting: string | null;
  theme: Theme;
  setTheme(theme: Theme): void;
  link(change: Partial<ViewState>): string;
  /** Changes the view in place; without it, links load their page. */
  update: ((change: Partial<ViewState>) => void) | null;
  signOut: (() => void) | null;
}

const LANGUAGES: [Language, string, string][] = [
  ['uk', 'УКР', 'Українська'],
  ['en', 'ENG', 'English'],
];
const THEMES: Theme[] = ['auto', 'light', 'dark'];

/** A link that changes the view in place, and still opens in a new tab. */
function follow(parts: ShellParts, change: Partial<ViewState>): ((event: MouseEvent) => void) | typeof nothing {
  const { update } = parts;
  if (update === null) {
    return nothing;
  }
  return inPlace(() => update(change));
}

function navigation(parts: ShellParts, session: Session): TemplateResult {
  const { texts, language } = parts;
  return html`<nav aria-label=${texts.navLabel}>
    ${viewsFor(session).map((view) => {
      const change = { view: view.id, request: null, own: {} };
      const count = view.id === 'review' && parts.waiting !== null ? html` <span class="count" data-figure="waiting">${parts.waiting}</span>` : nothing;
      return html`<a href=${parts.link(change)} aria-current=${view.id === parts.view ? 'page' : nothing} @click=${follow(parts, change)}
        >${view.names[language]}${count}</a
      >`;
    })}
    <a href="/mails.html${language === 'en' ? '?lang=en' : ''}" aria-current=${parts.view === null ? 'page' : nothing}>${texts.mails}</a>
  </nav>`;
}

export function shell(parts: ShellParts, body: TemplateResult, notices: TemplateResult): TemplateResult {
  const { texts, session } = parts;
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
      ${session === null ? nothing : navigation(parts, session)}
      <div class="person">
        <div class="languages" role="group" aria-label=${texts.languageLabel}>
          ${LANGUAGES.map(
            ([language, short, name]) =>
              html`<a
                href=${parts.link({ language })}
                lang=${language}
                hreflang=${language}
                aria-label="${short}, ${name}"
                aria-current=${language === parts.language ? 'true' : nothing}
                @click=${follow(parts, { language })}
                >${short}</a
              >`,
          )}
        </div>
        <label class="theme"
          ><span class="hidden">${texts.themeLabel}</span>
          <select @change=${(event: Event) => parts.setTheme((event.target as HTMLSelectElement).value as Theme)}>
            ${THEMES.map((theme) => html`<option value=${theme} ?selected=${theme === parts.theme}>${texts.themes[theme]}</option>`)}
          </select>
        </label>
        ${session === null
          ? nothing
          : html`<span class="who">${texts.roles[session.role] ?? session.role}</span>
              ${parts.signOut === null
                ? nothing
                : html`<button type="button" class="quiet" id="sign-out" @click=${parts.signOut}>${texts.signOut}</button>`}`}
      </div>
    </header>
    <main id="main" tabindex="-1">
      ${body}
      <div id="tip" role="tooltip" hidden></div>
    </main>
    <footer class="foot"><p>${texts.footer}</p></footer>
    ${notices}`;
}
