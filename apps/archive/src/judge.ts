import { pageOf, readArchiveFile, verifyArchiveFile, type ArchiveFile, type ArchiveVerdict, type ImageFinding } from '@changxing/credentials/archive-package.ts'
import { openTrustList, type TrustList } from '@changxing/credentials/trust-list.ts'
import { readRoot, type Root } from './trust-root.ts'

export type Dropped = { readonly name: string; readonly bytes: Uint8Array }

/** A picture that was laid beside the package, and the page that it is; null when it is none of them. */
export type Beside = { readonly name: string; readonly page: number | null }

/** What was dropped, sorted by what it is. The last package, key and list count. */
export type Sorted = {
  readonly file: { readonly name: string; readonly parts: ArchiveFile; readonly bytes: Uint8Array } | null
  readonly root: Root | null
  readonly list: Uint8Array | null
  readonly pictures: readonly Dropped[]
  readonly strange: readonly string[]
}

export type Judgement = {
  /**
   * `signed`: the signature holds, but pages lie neither in the package nor beside it, so nobody has compared them. `untrusted`: the
   * signature is not of an office that this page has reason to believe. `unknown`: something is missing to decide.
   */
  readonly answer: 'genuine' | 'signed' | 'altered' | 'untrusted' | 'unknown'
  readonly why: 'no-package' | 'no-root' | 'no-list' | 'list-not-of-root' | 'verified'
  readonly verdict: ArchiveVerdict | null
  readonly images: readonly ImageFinding[]
  readonly beside: readonly Beside[]
  readonly list: TrustList | null
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)
const isPicture = (bytes: Uint8Array) => startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0x52, 0x49, 0x46, 0x46)
/** COSE_Sign1: an array of four. */
const isSigned = (bytes: Uint8Array) => startsWith(bytes, 0x84)

/** Sorts what was dropped. Nothing of it is believed yet. */
export function sort(dropped: readonly Dropped[]): Sorted {
  const sorted = { file: null as Sorted['file'], root: null as Root | null, list: null as Uint8Array | null, pictures: [] as Dropped[], strange: [] as string[] }
  for (const { name, bytes } of dropped) {
    if (isPicture(bytes)) sorted.pictures.push({ name, bytes })
    else if (isSigned(bytes)) sorted.list = bytes
    else if (bytes[0] === 0x7b) {
      const root = readRoot(new TextDecoder().decode(bytes))
      if (root) sorted.root = root
      else sorted.strange.push(name)
    } else {
      try {
        sorted.file = { name, bytes, parts: readArchiveFile(bytes) }
      } catch {
        sorted.strange.push(name)
      }
    }
  }
  return sorted
}

const undecided = (why: Judgement['why'], answer: Judgement['answer'] = 'unknown'): Judgement =>
  ({ answer, why, verdict: null, images: [], beside: [], list: null })

/**
 * Judges a package with nothing but what lies here: the root key that the page brought or was given, the trust list signed by it, the
 * package and its receipt, and pictures to compare (M2.1.4).
 */
export function judge({ file, list, pictures, root: given }: Sorted, brought: Root | null): Judgement {
  if (!file) return undecided('no-package')
  const root = given ?? brought
  if (!root) return undecided('no-root')
  const bytes = list ?? file.parts.trustList
  if (!bytes) return undecided('no-list')
  const trust = openTrustList(bytes, root.key)
  if (!trust.accepted) return undecided('list-not-of-root', 'untrusted')
  const verdict = verifyArchiveFile(file.bytes, trust.accepted)
  const { manifest } = verdict.archive
  const beside = manifest ? pictures.map(({ name, bytes: picture }) => ({ name, page: pageOf(manifest, picture) })) : []
  // What is not in the package may be proven by what lies beside it.
  const images = verdict.images.map((finding, at) =>
    finding.state === 'not-included' && beside.some(({ page }) => page === at) ? { ...finding, state: 'same' as const } : finding)
  const isAltered = verdict.verdict === 'altered' || beside.some(({ page }) => page === null)
  const answer = isAltered ? 'altered' : verdict.verdict === 'unverifiable' ? 'untrusted' : images.some(({ state }) => state === 'not-included') ? 'signed' : 'genuine'
  return { answer, why: 'verified', verdict, images, beside, list: trust.accepted }
}
