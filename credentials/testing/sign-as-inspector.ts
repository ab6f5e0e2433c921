import { makeWebCryptoPair, signerOfHolder, webCryptoHolderKey } from '../holder-key.ts'
import { fromCbor } from '../cbor.ts'
import { parseSign1 } from '../cose.ts'
import { parseSignedByInspector, readInspectionContent, signAsInspector, type InspectionContent } from '../inspection-record.ts'
import { toSpki } from '../spki.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** The key of a terminal, made as a terminal makes it. */
export const terminalKey = async () => {
  const holder = await webCryptoHolderKey(crypto.subtle, await makeWebCryptoPair(crypto.subtle))
  const signer = signerOfHolder(holder)
  return {
    keyId: Buffer.from(signer.kid).toString('hex'), publicKey: text(toSpki(holder.publicKey)),
    sign: async (content: Uint8Array) => text(await signAsInspector(signer, content)),
  }
}
export type TerminalKey = Awaited<ReturnType<typeof terminalKey>>

const read = { maxBytes: 2 ** 20 }

/** What a countersigned record holds, unverified: the office's words, then what the inspector signed. */
export function partsOfRecord(record: Uint8Array): { readonly byOffice: readonly unknown[]; readonly signed: Uint8Array; readonly content: InspectionContent } {
  const byOffice = fromCbor(parseSign1(record, read).payload, read) as unknown[]
  const signed = byOffice.at(-1) as Uint8Array
  return { byOffice, signed, content: readInspectionContent(parseSignedByInspector(signed).payload) }
}

/** How a test asks the server as its inspector. */
export type AskAsInspector = { readonly post: (path: string, body: object) => Promise<unknown>; readonly bytes: (path: string) => Promise<Uint8Array> }

/**
 * Does what a terminal does before it sends a signature: registers its key, reads the record, signs it. `base`: address of the inspection. Answers
 * the body for `/signature`.
 */
export async function signedByInspector({ post, bytes }: AskAsInspector, base: string, key?: TerminalKey): Promise<{ readonly signed: string }> {
  const own = key ?? (await terminalKey())
  await post(`${base.slice(0, base.indexOf('/inspections/'))}/inspector-keys`, { publicKey: own.publicKey, terminal: 'PT-TEST' })
  return { signed: await own.sign(await bytes(`${base}/record-to-sign`)) }
}
