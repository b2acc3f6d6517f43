import { dayOfMoment } from '../../core/dates.ts';
import type { TrainingRequest } from '../../data/types.ts';
import type { Sheet } from '../../exports/sheet.ts';
import type { Scope } from '../../ui/context.ts';
import { statusText } from '../../ui/status.ts';
import { TEXTS } from './texts.ts';

/** The requests that were found, without anything personal: the list has none of it. */
export function requestsSheet(scope: Scope, items: TrainingRequest[]): Sheet {
  const words = TEXTS[scope.state.language];
  const { columns } = words;
  const { texts, directory } = scope;
  return {
    title: words.exportTitle,
    columns: [
      { name: columns.submitted, kind: 'date' },
      { name: columns.region, kind: 'text' },
      { name: columns.center, kind: 'text' },
      { name: columns.code, kind: 'text' },
      { name: columns.topics, kind: 'text' },
      { name: columns.status, kind: 'text' },
      { name: columns.format, kind: 'text' },
      { name: columns.participants, kind: 'number' },
      { name: columns.urgency, kind: 'text' },
      { name: columns.desiredBy, kind: 'date' },
      { name: columns.text, kind: 'text' },
    ],
    rows: items.map((item) => [
      dayOfMoment(item.submittedAt),
      directory.region(item.region),
      item.center.name,
      item.center.code,
      item.topics.map((one) => directory.topic(one.topic)).join('; '),
      statusText(scope, item),
      texts.formatNames[item.format] ?? item.format,
      item.participants,
      texts.urgencyNames[item.urgency] ?? item.urgency,
      item.desiredBy ?? null,
      item.text,
    ]),
  };
}
