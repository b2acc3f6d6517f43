import type { TrainingEvent, TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';

/** Of an event's places, this share must be taken for it to be worth holding; the moderator may say otherwise. */
const LEAST_SHARE = 3;
const MOST_PEOPLE = 10_000;
const MOST_TOPICS = 3;
/** As many of the requests name a topic, for the event to be on it too. */
const HALF = 0.5;
const SPECIAL = ['other', 'not-a-request'];

/** Whether a request can be put into an event. */
export function isOpen({ status, mergedInto, eventId }: TrainingRequest): boolean {
  return (status === 'classified' || status === 'needs-review') && mergedInto === undefined && eventId === undefined;
}

function counts(values: string[]): [string, number][] {
  const found = new Map<string, number>();
  values.forEach((value) => found.set(value, (found.get(value) ?? 0) + 1));
  return [...found].sort((a, b) => b[1] - a[1]);
}

/**
 * The event that answers these requests: on what most of them ask for, in the format that most wish, in their region if
 * they have one in common; else online, which all can come to.
 */
export function draftOf({ directory }: Pick<Context, 'directory'>, requests: TrainingRequest[]): object {
  const named = counts(requests.flatMap((one) => one.topics.map(({ topic }) => topic).filter((topic) => !SPECIAL.includes(topic))));
  const topics = named.filter(([, count], at) => at === 0 || count >= requests.length * HALF).slice(0, MOST_TOPICS).map(([topic]) => topic);
  const [topic = 'other'] = topics;
  const names = directory.areas.flatMap((area) => area.topics).find((one) => one.id === topic);
  const regions = new Set(requests.map((one) => one.region));
  const region = regions.size === 1 ? (requests[0]?.region ?? null) : null;
  const format = counts(requests.map((one) => one.format).filter((one) => one !== 'any'))[0]?.[0] ?? 'online';
  const people = Math.min(MOST_PEOPLE, requests.reduce((sum, one) => sum + one.participants, 0));
  return {
    title: { uk: names?.uk ?? 'Навчання', en: names?.en ?? 'Training' },
    topics: topics.length === 0 ? ['other'] : topics,
    format: region === null ? 'online' : format,
    region,
    capacity: people,
    minimum: Math.max(1, Math.round(people / LEAST_SHARE)),
    sessions: [],
    requests: requests.map((one) => one.requestId),
  };
}

/** Drafts the event; the same key again drafts no second one. */
export async function draftEvent(ctx: Context, requests: TrainingRequest[], key: string): Promise<TrainingEvent> {
  return (await ctx.api.post('/v1/events', draftOf(ctx, requests), { key })) as TrainingEvent;
}
