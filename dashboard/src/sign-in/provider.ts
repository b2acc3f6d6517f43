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
  /** Where the person was, below this origin. */
  address: string;
  /** Whether the provider was told not to show its page. */
  quietly: boolean;
}

/** What a provider grants: a session, and with what the next token is obtained, where it gives that. */
interface Granted {
  session: Session;
  renewal: string | null;
}

async function json(path: string): Promise<Record<string, unknown> | null> {
  try {
    const response = await fetch(path, { headers: { Accept: 'application/json' } });
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Asks the origin: where there is a provider, config.json names it; without one, the local system answers for its health. */
export async function discoverSignIn(): Promise<SignIn> {
  const config = await json('/config.json');
  if (config !== null && typeof config['authorizationEndpoint'] === 'string') {
    return { kind: 'provider', provider: config as unknown as Provider };
  }
  const health = await json('/local/health');
  return health !== null && typeof health['parts'] === 'object' ? { kind: 'local' } : { kind: 'unavailable' };
}

export async function signInLocally(person: LocalPerson): Promise<Session> {
  const response = await fetch('/local/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(LOCAL_PEOPLE[person]),
  });
  return (await accepted(response, 'accessToken')).session;
}

async function accepted(response: Response, field: string): Promise<Granted> {
  const body = response.ok ? ((await response.json()) as Record<string, unknown>) : {};
  const token = body[field];
  const session = typeof token === 'string' ? sessionOf(token) : null;
  if (session === null) {
    throw new Error(`no token in the answer ${response.status}`);
  }
  const renewal = body['refresh_token'];
  return { session, renewal: typeof renewal === 'string' ? renewal : null };
}

async function askForToken(provider: Provider, grant: Record<string, string>): Promise<Granted> {
  const response = await fetch(provider.tokenEndpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: provider.clientId, ...grant }),
  });
  return accepted(response, 'access_token');
}

/** A new token for a refresh token (RFC 6749, section 6). */
export async function renewToken(provider: Provider, renewal: string): Promise<Granted> {
  return askForToken(provider, { grant_type: 'refresh_token', refresh_token: renewal });
}

/** Where one signs out at the provider and comes back (OpenID Connect RP-Initiated Logout 1.0, section 2); null when it has no such page. */
export function signOutAddress(provider: Provider): string | null {
  if (provider.endSessionEndpoint === undefined) {
    return null;
  }
  const address = new URL(provider.endSessionEndpoint);
  address.searchParams.set('client_id', provider.clientId);
  address.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  return address.href;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Leaves for the provider; what is shown now is shown again after coming back. Quietly: the provider answers without showing a page. */
export async function leaveForProvider(provider: Provider, { quietly }: { quietly: boolean }): Promise<void> {
  const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));
  const pending: Pending = { state: random(), verifier: random(), address: location.pathname + location.search, quietly };
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
    ...(quietly ? { prompt: 'none' } : {}),
  })) {
    address.searchParams.set(name, value);
  }
  // A quiet answer leaves no entry behind that "back" would run into.
  location[quietly ? 'replace' : 'assign'](address.href);
}

/** Whether the address is the one that the provider sent the person back to. */
export function isReturn(search: string): boolean {
  const params = new URLSearchParams(search);
  return params.has('state') && (params.has('code') || params.has('error'));
}

/** Turns the code of the address into what was granted, null when the provider was asked quietly and does not know the person; and the address that they left. */
export async function completeReturn(provider: Provider, search: string): Promise<{ granted: Granted | null; address: string }> {
  const params = new URLSearchParams(search);
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  const pending = stored === null ? null : (JSON.parse(stored) as Pending);
  const code = params.get('code');
  if (pending === null || params.get('state') !== pending.state || (code === null && !pending.quietly)) {
    throw new Error('the sign-in was not begun here');
  }
  const { address, verifier } = pending;
  const granted =
    code === null
      ? null
      : await askForToken(provider, { grant_type: 'authorization_code', redirect_uri: `${location.origin}/`, code, code_verifier: verifier });
  return { granted, address };
}
