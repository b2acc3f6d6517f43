/** Who is signed in: as the access token says, until the API has said what that person may. It is kept as long as the tab. */
export interface Session {
  token: string;
  sub: string;
  role: string;
  regions: string[];
  /** When the token ends, in milliseconds; null when it does not say. */
  expiresAt: number | null;
}

const KEY = 'ismtr.session';

/** With what the provider renews the token; each is used once, so it never leaves the tab. */
const RENEWAL = 'ismtr.renewal';

function claims(token: string): Record<string, unknown> {
  const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}

/** The session of a token; null when it is none. */
export function sessionOf(token: string): Session | null {
  try {
    const { sub, role, regions, exp } = claims(token);
    return {
      token,
      sub: typeof sub === 'string' ? sub : '',
      role: typeof role === 'string' ? role : '',
      regions: Array.isArray(regions) ? regions.filter((one): one is string => typeof one === 'string') : [],
      expiresAt: typeof exp === 'number' ? exp * 1000 : null,
    };
  } catch {
    return null;
  }
}

export function storedSession(): Session | null {
  const token = sessionStorage.getItem(KEY);
  return token === null ? null : sessionOf(token);
}

export function storedRenewal(): string | null {
  return sessionStorage.getItem(RENEWAL);
}

/** Keeps the session; @param renewal the provider's refresh token, null when it gave none */
export function storeSession(session: Session, renewal: string | null): void {
  sessionStorage.setItem(KEY, session.token);
  if (renewal === null) {
    sessionStorage.removeItem(RENEWAL);
  } else {
    sessionStorage.setItem(RENEWAL, renewal);
  }
}

export function forgetSession(): void {
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(RENEWAL);
}
