import { Refused, type Client } from '@changxing/contract/client.ts'
import { registerInspectorKey } from '@changxing/contract/inspector-keys.ts'
import type { Signer } from '@changxing/credentials/crypto-provider.ts'
import { makeWebCryptoPair, signerOfHolder, webCryptoHolderKey } from '@changxing/credentials/holder-key.ts'
import { toSpki } from '@changxing/credentials/spki.ts'
import { toBase64Url } from '../terminal/base64url.ts'
import type { Officer } from '../terminal/database.ts'
import { terminalName } from '../terminal/terminal-name.ts'
import { dropKey, keptKey, layKey } from './inspection-store.ts'

/** One change at a time, over all windows of this terminal: two would make two keys. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('changxing.inspector-key', work) as Promise<T>

/**
 * The officer's key of this terminal: made on first need, kept by the browser, registered under the officer's own session (M2.3.3). Where the browser
 * has lost it another is made. Rejects with `Refused` or `Failed` of the registration, or as the browser does that cannot keep a key.
 */
export const ownKey = (client: Client, { officerId, area }: Pick<Officer, 'officerId' | 'area'>): Promise<Signer> =>
  alone(async () => {
    const known = await keptKey(officerId)
    const key = known ?? { pair: await makeWebCryptoPair(crypto.subtle), registeredIn: null }
    if (!known) await layKey(officerId, key)
    const holder = await webCryptoHolderKey(crypto.subtle, key.pair)
    if (key.registeredIn !== area) {
      try {
        await client.call(registerInspectorKey, { params: { area }, input: { publicKey: toBase64Url(toSpki(holder.publicKey)), terminal: await terminalName() } })
      } catch (problem) {
        // Revoked, or another officer's: it never signs for this one again.
        if (problem instanceof Refused) await dropKey(officerId)
        throw problem
      }
      await layKey(officerId, { ...key, registeredIn: area })
    }
    return signerOfHolder(holder)
  })

/** What a refused signature says about the key: one that the server does not know is registered again, a revoked one is never used again. */
export const learnOfRefusal = (officerId: string, code: string): Promise<void> =>
  alone(async () => {
    const known = await keptKey(officerId)
    if (known && code === 'key-unknown') await layKey(officerId, { ...known, registeredIn: null })
    if (code === 'key-revoked' || code === 'key-not-yours') await dropKey(officerId)
  })
