import type { TrainingRequest } from './api-types.ts';
import { Fault, faultOf } from './faults.ts';

const TIMEOUT_MILLIS = 30_000;

/** How far the server's clock is ahead of this one, as its last answer told. */
let clockOffset = 0;

/** The time now by the server's clock: a wrong clock here must not make figures look old or new. */
export function serverNow(): number {
  return Date.now() + clockOffset;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** Calls the API as the signed-in person. */
export class Api {
  constructor(private readonly token: string) {}

  /** What is at this path; null when it is still what `etag` names. */
  async get<T>(path: string, etag: string | null = null): Promise<Answer<T> | null> {
    const response = await this.call(path, etag === null ? {} : { headers: { 'If-None-Match': etag } });
    if (response.status === 304) {
      return null;
    }
    return { data: (await response.json()) as T, etag: response.headers.get('ETag') };
  }

  /** Changes a request that is still as `etag` says. */
  async patchRequest(id: string, etag: string | null, change: object): Promise<TrainingRequest> {
    const response = await this.call(`/v1/training-requests/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', ...(etag === null ? {} : { 'If-Match': etag }) },
      body: JSON.stringify(change),
    });
    return (await response.json()) as TrainingRequest;
  }

  /** Asks for something to be done; answers with what the server says of it, null where it says nothing. */
  async post(path: string, wish: object): Promise<unknown> {
    const response = await this.call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  async remove(path: string): Promise<void> {
    await this.call(path, { method: 'DELETE' });
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(path, {
        ...init,
        cache: 'no-store',
        headers: { Accept: 'application/json', Authorization: `Bearer ${this.token}`, ...init.headers },
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
    } catch (error) {
      throw new Fault(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'offline');
    }
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      clockOffset = date - Date.now();
    }
    if (!response.ok && response.status !== 304) {
      throw await faultOf(response);
    }
    return response;
  }
}
