import { readFile } from 'node:fs/promises'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { openPublicKey } from './exchange-envelope.ts'
import { BadMessage } from './http-messages.ts'
import { writeWhole } from './write-whole.ts'

export type KnownSenders = Awaited<ReturnType<typeof loadKnownSenders>>

/**
 * Keys of senders, trusted on first contact. Only a demonstration may do so: in real life keys are exchanged on paper,
 * between two offices.
 */
export async function loadKnownSenders(path: string) {
  const stored = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Record<string, string>, () => ({}))
  const texts = new Map(Object.entries(stored))
  const keys = new Map<string, PublicKey>([...texts].map(([sender, text]) => [sender, openPublicKey(text)]))

  return {
    keyOf: (sender: string): PublicKey | undefined => keys.get(sender),

    /** Keeps the key of a new sender; the same key again changes nothing. Refuses (409) another key of a known sender. */
    async register(sender: unknown, publicKey: unknown): Promise<void> {
      if (typeof sender !== 'string' || !/^[a-z][a-z0-9-]{0,63}$/.test(sender)) {
        throw new BadMessage(400, 'sender: a short name in lower case')
      }
      if (typeof publicKey !== 'string') throw new BadMessage(400, 'publicKey: 04 x y in hexadecimal')
      const known = texts.get(sender)
      if (known === publicKey) return
      if (known !== undefined) {
        throw new BadMessage(409, `${sender} has registered another key; to start anew remove DATA_DIRECTORY/agencies/known-senders.json`)
      }
      try {
        keys.set(sender, openPublicKey(publicKey))
      } catch {
        throw new BadMessage(400, 'publicKey: 04 x y in hexadecimal, a point of the SM2 curve')
      }
      texts.set(sender, publicKey)
      await writeWhole(path, JSON.stringify(Object.fromEntries(texts)))
    },
  }
}
