/** What can go wrong between the page and the API, as a person must be told of it. */
type FaultKind =
  | 'signed-out'
  | 'forbidden'
  | 'throttled'
  | 'server'
  | 'offline'
  | 'timeout'
  | 'invalid'
  | 'missing'
  | 'conflict';

export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    /** Seconds that the server asks to wait. */
    readonly retryAfter: number | null = null,
    /** The body of the answer, where it says more. */
    readonly body: unknown = null,
  ) {
    super(kind);
  }

  /** Whether the same call may go through later without anyone changing anything. */
  get passing(): boolean {
    return ['throttled', 'server', 'offline', 'timeout'].includes(this.kind);
  }
}

function kindOf(status: number): FaultKind {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
      return 'missing';
    case 400:
    case 422:
      return 'invalid';
    case 409:
    case 412:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      return 'server';
  }
}

/** The fault that an answer tells of. */
export async function faultOf(response: Response): Promise<Fault> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const body: unknown = await response.json().catch(() => null);
  return new Fault(kindOf(response.status), Number.isFinite(seconds) ? seconds : null, body);
}
