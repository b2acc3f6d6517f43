import type { Day, Granularity } from '../core/dates.ts';

/** The dashboard JSON of one scope. */
export interface Dashboard {
  generatedAt: string;
  asOf: string;
  scope: { region: string | null; topic: string | null; from: Day; to: Day };
  totals: {
    requests: number;
    participants: number;
    centers: number;
    needsReview: number;
    planned: number;
    delivered: number;
    notRequests?: number;
  };
  byRegion: { region: string; requests: number; participants: number; previous: number; centers?: number }[];
  byTopic: { topic: string; requests: number; participants: number; previous: number }[];
  byArea: { area: string; requests: number }[];
  byFormat: { format: string; requests: number }[];
  byRole: { role: string; requests: number }[];
  byRegionTopic: { region: string; topic: string; requests: number }[];
  dynamics: { granularity: Granularity; points: { date: Day; requests: number; participants: number }[] };
}

export interface Named {
  id: string;
  uk: string;
  en: string;
}

export interface Topics {
  version: string;
  areas: (Named & { topics: (Named & { about?: string })[] })[];
  special: string[];
}

export interface Regions {
  regions: Named[];
}

export type RequestStatus = 'accepted' | 'classified' | 'needs-review' | 'planned' | 'delivered' | 'declined';

/** A training request as the API shows it; personal data only to those who may see it. */
export interface TrainingRequest {
  requestId: string;
  status: RequestStatus;
  submittedAt: string;
  region: string;
  center: { code: string; name: string; katottg?: string };
  author?: { role: string; name?: string | null; email?: string | null };
  text: string;
  format: string;
  participants: number;
  urgency: string;
  desiredBy?: string | null;
  topics: { topic: string; confidence: number }[];
  classifiedBy?: string;
  /** The words of the text that decided, by topic. */
  reasons?: Record<string, string[]>;
  history?: { at: string; by: string; status: RequestStatus; topics?: string[]; note?: string | null }[];
}

export interface RequestList {
  items: TrainingRequest[];
  nextCursor: string | null;
}
