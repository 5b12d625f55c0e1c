/** What the contract allows, in characters. */
export const LIMITS = {
  name: 200,
  accountNumber: 34,
  externalReference: 180,
  statusReason: 500,
} as const;

/** Metadata: keys, characters of a key and of a value, and bytes as JSON in all. */
export const METADATA_LIMITS = { keys: 50, key: 40, value: 500, bytes: 8 * 1024 } as const;
