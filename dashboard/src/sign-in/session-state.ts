import { Api } from '../data/api.ts';
import { Decisions } from '../data/decisions.ts';
import { Feed } from '../data/feed.ts';
import type { View, ViewModule } from '../views/view.ts';
import { Access } from './access.ts';
import type { Session } from './session.ts';

/** Everything that a session has read and begun; a new one starts empty. */
export class SessionState {
  readonly api: Api;
  readonly feed: Feed;
  readonly decisions: Decisions;
  private readonly views = new Map<string, View>();

  constructor(
    readonly session: Session,
    received: (path: string) => void,
    renewed: () => Promise<Session | null>,
  ) {
    this.api = new Api(new Access(session, renewed));
    this.decisions = new Decisions(session.sub);
    this.feed = new Feed(this.api, received);
  }

  /** The view of this id, made when it is first shown. */
  view(id: string, module: ViewModule): View {
    let view = this.views.get(id);
    if (view === undefined) {
      view = module.create();
      this.views.set(id, view);
    }
    return view;
  }
}
