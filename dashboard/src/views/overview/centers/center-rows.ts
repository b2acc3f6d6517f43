import { UNNAMED_BESIDE } from '../../../data/openapi-rules.ts';
import type { TrainingRequest } from '../../../data/types.ts';

export interface CenterRow {
  region: string;
  code: string;
  name: string;
  requests: number;
  participants: number;
  /** Those asked for most often first. */
  topics: string[];
  last: string;
}

/** The code that stands for a centre which is not named to regional callers. */
const UNNAMED = 'hidden';

/** Whether a search for its centre finds a request: of topics that say something of the people who ask, regional callers find none by it. */
function isFoundByCenter({ center, topics }: TrainingRequest, role: string): boolean {
  return center.code !== UNNAMED && !(role === 'regional' && topics.some((one) => UNNAMED_BESIDE.includes(one.topic)));
}

/**
 * The requests by centre, most people first; a centre is region and code, and has the name that it used last. Unnamed
 * centres are none, and a row has those requests alone to which it leads for somebody with this role.
 */
export function centerRows(requests: TrainingRequest[], role: string): CenterRow[] {
  const centers = new Map<string, { row: CenterRow; topics: Map<string, number> }>();
  for (const request of requests.filter((one) => isFoundByCenter(one, role))) {
    const key = `${request.region}/${request.center.code}`;
    const center = centers.get(key) ?? {
      row: { region: request.region, code: request.center.code, name: request.center.name, requests: 0, participants: 0, topics: [], last: request.submittedAt },
      topics: new Map<string, number>(),
    };
    centers.set(key, center);
    center.row.requests++;
    center.row.participants += request.participants;
    if (request.submittedAt > center.row.last) {
      center.row.last = request.submittedAt;
      center.row.name = request.center.name;
    }
    for (const { topic } of request.topics.filter((one) => one.topic !== 'not-a-request')) {
      center.topics.set(topic, (center.topics.get(topic) ?? 0) + 1);
    }
  }
  return [...centers.values()]
    .map(({ row, topics }) => ({ ...row, topics: [...topics].sort((a, b) => b[1] - a[1]).map(([topic]) => topic) }))
    .sort((a, b) => b.participants - a.participants || b.requests - a.requests || a.name.localeCompare(b.name, 'uk'));
}
