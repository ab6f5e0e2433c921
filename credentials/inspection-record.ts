import { equalBytes } from './bytes.ts'
import { fromCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Sign1 } from './cose.ts'
import type { PublicKey, Signer, VerifySignature } from './crypto-provider.ts'
import { header } from './profile.ts'
import { count, limits, openSignedByOffice, partsOf, signByOffice, text, version, type OfficeRefusal, type Opened } from './signed-by-office.ts'
import { fromSpki, keyId, toSpki } from './spki.ts'
import type { TrustList } from './trust-list.ts'
import { verifySignature } from './verify-signature.ts'

/** What the inspector signs; before inspectors had keys, the office signed the same type itself. */
const contentType = 'application/changxing-inspection+cbor'
const recordType = 'application/changxing-inspection-record+cbor'

/** The content of a record, by name: what was inspected, item by item, with the hashes of photograph and recording (M2.3.3). */
export type InspectionContent = ReadonlyMap<string, unknown>

/** Reads canonical content. Throws on what is no map. */
export function readInspectionContent(content: Uint8Array): InspectionContent {
  const parts = fromCbor(content, limits)
  if (!(parts instanceof Map)) throw new Error('not the content of an inspection')
  return parts as Map<string, unknown>
}

/** Signs the content of a record with the inspector's own key: COSE_Sign1 over exactly these bytes, naming the key. */
export const signAsInspector = (signer: Signer, content: Uint8Array): Promise<Uint8Array> =>
  sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, contentType]]), content)

/** Takes apart what an inspector signed. Nothing is verified yet. Throws on anything else. */
export function parseSignedByInspector(bytes: Uint8Array): Sign1 & { readonly kid: Uint8Array } {
  const message = parseSign1(bytes, limits)
  const { kid } = message
  if (message.protectedHeaders.get(header.typ) !== contentType || !kid) throw new Error('not signed by an inspector')
  return { ...message, kid }
}

/** Whether this key signed it. */
export const isSignedWith = (message: Sign1, key: PublicKey, verify: VerifySignature = verifySignature): boolean =>
  message.profile === key.profile && verify(key, message.toBeSigned, message.signature, 'holder')

/** What the office adds when it countersigns. Instants in seconds since 1970. */
export type Countersigning = {
  readonly office: string; readonly signedAt: number
  /** The request in which it was signed, as the audit trail has it. */
  readonly request: string
  /** Whose key it is, as registered; of which terminal, and since when. */
  readonly officer: string; readonly key: PublicKey; readonly terminal: string; readonly keySince: number
}

/** The office's document signer signs over the content *and* the inspector's signature, and says whose the key is. */
export const countersign = (signer: Signer, signedByInspector: Uint8Array, by: Countersigning): Promise<Uint8Array> =>
  signByOffice(signer, recordType, [
    version, by.office, by.signedAt, by.request, by.officer, toSpki(by.key), by.terminal, by.keySince, signedByInspector,
  ])

/** A record that is believed. */
export type InspectionRecord = {
  readonly inspectionId: string; readonly transferId: string | null; readonly vin: string; readonly result: string
  readonly officer: string; readonly from: string; readonly signedAt: number
  /** The inspector's own signature; null in a record from before inspectors had keys, which the office alone signed. */
  readonly inspector: { readonly keyId: Uint8Array; readonly key: PublicKey; readonly terminal: string; readonly keySince: number } | null
}

/** `bad-inspector-signature`: the office's signature holds, the inspector's does not, or it is of another officer. */
export type InspectionRefusal = OfficeRefusal | 'bad-inspector-signature'

const said = (content: InspectionContent) => ({
  inspectionId: text(content.get('inspection')), transferId: content.has('transfer') ? text(content.get('transfer')) : null, vin: text(content.get('vin')),
  result: text(content.get('result')), officer: text(content.get('officer')),
})

function readByOfficeAlone(payload: unknown): InspectionRecord & { at: number } {
  if (!(payload instanceof Map)) throw new Error('not the content of an inspection')
  const at = count(payload.get('signedAt'))
  return { ...said(payload as Map<string, unknown>), from: text(payload.get('office')), signedAt: at, at, inspector: null }
}

type Countersigned = { readonly from: string; readonly at: number; readonly by: Countersigning; readonly inner: Uint8Array }
function readCountersigned(payload: unknown): Countersigned {
  const [office, signedAt, request, officer, spki, terminal, keySince, inner] = partsOf(payload)
  if (!(spki instanceof Uint8Array) || !(inner instanceof Uint8Array)) throw new Error('not a countersigned record')
  const by = {
    office: text(office), signedAt: count(signedAt), request: text(request), officer: text(officer), key: fromSpki(spki), terminal: text(terminal),
    keySince: count(keySince),
  }
  return { from: by.office, at: by.signedAt, by, inner }
}

/**
 * Opens the record of an inspection and verifies both signatures with a trust list and nothing else: the office's by the list, the inspector's by
 * the key that the office vouches for. Refusals: those of what an office signs, and bad-inspector-signature. Never throws.
 */
export function openInspectionRecord(
  bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature,
): Opened<InspectionRecord, InspectionRefusal> {
  if (isByOfficeAlone(bytes)) return openSignedByOffice(bytes, trust, contentType, readByOfficeAlone, verify)
  const opened = openSignedByOffice<Omit<Countersigned, 'at'>>(bytes, trust, recordType, readCountersigned, verify)
  if (!opened.accepted) return opened
  const { by, inner } = opened.accepted
  try {
    const message = parseSignedByInspector(inner)
    const content = readInspectionContent(message.payload)
    const record = said(content)
    const isWhole = equalBytes(message.kid, keyId(by.key)) && record.officer === by.officer && content.get('office') === by.office
    if (!isWhole || !isSignedWith(message, by.key, verify)) return { refused: 'bad-inspector-signature' }
    const inspector = { keyId: message.kid, key: by.key, terminal: by.terminal, keySince: by.keySince }
    return { accepted: { ...record, from: by.office, signedAt: by.signedAt, inspector } }
  } catch {
    return { refused: 'bad-inspector-signature' }
  }
}

function isByOfficeAlone(bytes: Uint8Array): boolean {
  try {
    return parseSign1(bytes, limits).protectedHeaders.get(header.typ) === contentType
  } catch {
    return false
  }
}
