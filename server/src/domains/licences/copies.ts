import { createHash, randomBytes } from 'node:crypto'
import { checkCopy as checkEndpoint, copyPdf as pdfEndpoint, makeCopy as makeEndpoint, myCopies as myEndpoint, revokeCopy as revokeEndpoint } from '@changxing/contract/e-licences.ts'
import { makeHandle, openHandle } from '@changxing/credentials/handle.ts'
import { addDays, isCivilDate } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { keepFile, openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { drawCopy } from './draw-copy.ts'
import * as copies from './copies.store.ts'
import { openFileOf } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { recordLook, saw } from './looks.ts'
import { myELicence } from './wallets.ts'

/** Kind of the handle printed on a copy, in digits 7 and 8. */
const copyHandleKind = '02'
/** Calendar days for which a copy may at most be good. */
const longestDays = 180

const bound = (area: string, id: string) => `licences.copies/${area}/${id}/digits`
const hashOf = (digits: string) => createHash('sha256').update(digits).digest()

const present = (platform: Platform, row: copies.CopyRow) => ({
  copyId: row.id, purpose: row.purpose, recipient: row.recipient, madeAt: instantText(row.made_at), expiresOn: row.expires_on,
  digits: platform.box.open(row.digits, bound(row.area, row.id)).toString('utf8'), revoked: row.revoked_at !== null, timesChecked: row.times_checked,
})

/** Makes a copy limited to one purpose (限定用途打印): purpose, recipient and expiry stand across it, and its digits tell anybody whether it is good. */
export const makeCopy = operation(makeEndpoint, async (context, { purpose, recipient, expiresOn }) => {
  const file = await myELicence(context)
  if (!('row' in file)) return file
  const { platform, db, today } = context
  if (!isCivilDate(expiresOn)) throw new Problem('bad-input', [{ field: 'expiresOn', says: { zh: '没有这一天', en: 'There is no such day' } }])
  const latest = addDays(today, longestDays)
  if (expiresOn < today || expiresOn > latest) {
    return refused('expiry-out-of-range', [because('M1.5.1', false, { zh: `到期日应在 ${today} 至 ${latest} 之间`, en: `The expiry must lie between ${today} and ${latest}` }, { expiresOn })])
  }
  const { area, id: licenceId } = file.row
  const id = newId(platform.clock)
  const digits = makeHandle(platform.keys.secret('handle').bytes, area, copyHandleKind, (length) => randomBytes(length))
  const photo = file.row.e_photo && (await openFile(platform, db, area, file.row.e_photo))
  const pdf = await drawCopy(file, { purpose, recipient, expiresOn, digits, madeAt: context.recorded(), checkUrl: `${platform.config.publicUrl}/citizen/copy-check` }, photo ? photo.bytes : undefined)
  const pdfId = await keepFile(platform, db, context.actor, area, 'application/pdf', pdf)
  await copies.insert(db, {
    area, id, licence_id: licenceId, purpose, recipient, digits: platform.box.seal(digits, bound(area, id)), digitsHash: hashOf(digits), pdf: pdfId,
    pdf_sha256: createHash('sha256').update(pdf).digest(), at: context.recorded(), expires_on: expiresOn,
  })
  return present(platform, await copies.lock(db, area, id, licenceId))
})

const ownLicence = async (context: Context): Promise<licences.LicenceRow> => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  if (!row) throw new Problem('not-found')
  return row
}

export const myCopies = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  const rows = row ? await copies.ofLicence(context.db, area, row.id) : []
  return { copies: rows.map((copy) => present(context.platform, copy)) }
})

export const copyPdf = operation(pdfEndpoint, async (context, { copyId }) => {
  const { area, id } = await ownLicence(context)
  const copy = await copies.lock(context.db, area, copyId, id)
  const file = await openFile(context.platform, context.db, area, copy.pdf)
  if (!file) throw new Problem('not-found')
  return new Uint8Array(file.bytes)
})

export const revokeCopy = operation(revokeEndpoint, async (context, { copyId }) => {
  const { area, id } = await ownLicence(context)
  await copies.lock(context.db, area, copyId, id)
  await copies.revoke(context.db, area, copyId, context.recorded())
  context.concerns(area, `copy:${copyId}`)
  return present(context.platform, await copies.lock(context.db, area, copyId, id))
})

const verdicts = {
  genuine: { zh: '真实有效，仅限所列用途', en: 'Genuine, and good for the stated purpose only' },
  expired: { zh: '副本已过期', en: 'This copy has expired' },
  revoked: { zh: '持证人已作废此副本', en: 'The holder has revoked this copy' },
  unknown: { zh: '没有这样的副本，请核对 40 位数字', en: 'There is no such copy; check the 40 digits' },
} as const

/** Anybody may check a copy by its digits. The tag in them refuses guesses before the database is asked; the holder learns of each check. */
export const checkCopy = operation(checkEndpoint, async (context, { digits }) => {
  const { platform, db } = context
  const handle = openHandle(platform.keys.secret('handle').bytes, digits)
  const copy = handle?.kind === copyHandleKind ? await copies.check(db, handle.area, hashOf(digits)) : undefined
  if (!copy) return { verdict: 'unknown' as const, says: verdicts.unknown, copy: null }
  const file = await openFileOf(platform, db, await licences.byId(db, copy.area, copy.licence_id))
  await recordLook(context, file, { zh: `核验副本：${copy.purpose}`, en: `Copy checked: ${copy.purpose}` }, saw.copy)
  const verdict: keyof typeof verdicts = copy.revoked_at !== null ? 'revoked' : copy.expires_on < context.today ? 'expired' : 'genuine'
  return {
    verdict, says: verdicts[verdict],
    copy: {
      purpose: copy.purpose, recipient: copy.recipient, expiresOn: copy.expires_on, nameMasked: file.holder.nameMasked, numberMasked: file.holder.numberMasked,
      classes: file.row.classes, validUntil: file.row.valid_until, sha256: copy.pdf_sha256.toString('hex'),
    },
  }
})
