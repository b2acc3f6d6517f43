import type { Session } from './session.ts';

/** A token this close to its end may have ended when the call arrives. */
const SOON_MILLIS = 30_000;

/** The access token of a session: renewed before it ends, and when the API refuses it all the same. */
export class Access {
  private renewal: Promise<boolean> | null = null;

  constructor(
    private session: Session,
    private readonly renewed: () => Promise<Session | null>,
  ) {}

  /** The token to call with. @param now by the server's clock */
  async token(now: number): Promise<string> {
    const { expiresAt } = this.session;
    if (expiresAt !== null && expiresAt - now < SOON_MILLIS) {
      await this.renew();
    }
    return this.session.token;
  }

  /** Whether there is a token that was not refused; several calls that were refused at once renew it once. */
  async replace(refused: string): Promise<boolean> {
    return this.session.token !== refused || this.renew();
  }

  private renew(): Promise<boolean> {
    this.renewal ??= this.renewed()
      .then((session) => {
        this.session = session ?? this.session;
        return session !== null;
      })
      .finally(() => {
        this.renewal = null;
      });
    return this.renewal;
  }
}
