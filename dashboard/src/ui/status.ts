import type { TrainingRequest } from '../data/types.ts';
import type { Scope } from './context.ts';

/** The status of a request in words; topics were named by a machine or by a person. */
export function statusText({ texts }: Pick<Scope, 'texts'>, request: TrainingRequest): string {
  if (request.mergedInto !== undefined) {
    return texts.mergedStatus;
  }
  if (request.status === 'classified') {
    return request.classifiedBy?.startsWith('moderator:') ? texts.reviewedStatus : texts.automaticStatus;
  }
  return texts.statusNames[request.status] ?? request.status;
}
