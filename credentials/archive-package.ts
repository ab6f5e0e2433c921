import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, toHex } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Sign1 } from './cose.ts'
import type { Signer, VerifySignature } from './crypto-provider.ts'
import { header } from './profile.ts'
import type { TrustedKey, TrustList } from './trust-list.ts'
import { verifySignature } from './verify-signature.ts'

/** A page of the archive as the manifest names it. */
export type ArchiveImage = {
  /** Which registration of the chain it belongs to, from 1. */
  readonly registration: number
  readonly type: string
  readonly page: number
  /** SHA-256 of the file. */
  readonly sha256: Uint8Array
  readonly bytes: number
}

/** Everything that the office a vehicle leaves says about its file. No name and no identity number; instants in seconds since 1970. */
export type ArchiveManifest = {
  readonly transferId: string
  /** Which sending of the file this is, from 1: what lacked something is sent again. */
  readonly edition: number
  /** Hash of the manifest that this one replaces; null for the first. */
  readonly replaces: Uint8Array | null
  readonly vehicle: {
    readonly vin: string; readonly plateKind: string; readonly plateNumber: string; readonly vehicleType: string
    readonly brandModel: string
  }
  /** Twelve digits of the office that sends, and of the one that receives. */
  readonly from: string
  readonly to: string
  readonly madeAt: number
  /** Officer number of the archive clerk who confirmed the images. */
  readonly confirmedBy: string
  readonly chain: readonly { readonly seq: number; readonly kind: string; readonly on: string; readonly office: string }[]
  readonly images: readonly ArchiveImage[]
  /** Documents without a page because they were checked online (联网核查). */
  readonly remarks: readonly { readonly registration: number; readonly type: string; readonly remark: string }[]
  /** City where the paper file lies. */
  readonly paperAt: string
}

/** What the receiving office says: this manifest has arrived and every image was the one it names. */
export type ArchiveReceipt = {
  readonly transferId: string; readonly manifestHash: Uint8Array; readonly from: string; readonly receivedAt: number
  readonly receivedBy: string
}

/** Why a signed document is not believed. */
export type ArchiveRefusal = 'malformed' | 'unknown-signer' | 'bad-signature' | 'signer-not-in-force'
type Opened<Document> = { readonly accepted: Document; readonly refused?: undefined } | {
  readonly accepted?: undefined; readonly refused: ArchiveRefusal
}

const packageType = 'application/changxing-archive+cbor'
const receiptType = 'application/changxing-archive-receipt+cbor'
const fileType = 'changxing-archive-file'
const limits = { maxBytes: 2 ** 22, maxDepth: 6 }
const maxFileBytes = 2 ** 29
const version = 1

const signed = (signer: Signer, typ: string, content: unknown): Promise<Uint8Array> =>
  sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, typ]]), toCbor(content))

/** Signs a manifest: COSE_Sign1 over its canonical CBOR, by the document signer of the sending office (M2.1.4). */
export function issueArchive(signer: Signer, { vehicle, ...manifest }: ArchiveManifest): Promise<Uint8Array> {
  return signed(signer, packageType, [
    version, manifest.transferId, [vehicle.vin, vehicle.plateKind, vehicle.plateNumber, vehicle.vehicleType, vehicle.brandModel],
    manifest.from, manifest.to, manifest.madeAt, manifest.confirmedBy, manifest.paperAt,
    manifest.chain.map(({ seq, kind, on, office }) => [seq, kind, on, office]),
    manifest.images.map((image) => [image.registration, image.type, image.page, image.sha256, image.bytes]),
    manifest.remarks.map(({ registration, type, remark }) => [registration, type, remark]),
    manifest.edition, manifest.replaces,
  ])
}

/** Signs a receipt over the manifest's hash, by the document signer of the receiving office. */
export const issueReceipt = (
  signer: Signer, { transferId, manifestHash: hash, from, receivedAt, receivedBy }: ArchiveReceipt,
): Promise<Uint8Array> =>
  signed(signer, receiptType, [version, transferId, hash, from, receivedAt, receivedBy])

/** SHA-256 over the canonical manifest: what a receipt is for, and what a clerk compares. Throws on what is no signed package. */
export const manifestHash = (archive: Uint8Array): Uint8Array => sha256(parseSign1(archive, limits).payload)

function openSigned<Document extends { readonly from: string }>(
  bytes: Uint8Array, trust: TrustList, typ: string, read: (parts: readonly unknown[]) => Document & { readonly at: number }, verify: VerifySignature,
): Opened<Document> {
  try {
    const message: Sign1 = parseSign1(bytes, limits)
    const parts = fromCbor(message.payload, limits)
    if (message.protectedHeaders.get(header.typ) !== typ || !Array.isArray(parts) || parts[0] !== version) return { refused: 'malformed' }
    const { at, ...document } = read(parts.slice(1))
    const key: TrustedKey | undefined = message.kid && trust.keys.get(toHex(message.kid))
    if (!key || key.issuer !== document.from || !key.purposes.includes('documents')) return { refused: 'unknown-signer' }
    if (key.publicKey.profile !== message.profile || !verify(
      key.publicKey, message.toBeSigned, message.signature, 'issuer',
    )) return { refused: 'bad-signature' }
    // A file is kept for decades: that the key signed while it might is what counts, not how old the signature has grown since.
    if (at < key.signFrom || at >= key.signUntil) return { refused: 'signer-not-in-force' }
    return { accepted: document as unknown as Document }
  } catch {
    return { refused: 'malformed' }
  }
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('not text')
  return value
}
function count(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number')
  return value as number
}
function hash(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== 32) throw new Error('not a hash')
  return value
}
function rows(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value) || !value.every(Array.isArray)) throw new Error('not rows')
  return value
}

// Manifests signed before files were sent again end with the remarks: each is the first of its transfer.
function readManifest([
  transferId, vehicle, from, to, madeAt, confirmedBy, paperAt, chain, images, remarks, edition = 1, replaces = null,
]: readonly unknown[]): ArchiveManifest & { at: number } {
  const [vin, plateKind, plateNumber, vehicleType, brandModel] = vehicle as unknown[]
  return {
    transferId: text(transferId), edition: count(edition), replaces: replaces === null ? null : hash(replaces),
    from: text(from), to: text(to), madeAt: count(madeAt), at: count(madeAt), confirmedBy: text(confirmedBy),
    paperAt: text(paperAt),
    vehicle: {
      vin: text(vin), plateKind: text(plateKind), plateNumber: text(plateNumber), vehicleType: text(vehicleType),
      brandModel: text(brandModel),
    },
    chain: rows(chain).map(([seq, kind, on, office]) => ({ seq: count(seq), kind: text(kind), on: text(on), office: text(office) })),
    images: rows(images).map(([registration, type, page, digest, bytes]) => ({
      registration: count(registration), type: text(type), page: count(page), sha256: hash(digest), bytes: count(bytes),
    })),
    remarks: rows(remarks).map(([registration, type, remark]) => ({
      registration: count(registration), type: text(type), remark: text(remark),
    })),
  }
}

function readReceipt([transferId, digest, from, receivedAt, receivedBy]: readonly unknown[]): ArchiveReceipt & { at: number } {
  return {
    transferId: text(transferId), manifestHash: hash(digest), from: text(from), receivedAt: count(receivedAt), at: count(receivedAt),
    receivedBy: text(receivedBy),
  }
}

/** Opens a signed package. Refusals: malformed, unknown-signer, bad-signature, signer-not-in-force. Never throws. */
export const openArchive = (bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature): Opened<ArchiveManifest> =>
  openSigned(bytes, trust, packageType, readManifest, verify)

/** Opens a signed receipt, with the same refusals. */
export const openReceipt = (bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature): Opened<ArchiveReceipt> =>
  openSigned(bytes, trust, receiptType, readReceipt, verify)

/** Everything as one file. `files` go in the order of the manifest; null where an image is left out (an owner does not get former owners' papers). */
export type ArchiveFile = {
  readonly archive: Uint8Array; readonly receipt: Uint8Array | null; readonly trustList: Uint8Array | null
  readonly files: readonly (Uint8Array | null)[]
}

export const packArchiveFile = ({ archive, receipt, trustList, files }: ArchiveFile): Uint8Array => toCbor([
  fileType, version, archive, receipt, trustList, files,
])

/** Takes one file apart; nothing of it is verified yet. The trust list inside serves whoever pins the root key. Throws on any other file. */
export function readArchiveFile(bytes: Uint8Array): ArchiveFile {
  const parts = fromCbor(bytes, { maxBytes: maxFileBytes, maxDepth: 4 })
  if (!Array.isArray(parts) || parts[0] !== fileType || parts[1] !== version) throw new Error('not an archive file')
  const [, , archive, receipt, trustList, files] = parts as unknown[]
  const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
  const orNull = (value: unknown): value is Uint8Array | null => value === null || isBytes(value)
  if (!isBytes(archive) || !orNull(receipt) || !orNull(trustList) || !Array.isArray(files) || !files.every(orNull)) throw new Error('not an archive file')
  return { archive, receipt, trustList, files }
}

/** One image held against the manifest. */
export type ImageFinding = { readonly image: ArchiveImage; readonly state: 'same' | 'altered' | 'not-included' }

/** Holds files against the hashes of a manifest, in its order. */
export const compareImages = (manifest: ArchiveManifest, files: readonly (Uint8Array | null | undefined)[]): readonly ImageFinding[] =>
  manifest.images.map((image, at) => {
    const file = files[at]
    if (!file) return { image, state: 'not-included' }
    return { image, state: equalBytes(sha256(file), image.sha256) ? 'same' : 'altered' }
  })

/** Which page of a manifest a file is, by its hash, from 0; null when it is none of them. */
export function pageOf(manifest: ArchiveManifest, file: Uint8Array): number | null {
  const digest = sha256(file)
  const at = manifest.images.findIndex((image) => equalBytes(digest, image.sha256))
  return at < 0 ? null : at
}

export type ArchiveVerdict = {
  /** `genuine`: everything that is there is signed and untouched. `altered`: an image, the manifest or the receipt is not. `unverifiable`: the signer is not known to the trust list. */
  readonly verdict: 'genuine' | 'altered' | 'unverifiable'
  readonly archive: { readonly refused: ArchiveRefusal | null; readonly manifest: ArchiveManifest | null }
  readonly receipt: 'none' | 'good' | 'for-another-archive' | ArchiveRefusal
  readonly received: ArchiveReceipt | null
  readonly images: readonly ImageFinding[]
}

/**
 * Verifies a whole file with a trust list and nothing else: no network, no other knowledge. Names each altered image.
 * Throws on a file that is no archive file at all.
 */
export function verifyArchiveFile(bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature): ArchiveVerdict {
  const { archive, receipt, files } = readArchiveFile(bytes)
  const opened = openArchive(archive, trust, verify)
  const manifest = opened.accepted ?? null
  const images = manifest ? compareImages(manifest, files) : []
  const receipted = receipt ? openReceipt(receipt, trust, verify) : undefined
  const received = receipted?.accepted ?? null
  const fits = received && manifest && received.transferId === manifest.transferId && received.from === manifest.to && equalBytes(
    received.manifestHash, manifestHash(archive),
  )
  const receiptState = !receipted ? 'none' : (receipted.refused ?? (fits ? 'good' : 'for-another-archive'))
  const tampered = images.some(({ state }) => state === 'altered') || (manifest !== null && files.length !== manifest.images.length)
    || receiptState === 'for-another-archive' || [
      opened.refused, receiptState,
    ].some((state) => state === 'bad-signature' || state === 'malformed')
  const unknown = [opened.refused, receiptState].some((state) => state === 'unknown-signer' || state === 'signer-not-in-force')
  return {
    verdict: tampered ? 'altered' : unknown ? 'unverifiable' : 'genuine',
    archive: { refused: opened.refused ?? null, manifest }, receipt: receiptState, received, images,
  }
}
