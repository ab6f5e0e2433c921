import { madePapers, type MadePaper } from '@changxing/rules/vehicles/being-made.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import { applicantOf, type Case, type RejectionReason } from '../cases/index.ts'
import { ofVehicle } from './papers.store.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

/** What has become of the car, or of its papers, and who has them then. */
const overtakings = {
  deregistered: [{ zh: '车已注销', en: 'the car is off the register' }, { zh: '车辆注销后不再核发牌证', en: 'no papers are issued for it any more' }],
  moved: [{ zh: '车已转出', en: 'the car has moved to another city' }, { zh: '号牌、行驶证由转入地车管所核发', en: 'plates and vehicle licence are issued by the office there' }],
  leaving: [{ zh: '车要转往外市，号牌已收回', en: 'the car goes to another city and its plates were taken back' }, { zh: '号牌由转入地车管所核发；没有过户的，可以再申请补领', en: 'plates are issued by the office there; if the transfer comes to nothing, apply again' }],
  sold: [{ zh: '车已过户', en: 'the car has a new owner' }, { zh: '号牌、行驶证已核发给新车主', en: 'plates and vehicle licence were issued to them' }],
  issued: [{ zh: '已另行核发', en: 'another was issued meanwhile' }, { zh: '以后核发的为准', en: 'the one issued later counts' }],
} as const satisfies { readonly [code: string]: readonly [says: Words, remedy: Words] }

/** A certificate that was made goes with the car, wherever it lies. */
const goesAlong: Words = { zh: '登记证书随车归现在的车主；还在车管所的，由现在的车主到窗口领取', en: 'the certificate goes with the car; where the office still has it, the present owner collects it at the counter' }

const codeOf = async (context: Context, one: Case, kind: MadePaper): Promise<keyof typeof overtakings | undefined> => {
  const { area, id } = one.subject!
  const row = await vehicles.byId(context.db, area, id)
  const applicant = applicantOf(one)
  if (/[EM]/.test(row.states)) return 'deregistered'
  if (row.states.includes('B')) return 'moved'
  if (row.owner_area !== applicant.area || row.owner_person_id !== applicant.personId) return 'sold'
  if (kind === 'plates' && (await transfers.isHandedIn(context.db, area, id))) return 'leaving'
  const papers = (await ofVehicle(context.db, area, id)).filter((paper) => paper.kind === kind)
  const another = one.stage === 'made' ? papers.some(({ void_on: voidOn }) => voidOn === null) : papers.some((paper) => paper.case_id === one.id && paper.void_on !== null)
  return another ? 'issued' : undefined
}

/**
 * Why a paper whose replacement was approved is not made, or not handed over, any more (M9.1): the car is deregistered, has moved out or is
 * another's, its plates were taken back before it leaves, or such a paper was issued otherwise. Undefined while it is.
 */
export const overtaken = (kind: MadePaper) => async (context: Context, one: Case): Promise<RejectionReason | undefined> => {
  const code = await codeOf(context, one, kind)
  if (code === undefined) return undefined
  const [{ zh, en }, remedy] = overtakings[code]
  const { zh: what, en: thing } = madePapers[kind]
  const made = one.stage !== 'made'
  return {
    code, clause: 'M9.1', remedy: kind === 'certificate' && made && code !== 'deregistered' ? goesAlong : remedy,
    says: made ? { zh: `${zh}，${what}不再送达`, en: `Since ${en}, the ${thing} will not be handed over` } : { zh: `${zh}，不再制作${what}`, en: `Since ${en}, the ${thing} will not be made` },
  }
}
