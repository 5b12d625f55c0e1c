/** The fields of an account that its history says, as text by JSON pointer. */
export type Fields = ReadonlyMap<string, string>;

/** What some fields shall become; undefined clears one. */
export type Wanted = ReadonlyMap<string, string | undefined>;

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  accountNumber: 'Account number',
  externalReference: 'External reference',
  type: 'Type',
  currency: 'Currency',
  parentId: 'Under',
  status: 'Status',
  statusReason: 'Reason of the status',
};

/** The fields of an account, or of the part of one that an event says. */
export function fieldsOf(source: object): Fields {
  const given = source as Readonly<Record<string, unknown>>;
  const fields = new Map<string, string>();
  for (const name of Object.keys(LABELS)) {
    const value = given[name];
    if (typeof value === 'string') {
      fields.set(`/${name}`, value);
    }
  }
  for (const [key, value] of Object.entries(given['metadata'] ?? {})) {
    fields.set(metadataPointer(key), String(value));
  }
  return fields;
}

export function metadataPointer(key: string): string {
  return `/metadata/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The key of a metadata pointer; undefined for other fields. */
export function metadataKey(pointer: string): string | undefined {
  const prefix = '/metadata/';
  return pointer.startsWith(prefix)
    ? pointer.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~')
    : undefined;
}

/** How a field is called; metadata by its key in quotes. */
export function labelOf(pointer: string): string {
  const key = metadataKey(pointer);
  return key === undefined ? (LABELS[pointer.slice(1)] ?? pointer) : `“${key}”`;
}
