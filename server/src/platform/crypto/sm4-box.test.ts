import { strict as assert } from 'node:assert'
import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { profiles } from '@changxing/credentials/profile.ts'
import { blindIndex } from './blind-index.ts'
import { sealBox } from './sm4-box.ts'

const stored = new Map([[1, randomBytes(32)], [2, randomBytes(32)]])
const keys = (id: number): Uint8Array => {
  const key = stored.get(id)
  if (!key) throw new Error('no such key')
  return key
}
const place = 'people.person.identity_number:330100:7'

for (const profile of profiles) {
  describe(`sealed box, ${profile}`, () => {
    const box = sealBox(profile, 1, keys)
    const sealed = box.seal('330199199001010011', place)

    it('opens where it was sealed, and is different each time', () => {
      assert.equal(box.open(sealed, place).toString(), '330199199001010011')
      assert.equal(box.open(box.seal('', place), place).length, 0)
      assert.equal(box.open(new Uint8Array(sealed), place).toString(), '330199199001010011')
      assert.notDeepEqual(box.seal('330199199001010011', place), sealed)
      assert.equal(sealed.includes('330199'), false)
    })

    it('opens what is short and what is long, to the byte', () => {
      for (const length of [0, 1, 1000, 1004, 1005, 1006, 1024, 100_000]) {
        const plain = randomBytes(length)
        assert.deepEqual(box.open(box.seal(plain, place), place), plain, `${length} bytes`)
        const altered = box.seal(plain, place)
        altered[altered.length - 1]! ^= 1
        assert.throws(() => box.open(altered, place), `${length} bytes`)
      }
    })

    it('does not open in another place, with any byte altered, or cut', () => {
      assert.throws(() => box.open(sealed, 'people.person.identity_number:330100:8'))
      for (let at = 0; at < sealed.length; at++) {
        const altered = Buffer.from(sealed)
        altered[at]! ^= 1
        assert.throws(() => box.open(altered, place), `byte ${at}`)
        assert.throws(() => box.open(sealed.subarray(0, at), place), `cut at ${at}`)
      }
    })

    it('old values open after the key or the profile has changed', () => {
      for (const later of profiles) assert.equal(sealBox(later, 2, keys).open(sealed, place).toString(), '330199199001010011')
      assert.throws(() => sealBox(profile, 3, keys).seal('x', place), /no such key/)
    })
  })
}

describe('sealed box, SM2, beside OpenSSL', () => {
  const subkey = (purpose: string) => createHmac('sm3', keys(1)).update(`sm4-box:${purpose}`).digest()

  it('opens what OpenSSL alone has sealed, also where the counter runs over', () => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(place.length)
    for (const iv of [randomBytes(16), Buffer.alloc(16, 255), Buffer.from('00000000000000ffffffffffffffffff', 'hex')]) {
      for (const size of [0, 1, 15, 16, 17, 31, 32, 33, 500, 1023, 1024, 1025, 5000]) {
        const plain = randomBytes(size)
        const cipher = createCipheriv('sm4-ctr', subkey('encrypt').subarray(0, 16), iv)
        const sealed = Buffer.concat([Uint8Array.of(1, 0, 1), iv, cipher.update(plain), cipher.final()])
        const mac = createHmac('sm3', subkey('mac')).update(length).update(place).update(sealed).digest()
        assert.deepEqual(sealBox('SM2', 1, keys).open(Buffer.concat([sealed, mac]), place), plain, `${size} bytes`)
      }
    }
  })
})

describe('blind index', () => {
  const key = randomBytes(32)

  it('is the same for the same value of a field, and no plain hash', () => {
    const index = blindIndex(key, 'identity-number', '330199199001010011')
    assert.deepEqual(index, blindIndex(key, 'identity-number', '330199199001010011'))
    assert.equal(index.length, 16)
    assert.notDeepEqual(index, blindIndex(randomBytes(32), 'identity-number', '330199199001010011'))
    assert.deepEqual(index, createHmac('sm3', key).update('15:identity-number:330199199001010011').digest().subarray(0, 16))
  })

  it('separates fields, also where names run into values', () => {
    assert.notDeepEqual(blindIndex(key, 'a', 'b:c'), blindIndex(key, 'a:b', 'c'))
    assert.throws(() => blindIndex(new Uint8Array(16), 'a', 'b'))
  })
})
