import { serverNow } from '../data/api.ts';
import { completeReturn, discoverSignIn, isReturn, leaveForProvider, type LocalPerson, renewToken, type SignIn, signInLocally, signOutAddress } from './provider.ts';
import { forgetSession, type Session, sessionOf, storedRenewal, storedSession, storeSession } from './session.ts';
import { Tabs } from './tabs.ts';

export type SignInMessage = 'signInAgain' | 'signedOut' | 'signInFailed';

/** When this tab last asked the provider without showing its page, or that it must not: a person has signed out here. */
const ASKED = 'ismtr.asked';
const NEVER = 'signed-out';

/** An API that refuses each new token must not send the person to and fro. */
const ASK_AGAIN_MILLIS = 60_000;

/** Finds how one signs in at this origin, brings people in, keeps them in and lets them out. */
export class SignInFlow {
  /** How one signs in here; null while it is not known. */
  way: SignIn | null = null;
  message: SignInMessage | null = null;
  private readonly tabs: Tabs;

  /**
   * @param changed what this shows has changed
   * @param signedIn a person has chosen who they are, on this machine
   * @param ended a person has signed out in another tab
   */
  constructor(
    private readonly changed: () => void,
    private readonly signedIn: (session: Session) => void,
    ended: () => void,
  ) {
    this.tabs = new Tabs(
      () => storedSession()?.token ?? null,
      () => {
        if (storedSession() !== null) {
          this.forget('signedOut');
          ended();
        }
      },
    );
  }

  /**
   * Brings back the session of this tab, that of another one, or the one that the provider just gave; null when one must sign in.
   * A provider that knows the person is asked without showing its page.
   */
  async start(): Promise<Session | null> {
    if (isReturn(location.search)) {
      await this.finishSignIn();
      return storedSession();
    }
    const session = storedSession() ?? (sessionStorage.getItem(ASKED) === NEVER ? null : await this.borrowed());
    if (session === null) {
      void this.discover().then(() => this.askQuietly());
    }
    return session;
  }

  /** Another token of the same person, without asking them; null when there is none. */
  async renew(): Promise<Session | null> {
    const renewal = storedRenewal();
    const way = renewal === null ? null : (this.way ?? (await discoverSignIn()));
    if (renewal !== null && way?.kind === 'provider') {
      try {
        const { session, renewal: next } = await renewToken(way.provider, renewal);
        storeSession(session, next ?? renewal);
        return session;
      } catch {
        // The provider has ended the session, or cannot be reached: another tab may have done better.
      }
    }
    return this.borrowed();
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
      storeSession(session, null);
      sessionStorage.removeItem(ASKED);
      this.message = null;
      this.signedIn(session);
    } catch {
      this.message = 'signInFailed';
      this.changed();
    }
  }

  provider(): void {
    if (this.way?.kind === 'provider') {
      void leaveForProvider(this.way.provider, { quietly: false });
    }
  }

  /** The session has ended without anyone's wish: the provider may still know the person. */
  expire(): void {
    this.forget('signInAgain');
    void this.discover().then(() => this.askQuietly());
  }

  /** Ends the session in every tab, and at the provider too where it can be. */
  async leave(): Promise<void> {
    this.forget('signedOut');
    sessionStorage.setItem(ASKED, NEVER);
    this.tabs.end();
    await this.discover();
    const address = this.way?.kind === 'provider' ? signOutAddress(this.way.provider) : null;
    if (address !== null) {
      location.assign(address);
    }
  }

  private forget(message: SignInMessage): void {
    forgetSession();
    this.message = message;
  }

  /** The session of another tab, with a token that holds for a while. */
  private async borrowed(): Promise<Session | null> {
    const token = await this.tabs.borrow();
    const session = token === null ? null : sessionOf(token);
    if (session === null || (session.expiresAt !== null && session.expiresAt - serverNow() < ASK_AGAIN_MILLIS)) {
      return null;
    }
    storeSession(session, null);
    return session;
  }

  /** Leaves for the provider, which sends the person back at once, signed in where it knows them. */
  private askQuietly(): void {
    const asked = sessionStorage.getItem(ASKED);
    const lately = asked !== null && (asked === NEVER || Date.now() - Number(asked) < ASK_AGAIN_MILLIS);
    if (this.way?.kind === 'provider' && !lately) {
      sessionStorage.setItem(ASKED, String(Date.now()));
      void leaveForProvider(this.way.provider, { quietly: true });
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
      if (back.granted !== null) {
        storeSession(back.granted.session, back.granted.renewal);
        sessionStorage.setItem(ASKED, String(Date.now()));
      }
      if (new URL(back.address, location.origin).pathname === '/') {
        history.replaceState(null, '', back.address);
      } else {
        location.replace(back.address);
      }
    } catch {
      this.message = 'signInFailed';
    }
  }
}
