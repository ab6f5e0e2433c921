import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { hmacSm3 } from '@changxing/credentials/hmac-sm3.ts'
import type { Profile } from '@changxing/credentials/profile.ts'

/** Encryption at rest. `context` names where the value lives (table, column, row): a value moved elsewhere does not open. */
export type SealBox = {
  seal(plain: string | Uint8Array, context: string): Buffer
  /** Throws when the box was altered, moved, or sealed with a key that is not there. */
  open(box: Uint8Array, context: string): Buffer
}

/** A data key by its number, 32 bytes. Throws when there is none. */
export type DataKeys = (keyId: number) => Uint8Array

// first byte of a box
const form = { sm4CtrHmacSm3: 1, aes256Gcm: 2 } as const
const headLength = 3

/**
 * A box for one deployment profile: SM4-CTR then HMAC-SM3 over everything (OpenSSL has no SM4-GCM in Node), or AES-256-GCM.
 * New values are sealed with key `keyId`; a box says its own form and key, so old keys and the other profile still open.
 */
export function sealBox(profile: Profile, keyId: number, keys: DataKeys): SealBox {
  const opened = new Map<number, OpenedKey>()
  const keyOf = (id: number): OpenedKey => {
    const known = opened.get(id) ?? openKey(keys(id))
    opened.set(id, known)
    return known
  }
  return {
    seal(plain, context) {
      const head = Buffer.alloc(headLength)
      head[0] = profile === 'SM2' ? form.sm4CtrHmacSm3 : form.aes256Gcm
      head.writeUInt16BE(keyId, 1)
      const data = typeof plain === 'string' ? Buffer.from(plain) : plain
      return profile === 'SM2' ? sealSm4(keyOf(keyId), head, data, context) : sealAes(keyOf(keyId), head, data, context)
    },
    open(box, context) {
      const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength)
      if (bytes.length < headLength) throw new Error('not a sealed box')
      const key = keyOf(bytes.readUInt16BE(1))
      if (bytes[0] === form.sm4CtrHmacSm3) return openSm4(key, bytes, context)
      if (bytes[0] === form.aes256Gcm) return openAes(key, bytes, context)
      throw new Error('a sealed box of an unknown form')
    },
  }
}

/** Enciphers whole blocks, each by itself. */
type Blocks = (blocks: Uint8Array) => Buffer

/** A data key and the two made of it: one key for two purposes would be no key for either. */
type OpenedKey = { readonly aes: KeyObject; readonly sm4: KeyObject; readonly sm4Blocks: Blocks; readonly mac: Uint8Array }

// Node takes five times as long with a key in bytes as with a key object, so each is opened once
function openKey(key: Uint8Array): OpenedKey {
  const subkey = (purpose: string) => createHmac('sm3', key).update(`sm4-box:${purpose}`).digest()
  const sm4 = createSecretKey(subkey('encrypt').subarray(0, 16))
  const cipher = createCipheriv('sm4-ecb', sm4, null).setAutoPadding(false)
  return { aes: createSecretKey(key), sm4, sm4Blocks: (blocks) => cipher.update(blocks), mac: subkey('mac') }
}

function sealSm4(key: OpenedKey, head: Buffer, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(16)
  const sealed = Buffer.concat([head, iv, sm4Ctr(key, iv, plain)])
  return Buffer.concat([sealed, macOf(key.mac, sealed, context)])
}

function openSm4(key: OpenedKey, box: Buffer, context: string): Buffer {
  const end = box.length - 32
  if (end < headLength + 16) throw new Error('a sealed box was cut')
  if (!timingSafeEqual(macOf(key.mac, box.subarray(0, end), context), box.subarray(end))) throw new Error('a sealed box was altered or moved')
  return sm4Ctr(key, box.subarray(headLength, headLength + 16), box.subarray(headLength + 16, end))
}

/** What is sealed is mostly a name or a number: OpenSSL takes longer to begin with it than we to end. For pictures it is the faster. */
const shortBytes = 1024

/** SM4 in counter mode, either way. What is short is added to enciphered counters that one cipher makes for all. */
function sm4Ctr({ sm4, sm4Blocks }: OpenedKey, iv: Uint8Array, text: Uint8Array): Buffer {
  if (text.length > shortBytes) return createCipheriv('sm4-ctr', sm4, iv).update(text)
  const counters = Buffer.alloc(Math.ceil(text.length / 16) * 16)
  const counter = Uint8Array.from(iv)
  for (let at = 0; at < counters.length; at += 16) {
    counters.set(counter, at)
    countUp(counter)
  }
  const stream = sm4Blocks(counters)
  const result = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at++) result[at] = text[at]! ^ stream[at]!
  return result
}

function countUp(counter: Uint8Array): void {
  for (let at = counter.length - 1; at >= 0; at--) {
    counter[at] = (counter[at]! + 1) & 255
    if (counter[at] !== 0) return
  }
}

function sealAes({ aes }: OpenedKey, head: Buffer, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', aes, iv).setAAD(Buffer.concat([head, Buffer.from(context)]))
  return Buffer.concat([head, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openAes({ aes }: OpenedKey, box: Buffer, context: string): Buffer {
  const end = box.length - 16
  if (end < headLength + 12) throw new Error('a sealed box was cut')
  const decipher = createDecipheriv('aes-256-gcm', aes, box.subarray(headLength, headLength + 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.concat([box.subarray(0, headLength), Buffer.from(context)])).setAuthTag(box.subarray(end))
  return Buffer.concat([decipher.update(box.subarray(headLength + 12, end)), decipher.final()])
}

function macOf(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  const place = Buffer.from(context)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(place.length)
  return sealed.length <= shortBytes ? hmacSm3(key, length, place, sealed) : createHmac('sm3', key).update(length).update(place).update(sealed).digest()
}
