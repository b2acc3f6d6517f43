import { type Session, sessionOf } from './session.ts';

/** How one signs in at this origin. */
export type SignIn = { kind: 'local' } | { kind: 'provider'; provider: Provider } | { kind: 'unavailable' };

/** The identity provider as config.json of the origin names it (OAuth 2 authorization code with PKCE). */
export interface Provider {
  authorizationEndpoint: string;
  tokenEndpoint: string;
  clientId: string;
  scope: string;
  /** Where one is sent to end the session at the provider too. */
  endSessionEndpoint?: string;
}

/** The people that the local issuer speaks for. */
export const LOCAL_PEOPLE = {
  moderator: { sub: 'moderator-of-the-ministry', role: 'moderator', regions: [] as string[] },
  regional: { sub: 'regional-centre-lviv', role: 'regional', regions: ['UA-46'] },
  admin: { sub: 'administrator', role: 'admin', regions: [] as string[] },
};
export type LocalPerson = keyof typeof LOCAL_PEOPLE;

const PENDING = 'ismtr.sign-in';

interface Pending {
  state: string;
  verifier: string;
  search: string;
}

async function json(path: string): Promise<Record<string, unknown> | null> {
  try {
    const response = await fetch(path, { headers: { Accept: 'application/json' } });
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Asks the origin: the local system answers for its health, a deployed one has a config.json. */
export async function discoverSignIn(): Promise<SignIn> {
  const health = await json('/local/health');
  if (health !== null && typeof health['parts'] === 'object') {
    return { kind: 'local' };
  }
  const config = await json('/config.json');
  if (config !== null && typeof config['authorizationEndpoint'] === 'string') {
    return { kind: 'provider', provider: config as unknown as Provider };
  }
  return { kind: 'unavailable' };
}

export async function signInLocally(person: LocalPerson): Promise<Session> {
  const response = await fetch('/local/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(LOCAL_PEOPLE[person]),
  });
  return accepted(response, 'accessToken');
}

async function accepted(response: Response, field: string): Promise<Session> {
  const body = response.ok ? ((await response.json()) as Record<string, unknown>) : {};
  const token = body[field];
  const session = typeof token === 'string' ? sessionOf(token) : null;
  if (session === null) {
    throw new Error(`no token in the answer ${response.status}`);
  }
  return session;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Leaves for the provider's page; what is shown now is shown again after coming back. */
export async function leaveForProvider(provider: Provider): Promise<void> {
  const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));
  const pending: Pending = { state: random(), verifier: random(), search: location.search };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
  const address = new URL(provider.authorizationEndpoint);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: `${location.origin}/`,
    scope: provider.scope,
    state: pending.state,
    code_challenge: base64Url(new Uint8Array(challenge)),
    code_challenge_method: 'S256',
  })) {
    address.searchParams.set(name, value);
  }
  location.assign(address);
}

/** Whether the address is the one that the provider sent the person back to. */
export function isReturn(search: string): boolean {
  const params = new URLSearchParams(search);
  return params.has('state') && (params.has('code') || params.has('error'));
}

/** Turns the code of the address into a session and the view that the person left. */
export async function completeReturn(provider: Provider, search: string): Promise<{ session: Session; search: string }> {
  const params = new URLSearchParams(search);
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  const pending = stored === null ? null : (JSON.parse(stored) as Pending);
  const code = params.get('code');
  if (pending === null || code === null || params.get('state') !== pending.state) {
    throw new Error('the sign-in was not begun here');
  }
  const response = await fetch(provider.tokenEndpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: provider.clientId,
      redirect_uri: `${location.origin}/`,
      code,
      code_verifier: pending.verifier,
    }),
  });
  return { session: await accepted(response, 'access_token'), search: pending.search };
}
