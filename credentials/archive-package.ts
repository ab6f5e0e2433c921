import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1 } from './cose.ts'
import type { Signer, VerifySignature } from './crypto-provider.ts'
import { openInspectionRecord, type InspectionRecord, type InspectionRefusal } from './inspection-record.ts'
import {
  count, hash, limits, openSignedByOffice, partsOf, rows, signByOffice, text, version, type OfficeRefusal, type Opened,
} from './signed-by-office.ts'
import type { TrustList } from './trust-list.ts'
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

const packageType = 'application/changxing-archive+cbor'
const receiptType = 'application/changxing-archive-receipt+cbor'
const fileType = 'changxing-archive-file'
const maxFileBytes = 2 ** 29

/** Signs a manifest: COSE_Sign1 over its canonical CBOR, by the document signer of the sending office (M2.1.4). */
export function issueArchive(signer: Signer, { vehicle, ...manifest }: ArchiveManifest): Promise<Uint8Array> {
  return signByOffice(signer, packageType, [
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
  signByOffice(signer, receiptType, [version, transferId, hash, from, receivedAt, receivedBy])

/** SHA-256 over the canonical manifest: what a receipt is for, and what a clerk compares. Throws on what is no signed package. */
export const manifestHash = (archive: Uint8Array): Uint8Array => sha256(parseSign1(archive, limits).payload)

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
  openSignedByOffice(bytes, trust, packageType, (payload) => readManifest(partsOf(payload)), verify)

/** Opens a signed receipt, with the same refusals. */
export const openReceipt = (bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature): Opened<ArchiveReceipt> =>
  openSignedByOffice(bytes, trust, receiptType, (payload) => readReceipt(partsOf(payload)), verify)

/**
 * Everything as one file. `files` go in the order of the manifest; null where an image is left out (an owner does not get former owners' papers).
 * `inspections`: the signed records of the inspections of this transfer so far, which the manifest cannot name, as most are made later.
 */
export type ArchiveFile = {
  readonly archive: Uint8Array; readonly receipt: Uint8Array | null; readonly trustList: Uint8Array | null
  readonly files: readonly (Uint8Array | null)[]; readonly inspections: readonly Uint8Array[]
}

// The records come last: a checking page that somebody has kept since before them reads what it knows and leaves them.
export const packArchiveFile = ({ archive, receipt, trustList, files, inspections }: ArchiveFile): Uint8Array => toCbor([
  fileType, version, archive, receipt, trustList, files, inspections,
])

/**
 * Takes one file apart; nothing of it is verified yet. The trust list inside serves whoever pins the root key. One packed before inspections were
 * added has none. Throws on any other file.
 */
export function readArchiveFile(bytes: Uint8Array): ArchiveFile {
  const parts = fromCbor(bytes, { maxBytes: maxFileBytes, maxDepth: 4 })
  if (!Array.isArray(parts) || parts[0] !== fileType || parts[1] !== version) throw new Error('not an archive file')
  const [, , archive, receipt, trustList, files, inspections = []] = parts as unknown[]
  const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
  const orNull = (value: unknown): value is Uint8Array | null => value === null || isBytes(value)
  if (!isBytes(archive) || !orNull(receipt) || !orNull(trustList) || !Array.isArray(files) || !files.every(orNull)
    || !Array.isArray(inspections) || !inspections.every(isBytes)) throw new Error('not an archive file')
  return { archive, receipt, trustList, files, inspections }
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

/** One record of an inspection held against package and trust list. */
export type InspectionFinding =
  | { readonly state: 'good'; readonly record: InspectionRecord }
  | { readonly state: 'of-another-transfer' | InspectionRefusal; readonly record: InspectionRecord | null }

function findInspection(bytes: Uint8Array, manifest: ArchiveManifest | null, trust: TrustList, verify: VerifySignature): InspectionFinding {
  const { accepted, refused } = openInspectionRecord(bytes, trust, verify)
  if (!accepted) return { state: refused, record: null }
  const fits = manifest === null || (accepted.transferId === manifest.transferId && accepted.vin === manifest.vehicle.vin)
  return { state: fits ? 'good' : 'of-another-transfer', record: accepted }
}

export type ArchiveVerdict = {
  /** `genuine`: everything that is there is signed and untouched. `altered`: an image, the manifest or the receipt is not. `unverifiable`: the signer is not known to the trust list. */
  readonly verdict: 'genuine' | 'altered' | 'unverifiable'
  readonly archive: { readonly refused: OfficeRefusal | null; readonly manifest: ArchiveManifest | null }
  readonly receipt: 'none' | 'good' | 'for-another-archive' | OfficeRefusal
  readonly received: ArchiveReceipt | null
  readonly images: readonly ImageFinding[]
  readonly inspections: readonly InspectionFinding[]
}

const speaksOfAlteration = ['bad-signature', 'bad-inspector-signature', 'malformed', 'for-another-archive', 'of-another-transfer'] as const

/**
 * Verifies a whole file with a trust list and nothing else: no network, no other knowledge. Names each altered image.
 * Throws on a file that is no archive file at all.
 */
export function verifyArchiveFile(bytes: Uint8Array, trust: TrustList, verify: VerifySignature = verifySignature): ArchiveVerdict {
  const { archive, receipt, files, inspections: records } = readArchiveFile(bytes)
  const opened = openArchive(archive, trust, verify)
  const manifest = opened.accepted ?? null
  const images = manifest ? compareImages(manifest, files) : []
  const receipted = receipt ? openReceipt(receipt, trust, verify) : undefined
  const received = receipted?.accepted ?? null
  const fits = received && manifest && received.transferId === manifest.transferId && received.from === manifest.to && equalBytes(
    received.manifestHash, manifestHash(archive),
  )
  const receiptState = !receipted ? 'none' : (receipted.refused ?? (fits ? 'good' : 'for-another-archive'))
  const inspections = records.map((record) => findInspection(record, manifest, trust, verify))
  const states = [opened.refused, receiptState, ...inspections.map(({ state }) => state)]
  const tampered = images.some(({ state }) => state === 'altered') || (manifest !== null && files.length !== manifest.images.length)
    || states.some((state) => state !== undefined && (speaksOfAlteration as readonly string[]).includes(state))
  const unknown = states.some((state) => state === 'unknown-signer' || state === 'signer-not-in-force')
  return {
    verdict: tampered ? 'altered' : unknown ? 'unverifiable' : 'genuine',
    archive: { refused: opened.refused ?? null, manifest }, receipt: receiptState, received, images, inspections,
  }
}
