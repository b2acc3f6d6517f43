import { html, nothing, type TemplateResult } from 'lit-html';
import { LOCAL_PEOPLE, type LocalPerson, type SignIn } from './provider.ts';
import type { SignInMessage } from './flow.ts';
import type { Texts } from '../texts/uk.ts';

interface SignInParts {
  texts: Texts;
  /** How one signs in here; null while it is not known. */
  way: SignIn | null;
  message: SignInMessage | null;
  local(person: LocalPerson): void;
  provider(): void;
  retry(): void;
}

export function signInPanel(parts: SignInParts): TemplateResult {
  const { texts, way, message } = parts;
  return html`<section class="card sign-in">
    <h1 id="view-title" tabindex="-1">${texts.signInTitle}</h1>
    <p>${texts.signInLead}</p>
    <div role="status">${message === null ? nothing : html`<p class="warning">${texts[message]}</p>`}</div>
    ${way === null ? html`<p class="note">…</p>` : ways(parts, way)}
  </section>`;
}

function ways({ texts, local, provider, retry }: SignInParts, way: SignIn): TemplateResult {
  switch (way.kind) {
    case 'local':
      return html`<p>${texts.signInLocal}</p>
        <ul class="people">
          ${(Object.keys(LOCAL_PEOPLE) as LocalPerson[]).map(
            (person) =>
              html`<li>
                <button type="button" class="person-choice" data-person=${person} @click=${() => local(person)}>
                  <strong>${texts.presets[person].name}</strong>
                  <span class="note">${texts.presets[person].note}</span>
                </button>
              </li>`,
          )}
        </ul>`;
    case 'provider':
      return html`<p><button type="button" class="action primary" @click=${provider}>${texts.signInRemote}</button></p>`;
    case 'unavailable':
      return html`<div role="alert"><p class="warning">${texts.signInUnavailable}</p></div>
        <p><button type="button" class="action primary" @click=${retry}>${texts.tryAgain}</button></p>`;
  }
}
