/** Who is signed in: as the access token says, until the API has said what that person may. The token lives as long as the tab. */
export interface Session {
  token: string;
  sub: string;
  role: string;
  regions: string[];
}

const KEY = 'ismtr.session';

function claims(token: string): Record<string, unknown> {
  const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}

/** The session of a token; null when it is none. */
export function sessionOf(token: string): Session | null {
  try {
    const { sub, role, regions } = claims(token);
    return {
      token,
      sub: typeof sub === 'string' ? sub : '',
      role: typeof role === 'string' ? role : '',
      regions: Array.isArray(regions) ? regions.filter((one): one is string => typeof one === 'string') : [],
    };
  } catch {
    return null;
  }
}

export function storedSession(): Session | null {
  const token = sessionStorage.getItem(KEY);
  return token === null ? null : sessionOf(token);
}

export function storeSession(session: Session): void {
  sessionStorage.setItem(KEY, session.token);
}

export function forgetSession(): void {
  sessionStorage.removeItem(KEY);
}
