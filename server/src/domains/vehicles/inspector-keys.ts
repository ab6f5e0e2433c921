import {
  inspectorKeys as listEndpoint, registerInspectorKey as registerEndpoint, revokeInspectorKey as revokeEndpoint, type InspectorKeyView,
} from '@changxing/contract/inspector-keys.ts'
import { toHex } from '@changxing/credentials/bytes.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { fromSpki, keyId, toSpki } from '@changxing/credentials/spki.ts'
import { because } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asOfficer, operation, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import * as keys from './inspector-keys.store.ts'

const present = (row: keys.KeyRow): InspectorKeyView => ({
  keyId: toHex(row.id), officerNumber: row.officer_number, office: row.office, terminal: row.terminal, registeredAt: instantText(row.registered_at),
  revoked: row.revoked_at && { by: row.revoked_by!, words: row.revoked_words!, at: instantText(row.revoked_at) },
})

/** The key with which a record was signed, as an inspection shows it. */
export const signedWith = async ({ db }: Context, area: string, id: Buffer) => {
  const row = await keys.byId(db, area, id)
  return { keyId: toHex(row.id), terminal: row.terminal, since: instantText(row.registered_at), revokedAt: row.revoked_at && instantText(row.revoked_at) }
}

const notP256 = () => new Problem('bad-input', [{
  field: 'publicKey', says: { zh: '不是 P-256 公钥（DER SubjectPublicKeyInfo）。请在查验终端上重新生成密钥', en: 'That is no P-256 public key (DER SubjectPublicKeyInfo): have the terminal make a new one' },
}])

const readKey = (publicKey: string): PublicKey => {
  try {
    const key = fromSpki(new Uint8Array(Buffer.from(publicKey, 'base64url')))
    if (key.profile === 'ES256') return key
  } catch {
    throw notP256()
  }
  throw notP256()
}

/** Why a known key does not sign for this officer; undefined when it does. Refusals: key-not-yours, key-revoked. */
export const whyNotThisKey = (context: Context, row: keys.KeyRow): Refusal | undefined => {
  const reason = (zh: string, en: string) => [because('M2.3.3', false, { zh, en }, { field: 'keyId', keyId: toHex(row.id) })]
  if (row.officer_id !== asOfficer(context).officerId) return refused(
    'key-not-yours', reason('签名密钥登记在另一名警员名下', 'This signing key is registered for another officer'),
    { zh: '请退出，用本人账号登录后再签署。', en: 'Sign out, sign in as yourself, and sign again.' },
  )
  if (row.revoked_at) return refused(
    'key-revoked', reason(`本终端的签名密钥已由警号 ${row.revoked_by} 注销：${row.revoked_words}`, `Officer ${row.revoked_by} has revoked the signing key of this terminal: ${row.revoked_words}`),
    { zh: '本终端可以继续用的，再按一次“签署”，会登记一把新密钥。', en: 'If the terminal may still be used, press Sign again: a new key is registered.' },
  )
  return undefined
}

/**
 * Registers the caller's own key of a terminal (M2.3.3). A repeat answers what stands; another terminal's key is another row. Refusals: key-not-yours,
 * key-revoked: a key that was revoked never comes back.
 */
export const registerInspectorKey = operation(registerEndpoint, async (context, { area, publicKey, terminal }) => {
  const { officerId, number, office } = asOfficer(context)
  const key = readKey(publicKey)
  const id = Buffer.from(keyId(key))
  await keys.insert(context.db, {
    area, id, officer_id: officerId, officer_number: number, office, terminal, public_key: Buffer.from(toSpki(key)),
  }, context.recorded())
  context.concerns(area, `inspector-key:${toHex(id)}`)
  const row = await keys.byId(context.db, area, id)
  return whyNotThisKey(context, row) ?? present(row)
})

/** The caller's own keys; for the head those of the office. */
export const inspectorKeys = operation(listEndpoint, async (context, { area }) => {
  const { officerId, office, posts } = asOfficer(context)
  const rows = await (posts.includes('review-head') ? keys.ofOffice(context.db, area, office) : keys.ofOfficer(context.db, area, officerId))
  return { keys: rows.map(present) }
})

/**
 * Revokes a key, by its officer or by the head of its office: from now on nothing is signed with it. What it signed before stays verifiable, because
 * the office countersigned while it was good. Refusal: key-revoked.
 */
export const revokeInspectorKey = operation(revokeEndpoint, async (context, { area, key: hex, words }) => {
  const { officerId, number, office, posts } = asOfficer(context)
  const row = /^[0-9a-f]{16}$/.test(hex) ? await keys.maybe(context.db, area, Buffer.from(hex, 'hex')) : undefined
  if (!row) throw new NoSuchRow('inspector-keys.by-id')
  context.concerns(area, `inspector-key:${hex}`)
  if (row.officer_id !== officerId && !(posts.includes('review-head') && row.office === office)) throw new Problem('not-allowed')
  if (!(await keys.revoke(context.db, area, row.id, number, words, context.recorded()))) {
    return refused('key-revoked', [because('M2.3.3', false, { zh: '这把密钥已注销', en: 'This key is revoked already' }, { field: 'keyId' })])
  }
  return present(await keys.byId(context.db, area, row.id))
})
