import type { Access } from '../sign-in/access.ts';
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
  constructor(private readonly access: Access) {}

  /** What is at this path; null when it is still what `etag` names. */
  async get<T>(path: string, etag: string | null = null): Promise<Answer<T> | null> {
    const response = await this.call(path, etag === null ? {} : { headers: { 'If-None-Match': etag } });
    if (response.status === 304) {
      return null;
    }
    return { data: (await response.json()) as T, etag: response.headers.get('ETag') };
  }

  /** Changes what is still as `etag` says. */
  async patch<T>(path: string, etag: string | null, change: object): Promise<Answer<T>> {
    return this.write<T>('PATCH', path, change, etag);
  }

  /** Replaces what is still as `etag` says. */
  async put<T>(path: string, etag: string | null, content: object): Promise<Answer<T>> {
    return this.write<T>('PUT', path, content, etag);
  }

  /** What is at this path, in its own format. */
  async text(path: string, type: string): Promise<string> {
    return (await this.call(path, { headers: { Accept: type } })).text();
  }

  /**
   * Asks for something to be done; answers with what the server says of it, null where it says nothing. The same key again
   * is the same call; with an etag it is done only to what is still as that says.
   */
  async post(path: string, content: object, { etag = null, key = null }: { etag?: string | null; key?: string | null } = {}): Promise<unknown> {
    return (await this.write<unknown>('POST', path, content, etag, key === null ? {} : { 'Idempotency-Key': key })).data;
  }

  /** Sends a file; answers with what the server says of it. */
  async upload(path: string, type: string, file: Blob): Promise<unknown> {
    return (await this.call(path, { method: 'POST', headers: { 'Content-Type': type }, body: file })).json();
  }

  /** A file that the server makes; its type is that of the answer. */
  async file(path: string): Promise<Blob> {
    return (await this.call(path, { headers: { Accept: '*/*' } })).blob();
  }

  async remove(path: string): Promise<void> {
    await this.call(path, { method: 'DELETE' });
  }

  private async write<T>(method: string, path: string, content: object, etag: string | null, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await this.call(path, {
      method,
      headers: { 'Content-Type': 'application/json', ...(etag === null ? {} : { 'If-Match': etag }), ...headers },
      body: JSON.stringify(content),
    });
    const text = await response.text();
    return { data: (text === '' ? null : JSON.parse(text)) as T, etag: response.headers.get('ETag') };
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    const token = await this.access.token(serverNow());
    let response = await this.send(path, init, token);
    // Nothing was done: the gateway refuses a token before it calls anything.
    if (response.status === 401 && (await this.access.replace(token))) {
      response = await this.send(path, init, await this.access.token(serverNow()));
    }
    if (!response.ok && response.status !== 304) {
      throw await faultOf(response);
    }
    return response;
  }

  private async send(path: string, init: RequestInit, token: string): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(path, {
        ...init,
        cache: 'no-store',
        headers: { Accept: 'application/json', Authorization: `Bearer ${token}`, ...init.headers },
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
    } catch (error) {
      throw new Fault(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'offline');
    }
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      clockOffset = date - Date.now();
    }
    return response;
  }
}
