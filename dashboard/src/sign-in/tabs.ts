/** What the tabs of one browser say to each other; nobody else hears it. */
type Message = { kind: 'ask'; id: string } | { kind: 'answer'; id: string; token: string } | { kind: 'ended' };

const PATIENCE_MILLIS = 250;

/** The other tabs of this page: one of them that is signed in lends its access token to a tab that was just opened. */
export class Tabs {
  private readonly channel = new BroadcastChannel('ismtr.sign-in');
  private waiting: { id: string; answer: (token: string) => void } | null = null;

  /**
   * @param token the token that this tab may lend; null when it has none
   * @param ended called when a person has signed out in another tab
   */
  constructor(token: () => string | null, ended: () => void) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'ask') {
        const own = token();
        if (own !== null) {
          this.send({ kind: 'answer', id: data.id, token: own });
        }
      } else if (data.kind === 'answer' && data.id === this.waiting?.id) {
        this.waiting.answer(data.token);
      } else if (data.kind === 'ended') {
        ended();
      }
    });
  }

  /** The token of a tab that is signed in; null when none answers. */
  async borrow(): Promise<string | null> {
    const id = crypto.randomUUID();
    return new Promise((resolve) => {
      const done = (token: string | null): void => {
        clearTimeout(timer);
        this.waiting = null;
        resolve(token);
      };
      const timer = setTimeout(() => done(null), PATIENCE_MILLIS);
      this.waiting = { id, answer: done };
      this.send({ kind: 'ask', id });
    });
  }

  /** Signs out in the others too. */
  end(): void {
    this.send({ kind: 'ended' });
  }

  private send(message: Message): void {
    this.channel.postMessage(message);
  }
}
