import { citizenVerify as citizenEndpoint, relyingVerify as relyingEndpoint } from '@changxing/contract/verification.ts'
import { consentToRelyingParty as consentEndpoint, makeHandle as handleEndpoint } from '@changxing/contract/e-licences.ts'
import { createHash, randomBytes } from 'node:crypto'
import { makeHandle as newHandle } from '@changxing/credentials/handle.ts'
import { because } from '@changxing/rules/decision.ts'
import { mayDrive } from '@changxing/rules/licences/states.ts'
import { callerOf } from '../../platform/actor.ts'
import { isoInstant } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asRelyingParty, operation, refused, type Context } from '../../platform/operation.ts'
import * as checks from './checks.store.ts'
import * as credentials from './credentials.store.ts'
import { examineCode } from './examine-code.ts'
import { isOfAge, type LicenceFile } from './licence-file.ts'
import { recordLook, saw } from './looks.ts'
import { activeDevice, myELicence } from './wallets.ts'

const consentMillis = 10 * 60_000
const handleMillis = 60_000
/** Kind of the handle that stands for an e-licence shown online, in digits 7 and 8. */
const licenceHandleKind = '01'

const minimalFacts = (file: LicenceFile, today: string) => ({ classes: file.row.classes, validUntil: file.row.valid_until, over18: isOfAge(file, today) })

const notForYou = because('M1.4.3', false, {
  zh: '这是交警核验用的码；请对方打开“给单位看”，出示最小信息码', en: 'This code is for the police; ask the holder to open “Show to a business” and show the minimal code',
})

/** A business checks the minimal facts (M1.4.3): only on a minimal code, only with the holder's live consent, and it learns nothing more. */
export const relyingVerify = operation(relyingEndpoint, async (context, { checkId, code, purpose }) => {
  const { organisation } = asRelyingParty(context)
  const { platform, db } = context
  const examined = await examineCode(platform, db, { code, checkId, terminal: callerOf(context.actor), accepts: ['minimal'], scannedAt: platform.clock.millis() })
  if (examined.disclosure === 'police') return refused('profile-not-for-you', [notForYou])
  const { file, tokenId } = examined
  if (!file || !tokenId) return { verdict: examined.verdict, reasons: [...examined.reasons], facts: null, mayDriveNow: null, asOf: context.recorded() }
  const consent = await checks.consentFor(db, file.row.area, tokenId, organisation.kind, platform.clock.now())
  if (!consent) {
    return refused('no-consent', [because('M1.4.3', false, {
      zh: '持证人尚未同意，或同意已过期（10 分钟）；请对方在“给单位看”中选择单位类别并同意', en: 'The holder has not agreed, or the consent has expired (10 minutes); ask them to choose your kind of business under “Show to a business” and agree',
    }, { recipientKind: organisation.kind })])
  }
  await recordLook(context, file, { zh: `单位核验：${purpose}`, en: `Business check: ${purpose}` }, saw.minimal)
  const usable = examined.verdict === 'green' || examined.verdict === 'yellow'
  return { verdict: examined.verdict, reasons: [...examined.reasons], facts: usable ? minimalFacts(file, context.today) : null, mayDriveNow: mayDrive(file.row.states), asOf: context.recorded() }
})

/** Citizens verify one another's code; whichever code is shown, they learn the minimal facts only. */
export const citizenVerify = operation(citizenEndpoint, async (context, { checkId, code }) => {
  const { platform, db } = context
  const examined = await examineCode(platform, db, { code, checkId, terminal: callerOf(context.actor), accepts: ['police', 'minimal'], scannedAt: platform.clock.millis() })
  const { file, verdict } = examined
  if (file) await recordLook(context, file, { zh: '群众互相核验', en: 'Checked by another citizen' }, saw.minimal)
  const usable = file && (verdict === 'green' || verdict === 'yellow')
  return { verdict, reasons: [...examined.reasons], facts: usable ? minimalFacts(file, context.today) : null, asOf: context.recorded() }
})

/** The holder agrees that one kind of business may check one minimal code, for ten minutes. */
export const consentToRelyingParty = operation(consentEndpoint, async (context, { deviceId, minimalIndex, recipientKind, purpose }) => {
  const file = await myELicence(context)
  if (!('row' in file)) return file
  const device = await activeDevice(context, file, deviceId)
  if (!('licence_id' in device)) return device
  const token = await minimalAt(context, file, deviceId, minimalIndex)
  if (!token) return refused('device-retired', [because('M1.5.3', false, { zh: '本机的最小信息码已用完，请联网刷新', en: 'This phone has no such minimal code left; refresh while online' }, { minimalIndex })])
  const expiresAt = isoInstant(context.platform.clock.millis() + consentMillis)
  const consentId = newId(context.platform.clock)
  await checks.keepConsent(context.db, { area: file.row.area, id: consentId, tokenId: token, recipientKind, purpose, at: context.platform.clock.now(), expiresAt })
  return { consentId, expiresAt }
})

const minimalAt = async (context: Context, file: LicenceFile, deviceId: string, position: number) =>
  (await credentials.current(context.db, file.row.area, deviceId)).find((row) => row.disclosure === 'minimal' && row.position === position)?.token_id

/** Forty digits that stand for this licence for sixty seconds, for scanners that read nothing else. */
export const makeHandle = operation(handleEndpoint, async (context, { deviceId }) => {
  const file = await myELicence(context)
  if (!('row' in file)) return file
  const device = await activeDevice(context, file, deviceId)
  if (!('licence_id' in device)) return device
  const { platform, db } = context
  const { area, id: licenceId } = file.row
  const digits = newHandle(platform.keys.secret('handle').bytes, area, licenceHandleKind, (length) => randomBytes(length))
  const expiresAt = isoInstant(platform.clock.millis() + handleMillis)
  await checks.keepHandle(db, { area, digitsHash: createHash('sha256').update(digits).digest(), licenceId, deviceId, expiresAt })
  return { digits, expiresAt, serverNow: platform.clock.now() }
})
