import { html, nothing, type TemplateResult } from 'lit-html';
import type { Locale } from '../../core/locale.ts';
import type { Named, Subscription } from '../../data/types.ts';
import type { MailTexts } from './texts.ts';

/** What a form of a subscription needs to be filled with. */
interface SubscriptionForm {
  texts: MailTexts;
  locale: Locale;
  /** The regions that can be chosen. */
  regions: Named[];
  /** What the form changes; null for a new one. */
  subscription: Subscription | null;
  /** Whether there may be a subscription already that the form without one changes. */
  others: boolean;
  /** Whether it asks for an address: without one, it is the person's own. */
  email: 'required' | 'optional';
  submit(settings: Record<string, unknown>): void;
}

/** The fields of a subscription, filled with what it is: what the form does not change stays. */
export function subscriptionForm(form: SubscriptionForm): TemplateResult {
  const { texts, locale, regions, subscription } = form;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const regions = data.getAll('region').map(String);
    // What is at the address already is not known here: what nobody filled in stays as it is there.
    const unknown = subscription === null;
    form.submit({
      ...(text('email') === '' ? {} : { email: text('email') }),
      ...(unknown && regions.length === 0 ? {} : { regions }),
      ...(unknown && text('language') === '' ? {} : { language: text('language') }),
      ...(unknown && text('pausedUntil') === '' ? {} : { pausedUntil: text('pausedUntil') === '' ? null : text('pausedUntil') }),
    });
  };
  const chosen = new Set(subscription?.regions ?? []);
  const language = subscription?.language ?? (form.others ? '' : locale.language);
  const languages = [...(subscription === null && form.others ? [''] : []), 'uk', 'en'];
  return html`<form class="mail-form" @submit=${submit}>
    <label
      ><span>${texts.email}</span
      ><input type="email" name="email" autocomplete="email" ?required=${form.email === 'required'} .value=${subscription?.email ?? ''} />${form.email === 'optional'
        ? html`<span class="note">${texts.ownAddress}</span>`
        : nothing}</label
    >
    <label
      ><span>${texts.regions}</span
      ><select name="region" multiple size="4">
        ${regions.map((region) => html`<option value=${region.id} .selected=${chosen.has(region.id)}>${region[locale.language]}</option>`)}</select
      ><span class="note">${texts.regionsHelp}</span></label
    >
    <label
      ><span>${texts.language}</span
      ><select name="language">
        ${languages.map((one) => html`<option value=${one} .selected=${one === language}>${one === '' ? texts.asBefore : texts.languages[one]}</option>`)}
      </select></label
    >
    <label><span>${texts.paused}</span><input type="date" name="pausedUntil" .value=${subscription?.pausedUntil ?? ''} /></label>
    <div class="buttons"><button class="action primary">${texts.subscribe}</button></div>
  </form>`;
}
