import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { CryptoKey, JWK, JWTPayload } from 'jose'
import { writeWhole } from '../write-whole.ts'

type KeysFile = { readonly jwk: JWK & { kid: string }; readonly cookieKeys: readonly string[] }

/** The provider's keys: one ES256 key that signs tokens and real-person results, and the keys that sign its cookies. */
export type IdentityKeys = {
  readonly privateJwk: JWK & { kid: string }
  readonly cookieKeys: readonly string[]
  /** Signs claims as a compact JWS whose `typ` says what it is. */
  readonly sign: (claims: JWTPayload, typ: string) => Promise<string>
}

/** Reads the provider's keys, and makes them at the first start. */
export async function loadIdentityKeys(directory: string): Promise<IdentityKeys> {
  const path = join(directory, 'identity-keys.json')
  const stored = await readFile(path, 'utf8').then((text) => JSON.parse(text) as KeysFile, () => undefined)
  const file = stored ?? await makeKeys()
  if (!stored) await writeWhole(path, JSON.stringify(file))
  const key = await importJWK(file.jwk, 'ES256') as CryptoKey
  return {
    privateJwk: file.jwk,
    cookieKeys: file.cookieKeys,
    sign: (claims, typ) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: file.jwk.kid, typ }).sign(key),
  }
}

async function makeKeys(): Promise<KeysFile> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return {
    jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' },
    cookieKeys: [randomBytes(32).toString('base64url')],
  }
}
