import { WaitReason } from './waits';

/** How a failed attempt goes on: why it waits, and for how many milliseconds. */
export interface Retry {
  readonly reason: WaitReason;
  readonly delay: number;
}

/** Longer waits than this in all are left to the person. */
const PATIENCE_MS = 90_000;
const BACKOFF_MS = [1_000, 2_000, 4_000];
const DOUBTFUL = [502, 504];

/**
 * Whether a request is retried after this response, or after none. With `Retry-After` the API says
 * that it did nothing and wants the same request again, whatever it is. Without, only requests that
 * may be carried out twice are sent again.
 *
 * @param attempt how often it was sent, from 1
 * @param waited how many milliseconds it waited until now
 */
export function retryOf(
  request: Request,
  response: Response | undefined,
  attempt: number,
  waited: number,
): Retry | undefined {
  const asked = response && askedFor(response);
  if (asked !== undefined) {
    const reason = response?.status === 429 ? 'busy' : 'waking';
    return waited + asked <= PATIENCE_MS ? { reason, delay: asked } : undefined;
  }
  const doubtful = !response || DOUBTFUL.includes(response.status);
  const delay = BACKOFF_MS[attempt - 1];
  return doubtful && delay !== undefined && isRepeatable(request)
    ? { reason: 'unreachable', delay }
    : undefined;
}

/** The milliseconds of `Retry-After`, on the responses that mean "again, later". */
function askedFor(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  const later = response.status === 503 || response.status === 429;
  return later && seconds >= 0 ? Math.max(500, seconds * 1000) : undefined;
}

/** Reading changes nothing, and the API carries out a request with a key only once. */
function isRepeatable(request: Request): boolean {
  return request.method === 'GET' || request.headers.has('Idempotency-Key');
}
