import { completeReturn, discoverSignIn, isReturn, leaveForProvider, type LocalPerson, type SignIn, signInLocally } from './provider.ts';
import { forgetSession, type Session, storedSession, storeSession } from './session.ts';

export type SignInMessage = 'signInAgain' | 'signedOut' | 'signInFailed';

/** Finds how one signs in at this origin, brings people in and lets them out. */
export class SignInFlow {
  /** How one signs in here; null while it is not known. */
  way: SignIn | null = null;
  message: SignInMessage | null = null;

  constructor(
    private readonly changed: () => void,
    private readonly signedIn: (session: Session) => void,
  ) {}

  /** Brings back the session of this tab, or the one that the provider just gave; null when one must sign in. */
  async start(): Promise<Session | null> {
    if (isReturn(location.search)) {
      await this.finishSignIn();
    }
    const session = storedSession();
    if (session === null && this.way === null) {
      void this.discover();
    }
    return session;
  }

  async discover(): Promise<void> {
    this.way = null;
    this.changed();
    this.way = await discoverSignIn();
    this.changed();
  }

  async local(person: LocalPerson): Promise<void> {
    try {
      const session = await signInLocally(person);
      storeSession(session);
      this.message = null;
      this.signedIn(session);
    } catch {
      this.message = 'signInFailed';
      this.changed();
    }
  }

  provider(): void {
    if (this.way?.kind === 'provider') {
      void leaveForProvider(this.way.provider);
    }
  }

  /** Forgets the session of this tab. */
  end(message: SignInMessage): void {
    forgetSession();
    this.message = message;
    if (this.way === null) {
      void this.discover();
    }
  }

  /** Ends the session at the provider too, where it can be. */
  leave(): void {
    this.end('signedOut');
    if (this.way?.kind === 'provider' && this.way.provider.endSessionEndpoint !== undefined) {
      location.assign(this.way.provider.endSessionEndpoint);
    }
  }

  /** Turns the code in the address into a session, and the address into the one that was left. */
  private async finishSignIn(): Promise<void> {
    const search = location.search;
    history.replaceState(null, '', '/');
    this.way = await discoverSignIn();
    try {
      if (this.way.kind !== 'provider') {
        throw new Error('no identity provider is configured');
      }
      const back = await completeReturn(this.way.provider, search);
      storeSession(back.session);
      history.replaceState(null, '', `/${back.search}`);
    } catch {
      this.message = 'signInFailed';
    }
  }
}
