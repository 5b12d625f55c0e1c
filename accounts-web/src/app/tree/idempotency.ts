/** Keeps one key for as long as the same thing is asked for, so that a repeated try makes it once. */
export class IdempotencyKey {
  private body = '';
  private key = '';

  for(body: unknown): string {
    const text = JSON.stringify(body);
    if (text !== this.body) {
      this.body = text;
      this.key = crypto.randomUUID();
    }
    return this.key;
  }
}
