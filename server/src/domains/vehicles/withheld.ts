import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import * as archive from './archive.store.ts'
import { replace, replacedSays } from './papers.ts'
import { openVehicle, sealField } from './vehicle-file.ts'
import { keepChanges, lockVehicleOf } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

/** What a former owner may keep from who has a judgment. */
export type Withheld = 'certificate' | 'licence'

const kept: Readonly<Record<string, readonly Withheld[]>> = { certificate: ['certificate'], licence: ['licence'], both: ['certificate', 'licence'] }

/**
 * Whether the new owner has a judgment and was not given this paper: then the court's notice says so in its place, and the office announces it void
 * and issues the certificate anew (registration order 164, article 30; likely the same in 124). An heir shows what there is.
 */
export const isWithheld = ({ answers }: Pick<Case, 'answers'>, paper: Withheld): boolean =>
  answers['ground'] === 'court' && (kept[String(answers['withheld'] ?? '')] ?? []).includes(paper)

/**
 * The certificate that was withheld is void and another is issued, with the transfer: the vehicle's number of certificate is new, the former one is kept
 * at this entry of the chain, whose index says why it has no page. Answers the new number; nothing where the certificate was shown.
 */
export const replaceWithheld = async (context: Context, one: Case, seq: number): Promise<Facts> => {
  const { db, platform, recorded } = context
  const at = { area: one.subject!.area, vehicle_id: one.subject!.id, registration_seq: seq }
  if (isWithheld(one, 'licence')) await archive.renewRemark(db, { ...at, type: 'driving-permit', remark: replacedSays('vehicle-licence', 'withheld') }, recorded())
  if (!isWithheld(one, 'certificate')) return {}
  const row = await lockVehicleOf(context, one)
  const { certificateNumber: former } = openVehicle(platform, row)
  const present = await replace(context, row, 'certificate', 'withheld', { caseId: one.id })
  await vehicles.change(db, row, { certificate_number: sealField(platform, row, 'certificate_number', present) }, recorded())
  await keepChanges(context, row, seq, [{ what: 'certificate', former, present }])
  await archive.renewRemark(db, { ...at, type: 'certificate-pages', remark: replacedSays('certificate', 'withheld') }, recorded())
  return { certificate: present }
}
