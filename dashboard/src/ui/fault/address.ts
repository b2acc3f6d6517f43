import { html, nothing, type TemplateResult } from 'lit-html';
import type { AddressFault } from '../../core/view-state.ts';
import type { Texts } from '../../texts/uk.ts';

/** What in the address could not be understood, so that nobody takes what is shown for what was asked. */
export function addressFaults(texts: Texts, faults: readonly AddressFault[]): TemplateResult | typeof nothing {
  if (faults.length === 0) {
    return nothing;
  }
  const unknown = [...new Set(faults.filter((fault) => fault.kind === 'value').map((fault) => fault.parameter))];
  const kinds = new Set(faults.map((fault) => fault.kind));
  return html`<div class="warning address-fault" role="status">
    ${unknown.length === 0 ? nothing : html`<p>${texts.addressUnknown(unknown.join(', '))}</p>`}
    ${kinds.has('order') ? html`<p>${texts.daysOrder} ${texts.usualShown}</p>` : nothing}
    ${kinds.has('tooLong') ? html`<p>${texts.daysTooLong} ${texts.usualShown}</p>` : nothing}
  </div>`;
}
