import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Profile } from '@changxing/credentials/profile.ts'

/** Secrets that are bytes: data encryption, blind index, handle tags, session cookies. */
export type SecretUse = 'data' | 'blind-index' | 'handle' | 'session'
export const secretUses: readonly SecretUse[] = ['data', 'blind-index', 'handle', 'session']

/** A secret of 32 bytes. Of several the highest id is used for new values; the others still open old ones. */
export type StoredSecret = { readonly use: SecretUse; readonly id: number; readonly hex: string }

/** A signing key, PKCS#8 PEM; instants in seconds since 1970. `root` signs trust lists, `exchange` what goes to other agencies. */
export type StoredSigningKey = {
  readonly use: 'root' | 'document-signer' | 'exchange'
  readonly profile: Profile
  readonly issuer?: string
  readonly signFrom: number
  readonly signUntil: number
  readonly verifyUntil: number
  readonly pem: string
}

/** All keys of a deployment. `demonstration` marks keys that were made by themselves at a first start and protect nothing real. */
export type KeyFile = {
  readonly demonstration: boolean
  readonly secrets: readonly StoredSecret[]
  readonly signingKeys: readonly StoredSigningKey[]
}

const fileIn = (directory: string): string => join(directory, 'keys.json')

/** The keys in a directory, or undefined when it has none yet. Throws when the file is no key file. */
export function readKeyFile(directory: string): KeyFile | undefined {
  let text: string
  try {
    text = readFileSync(fileIn(directory), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const file = JSON.parse(text) as Partial<KeyFile>
  if (typeof file.demonstration !== 'boolean' || !Array.isArray(file.secrets) || !Array.isArray(file.signingKeys)) {
    throw new Error(`${fileIn(directory)} is not a key file`)
  }
  return file as KeyFile
}

/**
 * Writes a key file that did not exist. Of two processes that start at once one wins, and both go on with its keys, which are
 * returned. Readable by the owner only, on disk before it is named.
 */
export function createKeyFile(directory: string, file: KeyFile): KeyFile {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const draft = writeDraft(directory, file)
  try {
    linkSync(draft, fileIn(directory))
    return file
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readKeyFile(directory)!
  } finally {
    unlinkSync(draft)
  }
}

/** Replaces a key file in one step: a reader sees the old keys or the new ones. */
export const replaceKeyFile = (directory: string, file: KeyFile): void => renameSync(writeDraft(directory, file), fileIn(directory))

function writeDraft(directory: string, file: KeyFile): string {
  const draft = join(directory, `keys.${randomUUID()}.draft`)
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(file, null, 2)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return draft
}
