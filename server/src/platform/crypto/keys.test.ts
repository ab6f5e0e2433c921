import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { toHex } from '@changxing/credentials/bytes.ts'
import { publishAheadDays } from '@changxing/credentials/trust-list.ts'
import { verifySignature } from '@changxing/credentials/verify-signature.ts'
import { createKeyFile, readKeyFile, replaceKeyFile } from './key-file.ts'
import type { KeyFile } from './key-file.ts'
import { addNextSigner, loadKeys, signDays, signersToRenew } from './keys.ts'

const directories: string[] = []
const directory = (): string => directories[directories.push(mkdtempSync(join(tmpdir(), 'keys-'))) - 1]!
after(() => directories.forEach((path) => rmSync(path, { recursive: true })))

const now = 1_795_312_800
const day = 86_400
const hangzhou = '330100000400'
const demonstration = { demonstration: true, now, issuers: [hangzhou] }
const production = { ...demonstration, demonstration: false }

describe('keys of a demonstration', () => {
  it('are made at the first start, marked, kept, and for the owner’s eyes only', () => {
    const place = join(directory(), 'new')
    const keys = loadKeys(place, demonstration)
    assert.equal(keys.demonstration, true)
    assert.equal((JSON.parse(readFileSync(join(place, 'keys.json'), 'utf8')) as KeyFile).demonstration, true)
    assert.deepEqual(readdirSync(place), ['keys.json'])
    assert.equal(statSync(join(place, 'keys.json')).mode & 0o777, 0o600)
    assert.deepEqual(loadKeys(place, demonstration).secret('data'), keys.secret('data'))
    assert.deepEqual(new Set(['data', 'blind-index', 'handle', 'session'].map((use) => toHex(keys.secret(use as 'data').bytes))).size, 4)
  })

  it('sign, and the trust list says who', async () => {
    const keys = loadKeys(directory(), { ...demonstration, issuers: [hangzhou, '510100000400'] })
    const message = new Uint8Array(40)
    for (const issuer of [hangzhou, '510100000400']) {
      const signer = keys.documentSigner(issuer, now)
      const listed = keys.trustedKeys().find((key) => key.issuer === issuer)!
      assert.equal(verifySignature(listed.publicKey, message, await signer.sign(message), 'issuer'), true)
    }
    assert.equal(verifySignature(keys.root.publicKey, message, await keys.root.sign(message), 'issuer'), true)
    assert.throws(() => keys.documentSigner('440300000400', now), /no document signer/)
    assert.throws(() => keys.provider.sign(new Uint8Array(8), message))
  })

  it('grow with a new authority and with a later date', () => {
    const place = directory()
    const first = loadKeys(place, demonstration)
    const later = loadKeys(place, { ...demonstration, now: now + 400 * day, issuers: [hangzhou, '510100000400'] })
    assert.deepEqual(later.secret('handle'), first.secret('handle'))
    assert.ok(later.documentSigner('510100000400', now + 400 * day))
    assert.notDeepEqual(later.documentSigner(hangzhou, now + 400 * day).kid, first.documentSigner(hangzhou, now).kid)
  })

  it('are the same for two processes that start at once', () => {
    const place = directory()
    const mine: KeyFile = { demonstration: true, secrets: [], signingKeys: [] }
    assert.equal(createKeyFile(place, mine), mine)
    assert.deepEqual(createKeyFile(place, { ...mine, demonstration: false }), mine, 'the second goes on with the first one’s keys')
    assert.deepEqual(readdirSync(place), ['keys.json'])
  })

  it('may be ES256', () => assert.equal(loadKeys(directory(), { ...demonstration, profile: 'ES256' }).root.profile, 'ES256'))
})

describe('keys of production', () => {
  it('are never demonstration keys, and every fault is named at once', () => {
    const place = directory()
    assert.throws(() => loadKeys(place, production), /there is no key file/)
    loadKeys(place, demonstration)
    assert.throws(() => loadKeys(place, production), /demonstration keys/)
    const file = readKeyFile(place)!
    replaceKeyFile(place, { ...file, demonstration: false, secrets: file.secrets.filter((secret) => secret.use !== 'session') })
    const wanted = { ...production, issuers: [hangzhou, '510100000400'] }
    assert.throws(() => loadKeys(place, wanted), /no secret for session; no document signer in force for 510100000400/)
    replaceKeyFile(place, { ...file, demonstration: false })
    assert.equal(loadKeys(place, production).demonstration, false)
    assert.throws(() => loadKeys(place, { ...production, now: now + 91 * day }), /no document signer in force for 330100000400/)
  })

  it('a file that is none is an error, not an empty key store', () => {
    const place = directory()
    writeFileSync(join(place, 'keys.json'), '{}')
    assert.throws(() => loadKeys(place, production), /not a key file/)
  })
})

describe('rotation', () => {
  it('publishes the next key 14 days before it signs, and hands over without a gap', () => {
    const place = directory()
    const first = loadKeys(place, demonstration)
    const present = first.trustedKeys()[0]!
    assert.deepEqual(signersToRenew(first, now), [])
    const due = present.signUntil - 20 * day
    assert.deepEqual(signersToRenew(first, due), [hangzhou])
    addNextSigner(place, hangzhou, due)
    const both = loadKeys(place, { ...demonstration, now: due })
    assert.deepEqual(signersToRenew(both, due), [])
    const next = both.trustedKeys()[1]!
    assert.equal(next.signFrom, present.signUntil)
    assert.ok(next.signFrom - due >= publishAheadDays * day)
    assert.equal(next.signUntil - next.signFrom, signDays * day)
    assert.deepEqual(both.documentSigner(hangzhou, present.signUntil - 1).kid, first.documentSigner(hangzhou, now).kid)
    assert.notDeepEqual(both.documentSigner(hangzhou, present.signUntil).kid, first.documentSigner(hangzhou, now).kid)
  })

  it('does not hurry a late key, and does nothing twice', () => {
    const place = directory()
    const present = loadKeys(place, demonstration).trustedKeys()[0]!
    const late = present.signUntil - 3 * day
    const file = addNextSigner(place, hangzhou, late)
    assert.equal(file.signingKeys.at(-1)!.signFrom, late + publishAheadDays * day)
    assert.equal(addNextSigner(place, hangzhou, late + day).signingKeys.length, file.signingKeys.length)
  })

  it('a new data secret is used, and the old one still opens', () => {
    const place = directory()
    const before = loadKeys(place, demonstration).secret('data')
    const file = readKeyFile(place)!
    replaceKeyFile(place, { ...file, secrets: [...file.secrets, { use: 'data', id: 2, hex: '11'.repeat(32) }] })
    const keys = loadKeys(place, demonstration)
    assert.equal(keys.secret('data').id, 2)
    assert.deepEqual(keys.secretById('data', before.id), before.bytes)
    assert.throws(() => keys.secretById('data', 3))
  })
})
