import { enrolDevice as enrolEndpoint, renewWallet as renewEndpoint, type Wallet } from '@changxing/contract/e-licences.ts'
import { offlineLife } from '@changxing/credentials/cwt-licence.ts'
import { because } from '@changxing/rules/decision.ts'
import { displayOf } from '@changxing/rules/licences/states.ts'
import { isoInstant } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { useRealPersonCheck } from '../people/index.ts'
import * as credentials from './credentials.store.ts'
import { holderKeyOf, issueCredential } from './issue-credentials.ts'
import { heldLicence, openFileOf, type LicenceFile } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { presentMyLicence } from './present-my-licence.ts'

/**
 * The caller's licence, when an e-licence was issued for it and its state lets it be shown; else the refusal that says why not. `lock` keeps changes of
 * its state out until the transaction ends, so that no credential is signed for a licence that has just been taken away.
 */
export const myELicence = async (context: Context, how: 'lock' | 'read' = 'read'): Promise<LicenceFile | Refusal> => {
  const { area, personId } = asCitizen(context)
  const row = await (how === 'lock' ? heldLicence : licences.ofPerson)(context.db, area, personId)
  if (!row || row.e_issued_at === null) {
    return refused('no-e-licence', [because('M1.3.1', false, { zh: '您还没有电子驾驶证，请先申领', en: 'You have no e-licence yet; apply for it first' })])
  }
  if (displayOf(row.states) === 'none') {
    return refused('no-e-licence', [because('M1.5.1', false, { zh: '驾驶证状态不允许出示，请联系发证地', en: "The licence's state does not allow showing it; ask the issuing office" }, { states: row.states })])
  }
  context.concerns(area, `licence:${row.id}`)
  return openFileOf(context.platform, context.db, row)
}

const fillWallet = async (context: Context, file: LicenceFile, deviceId: string, policeKey: string, minimalKeys: readonly string[]): Promise<Wallet> => {
  const { platform, db } = context
  const issuedAt = platform.clock.millis()
  const police = await issueCredential(platform, db, file, deviceId, { disclosure: 'police', position: 0, holderKey: holderKeyOf('policeKey', policeKey) })
  const minimal: Uint8Array[] = []
  for (const [position, key] of minimalKeys.entries()) {
    minimal.push(await issueCredential(platform, db, file, deviceId, { disclosure: 'minimal', position, holderKey: holderKeyOf(`minimalKeys.${position}`, key) }))
  }
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  return {
    deviceId, profile: platform.config.profile, police: base64(police), minimal: minimal.map(base64), issuedAt: isoInstant(issuedAt),
    expiresAt: isoInstant(issuedAt + offlineLife * 1000), serverNow: platform.clock.now(), licence: await presentMyLicence(context, file),
  }
}

/** Puts the e-licence on one phone (M1.5.3). The phone before it stops: its credentials become invalid with the next status list. */
export const enrolDevice = operation(enrolEndpoint, async (context, input) => {
  const { db, platform } = context
  const file = await myELicence(context, 'lock')
  if (!('row' in file)) return file
  const { area, id: licenceId } = file.row
  const deviceId = newId(platform.clock)
  const check = await useRealPersonCheck(platform, db, { area, personId: file.row.person_id }, input.realPersonCheckId, 'e-licence-device', `device:${deviceId}`)
  if (check !== 'confirmed') {
    return refused('real-person-needed', [because('M1.3.2', false, { zh: '请先完成实人认证，再在本机启用', en: 'Pass the real-person check first, then enrol this phone' }, { check })])
  }
  const at = platform.clock.now()
  await credentials.retireDevices(db, area, licenceId, at)
  await credentials.retireOfLicence(db, area, licenceId, at)
  await credentials.insertDevice(db, { area, id: deviceId, licenceId, name: input.deviceName, at })
  return fillWallet(context, file, deviceId, input.policeKey, input.minimalKeys)
})

/** The device when it is the caller's own and still in use; else the refusal. */
export const activeDevice = async (context: Context, file: LicenceFile, deviceId: string): Promise<credentials.DeviceRow | Refusal> => {
  const device = await credentials.lockDevice(context.db, file.row.area, deviceId)
  if (device && device.licence_id === file.row.id && device.retired_at === null) return device
  return refused('device-retired', [because('M1.5.3', false, { zh: '此设备已停用：电子驾驶证已在另一部手机启用', en: 'This phone is no longer in use: the e-licence moved to another phone' })])
}

/** Renews what the phone keeps, silently, while it is online. Minimal credentials come for the fresh keys it sends, else for those it has. */
export const renewWallet = operation(renewEndpoint, async (context, { deviceId, minimalKeys }) => {
  const file = await myELicence(context, 'lock')
  if (!('row' in file)) return file
  const device = await activeDevice(context, file, deviceId)
  if (!('licence_id' in device)) return device
  const { area } = file.row
  const inUse = await credentials.current(context.db, area, deviceId)
  const keyOf = (row: credentials.CredentialRow) => row.holder_key.toString('base64url')
  const police = inUse.find((row) => row.disclosure === 'police')
  if (!police) throw new Error('an active device has no police credential')
  const keptMinimal = inUse.filter((row) => row.disclosure === 'minimal').map(keyOf)
  await credentials.supersede(context.db, area, deviceId, context.platform.clock.now())
  return fillWallet(context, file, deviceId, keyOf(police), minimalKeys.length > 0 ? minimalKeys : keptMinimal)
})
