import type { Answer, Api } from '../../data/api.ts';
import type { TrainingRequest } from '../../data/types.ts';
import { Fault } from '../../data/faults.ts';
import { requestPath } from '../../data/request-lists.ts';

export const MOST_TOPICS = 3;
export const NOT_A_REQUEST = 'not-a-request';

/** Topics that a request can have alone only. */
const ALONE: readonly string[] = ['other', NOT_A_REQUEST];

/** What stands in the way of a choice, if anything. */
export type Objection = 'chooseTopic' | 'tooManyTopics' | 'onlyAlone';

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

/** What the person has chosen and not saved yet, request by request, and what was saved. */
export class Drafts {
  /** The ids of the requests that were decided here. */
  readonly decided = new Set<string>();
  /** Text in the field that looks for a topic; null while it is closed. */
  search: string | null = null;
  /** The option that arrow keys have reached. */
  option = 0;
  saving = false;
  message: 'changedByOther' | 'saveFailed' | 'reviewReadOnly' | Objection | null = null;
  private readonly choices = new Map<string, string[]>();
  private readonly added = new Map<string, string[]>();
  private readonly notes = new Map<string, string>();

  /** The topics that would be saved now: at first, those proposed. */
  chosen(request: TrainingRequest): string[] {
    return this.choices.get(request.requestId) ?? request.topics.slice(0, MOST_TOPICS).map((one) => one.topic);
  }

  /** The topics that are offered with a number: those proposed, then those added by hand. */
  offered(request: TrainingRequest): string[] {
    const proposed = request.topics.map((one) => one.topic);
    return [...proposed, ...(this.added.get(request.requestId) ?? []).filter((topic) => !proposed.includes(topic))];
  }

  changed(request: TrainingRequest): boolean {
    const proposed = request.topics.map((one) => one.topic);
    const chosen = this.chosen(request);
    return chosen.length !== proposed.length || chosen.some((topic) => !proposed.includes(topic));
  }

  toggle(request: TrainingRequest, topic: string): void {
    const chosen = this.chosen(request);
    this.message = null;
    if (chosen.includes(topic)) {
      this.choices.set(request.requestId, chosen.filter((one) => one !== topic));
    } else if (ALONE.includes(topic)) {
      this.choices.set(request.requestId, [topic]);
    } else {
      const others = chosen.filter((one) => !ALONE.includes(one));
      if (others.length >= MOST_TOPICS) {
        this.message = 'tooManyTopics';
      } else {
        this.choices.set(request.requestId, [...others, topic]);
      }
    }
  }

  /** Offers a topic and marks it. */
  add(request: TrainingRequest, topic: string): void {
    if (!this.offered(request).includes(topic)) {
      this.added.set(request.requestId, [...(this.added.get(request.requestId) ?? []), topic]);
    }
    if (!this.chosen(request).includes(topic)) {
      this.toggle(request, topic);
    }
    this.search = null;
  }

  noteOf(id: string): string {
    return this.notes.get(id) ?? '';
  }

  setNote(id: string, text: string): void {
    this.notes.set(id, text);
  }

  /** Saves the choice; null: {@link message} says why not, and keeps the choice unless it is out of date. */
  async save(api: Api, request: TrainingRequest, etag: string | null): Promise<Answer<TrainingRequest> | null> {
    const topics = this.chosen(request);
    this.message = objection(topics);
    if (this.message !== null || this.saving) {
      return null;
    }
    this.saving = true;
    const note = this.noteOf(request.requestId).trim();
    try {
      const saved = await api.patch<TrainingRequest>(requestPath(request.requestId), etag, {
        topics,
        ...(request.status === 'needs-review' ? { status: 'classified' } : {}),
        ...(note === '' ? {} : { note }),
      });
      this.decided.add(request.requestId);
      this.forget(request.requestId);
      return saved;
    } catch (error) {
      const kind = error instanceof Fault ? error.kind : 'server';
      if (kind === 'signed-out') {
        throw error;
      }
      if (kind === 'conflict') {
        this.forget(request.requestId);
      }
      this.message = kind === 'conflict' ? 'changedByOther' : kind === 'forbidden' ? 'reviewReadOnly' : 'saveFailed';
      return null;
    } finally {
      this.saving = false;
    }
  }

  private forget(id: string): void {
    this.choices.delete(id);
    this.added.delete(id);
    this.notes.delete(id);
  }
}
