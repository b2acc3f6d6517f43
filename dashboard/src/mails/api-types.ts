/** Who gets which summaries. */
export interface Subscription {
  subscriptionId: string;
  email: string;
  language: string;
  /** None is the whole country. */
  regions: string[];
  pausedUntil?: string;
  status: 'pending' | 'active' | 'unsubscribed' | 'stopped';
  stopped?: { reason: string; detail: string; at: string };
}

export interface Subscriptions {
  subscriptions: Subscription[];
  next: string | null;
}

/** An e-mail that was sent, or is to be. */
export interface Mail {
  subscriptionId: string;
  mail: string;
  about: string;
  outcome: 'claimed' | 'sent' | 'delivered' | 'bounced' | 'rejected' | 'complained';
  at: string;
  detail?: string;
}

export interface Mails {
  mails: Mail[];
  next: string | null;
}

export interface Link {
  link: string;
}
