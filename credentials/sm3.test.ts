import { strict as assert } from 'node:assert'
import { createHash, createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { equalBytes, fromHex, toHex, utf8 } from './bytes.ts'
import { hmacSm3 } from './hmac-sm3.ts'
import { sm3 } from './sm3.ts'
import { randomBytes } from './testing/scene.ts'
import { vectors } from './testing/vectors.ts'

describe('SM3', () => {
  it('gives the digests of GB/T 32905 annex A', () => {
    for (const { message, digest } of vectors<{ sm3: { message: string; digest: string }[] }>('sm2-annex-a').sm3) {
      assert.equal(toHex(sm3(utf8(message))), digest)
    }
  })

  it('agrees with OpenSSL at every length around a block, and however the message is cut', () => {
    for (let length = 0; length <= 200; length++) {
      const message = randomBytes(length)
      const cut = Math.floor(length / 3)
      const expected = createHash('sm3').update(message).digest('hex')
      assert.equal(toHex(sm3(message)), expected)
      assert.equal(toHex(sm3(message.subarray(0, cut), message.subarray(cut))), expected)
    }
  })
})

type MacVector = { tcId: number; valid: boolean; key: string; msg: string; tag: string }

describe('HMAC-SM3', () => {
  for (const { tcId, valid, key, msg, tag } of vectors<MacVector[]>('hmac-sm3')) {
    it(`Wycheproof ${tcId}`, () => assert.equal(equalBytes(hmacSm3(fromHex(key), fromHex(msg)), fromHex(tag)), valid))
  }

  it('agrees with OpenSSL on keys shorter and longer than a block', () => {
    for (const length of [0, 1, 63, 64, 65, 130]) {
      const key = randomBytes(length)
      const message = randomBytes(99)
      assert.equal(toHex(hmacSm3(key, message)), createHmac('sm3', key).update(message).digest('hex'))
    }
  })
})
