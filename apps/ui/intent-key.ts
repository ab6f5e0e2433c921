/**
 * One idempotency key per intent. The same content sent again (after a double click, or after the answer was lost on the way) has the
 * same key, so that the server gives its first answer. Once an answer came, or the content changed, it is a new intent with a new key.
 */
export const makeIntentKeys = (newKey: () => string) => {
  let current: { readonly content: string; readonly key: string } | undefined
  return {
    keyFor(content: string): string {
      if (current?.content !== content) current = { content, key: newKey() }
      return current.key
    },
    answered(): void {
      current = undefined
    },
  }
}
