import { AccountPatch } from '../../core/api/model';
import { Wanted, metadataKey } from './fields';

/** The merge patch that brings about what is wanted: null clears, what is absent stays. */
export function patchOf(wanted: Wanted): AccountPatch {
  const patch: Record<string, unknown> = {};
  const metadata: Record<string, string | null> = {};
  for (const [pointer, value] of wanted) {
    const key = metadataKey(pointer);
    if (key === undefined) {
      patch[pointer.slice(1)] = value ?? null;
    } else {
      metadata[key] = value ?? null;
    }
  }
  return Object.keys(metadata).length > 0 ? { ...patch, metadata } : patch;
}
