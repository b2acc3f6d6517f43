import type { TrainingRequest } from '../../data/types.ts';

export const MOST_TOPICS = 3;
export const NOT_A_REQUEST = 'not-a-request';

/** Topics that a request can have alone only. */
const ALONE: readonly string[] = ['other', NOT_A_REQUEST];
const KEY = 'ismtr.drafts';

/** What stands in the way of a choice, if anything. */
export type Objection = 'chooseTopic' | 'tooManyTopics' | 'onlyAlone';

interface Draft {
  chosen?: string[];
  added?: string[];
  note?: string;
  reason?: string;
}

/** Says whether these topics can be given to a request. */
export function objection(topics: string[]): Objection | null {
  if (topics.length === 0) {
    return 'chooseTopic';
  }
  if (topics.length > 1 && topics.some((topic) => ALONE.includes(topic))) {
    return 'onlyAlone';
  }
  return topics.length > MOST_TOPICS ? 'tooManyTopics' : null;
}

/** What the person has chosen and not saved yet, request by request; it outlives a reload of the tab. */
export class Drafts {
  private readonly drafts: Map<string, Draft>;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.drafts = stored(storage);
  }

  has(id: string): boolean {
    return this.drafts.has(id);
  }

  /** The topics that would be saved now: at first, those proposed. */
  chosen(request: TrainingRequest): string[] {
    return this.drafts.get(request.requestId)?.chosen ?? request.topics.slice(0, MOST_TOPICS).map((one) => one.topic);
  }

  /** The topics that are offered with a number: those proposed, then those added by hand. */
  offered(request: TrainingRequest): string[] {
    const proposed = request.topics.map((one) => one.topic);
    return [...proposed, ...(this.drafts.get(request.requestId)?.added ?? []).filter((topic) => !proposed.includes(topic))];
  }

  changed(request: TrainingRequest): boolean {
    const proposed = request.topics.map((one) => one.topic);
    const chosen = this.chosen(request);
    return chosen.length !== proposed.length || chosen.some((topic) => !proposed.includes(topic));
  }

  /** Marks or unmarks a topic; says why it cannot be. */
  toggle(request: TrainingRequest, topic: string): Objection | null {
    const chosen = this.chosen(request);
    if (chosen.includes(topic)) {
      this.put(request.requestId, { chosen: chosen.filter((one) => one !== topic) });
      return null;
    }
    if (ALONE.includes(topic)) {
      this.put(request.requestId, { chosen: [topic] });
      return null;
    }
    const others = chosen.filter((one) => !ALONE.includes(one));
    if (others.length >= MOST_TOPICS) {
      return 'tooManyTopics';
    }
    this.put(request.requestId, { chosen: [...others, topic] });
    return null;
  }

  /** Offers a topic and marks it. */
  add(request: TrainingRequest, topic: string): Objection | null {
    if (!this.offered(request).includes(topic)) {
      this.put(request.requestId, { added: [...(this.drafts.get(request.requestId)?.added ?? []), topic] });
    }
    return this.chosen(request).includes(topic) ? null : this.toggle(request, topic);
  }

  noteOf(id: string): string {
    return this.drafts.get(id)?.note ?? '';
  }

  setNote(id: string, note: string): void {
    this.put(id, { note });
  }

  /** What the author is to be told. */
  reasonOf(id: string): string {
    return this.drafts.get(id)?.reason ?? '';
  }

  setReason(id: string, reason: string): void {
    this.put(id, { reason });
  }

  forget(id: string): void {
    this.drafts.delete(id);
    this.store();
  }

  private put(id: string, change: Draft): void {
    this.drafts.set(id, { ...this.drafts.get(id), ...change });
    this.store();
  }

  private store(): void {
    this.storage.setItem(KEY, JSON.stringify([...this.drafts]));
  }
}

function stored(storage: Pick<Storage, 'getItem'>): Map<string, Draft> {
  try {
    return new Map(JSON.parse(storage.getItem(KEY) ?? '[]') as [string, Draft][]);
  } catch {
    return new Map();
  }
}
