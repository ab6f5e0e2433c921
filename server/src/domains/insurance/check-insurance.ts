import type { Words } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { isExceptedFromInsuranceCheck, takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import { insuranceCheckedOnline } from '@changxing/rules/vehicles/parameters.ts'
import { askInsurance, type InsuranceAnswer, type InsuranceQuestion } from '../../exchange/insurance/ask-insurance.ts'
import { insuranceReasons, type InsuranceReason } from '../../exchange/insurance/reasons.ts'
import { askAgainAt } from '../../exchange/back-off.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { civilDateInChina, isoInstant } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import * as checks from './checks.store.ts'
import { feedBack, tellInsurers } from './tickets.ts'
import { explain } from './words.ts'

/** A vehicle as the insurers are asked about it. */
export type InsuredVehicle = Pick<InsuranceQuestion, 'vin' | 'plateKind' | 'plateNumber' | 'engineNumber' | 'vehicleType' | 'use'>

export type Wish = {
  /** Area of the office that asks. */
  readonly area: string
  /** Twelve digits. */
  readonly office: string
  readonly caseId: string | null
  readonly business: InsuranceQuestion['business']
  readonly vehicle: InsuredVehicle
  /** Takes hold of what is held before tickets are written; the question may take ten seconds, during which nothing need be held. */
  readonly hold?: () => Promise<unknown>
}

export type Checked = {
  /** not-asked: the type is not checked online, or the measure is not in force yet: paper, as ever. */
  readonly result: 'confirmed' | 'denied' | 'unknown' | 'not-asked'
  readonly reasonCode: InsuranceReason | null
  readonly serial: string | null
  readonly insurer: string | null
  readonly askedAt: string
  readonly askAgainAt: string | null
  /** What was asked and what was answered. */
  readonly says: Words
}

type Asked = Pick<InsuranceQuestion, 'business'> & { readonly vehicle: InsuredVehicle; readonly office: string }

const sealed = (area: string, id: string, field: 'vehicle' | 'policy') => `insurance.checks/${area}/${id}/${field}`

/** What a kept check asked about. */
export const openVehicle = (platform: Platform, { area, id, vehicle }: Pick<checks.CheckRow, 'area' | 'id' | 'vehicle'>): { readonly vehicle: InsuredVehicle; readonly office: string } =>
  JSON.parse(platform.box.open(vehicle, sealed(area, id, 'vehicle')).toString('utf8')) as Asked

export const vinIndex = (platform: Platform, vin: string): Buffer => platform.blindIndex('vin', normalVin(vin))

/**
 * So many questions at once, in one process: whoever asks may hold a connection of the pool while the exchange needs another for its log. Who
 * comes later is not answered yet and asked again by the job.
 */
const mostAtOnce = 4
let asking = 0

/** For so many days from the first question a vehicle is asked about again by itself; then somebody has to want to know. */
const askedAgainForDays = 14

type Busy = { readonly result: 'unknown'; readonly reasonCode: 'busy'; readonly askAgainAt: string; readonly because: null }

const ask = async (platform: Platform, question: InsuranceQuestion, attempts: number): Promise<InsuranceAnswer | Busy> => {
  if (asking >= mostAtOnce) return { result: 'unknown', reasonCode: 'busy', askAgainAt: askAgainAt(platform.clock, attempts), because: null }
  asking++
  try {
    return await askInsurance(platform, question, attempts)
  } finally {
    asking--
  }
}
export type Told = Awaited<ReturnType<typeof ask>>

/** `attempts`: how often in a row it had no answer so far. */
type Series = { readonly questionId: string; readonly seriesId: string | null; readonly attempts: number }

/** A question without an answer is repeated under its id on the same day; otherwise it is a new one of the same series. */
const seriesOf = async (platform: Platform, db: Tx, before: checks.CheckRow | undefined, today: string): Promise<Series> => ({
  questionId: before?.result === 'unknown' && before.on_day === today && before.reason_code !== 'other-vin' ? before.question_id : newId(platform.clock),
  seriesId: before?.series_id ?? null,
  attempts: before ? await checks.unansweredInARow(db, before) : 0,
})

/** Remarks of a found policy that are worth asking again for; the earliest time wins. */
const remarkAgainAt = (platform: Platform, remarks: readonly InsuranceReason[]): string | null => {
  const hours = remarks.map((code) => insuranceReasons[code].again).filter((each) => typeof each === 'number')
  return hours.length === 0 ? null : isoInstant(platform.clock.millis() + Math.min(...hours) * 3_600_000)
}

/** Puts a question to the insurers, without a transaction: it may take ten seconds. That a trailer has no policy is nothing that anybody could mend. */
export const putQuestion = async (
  platform: Platform, area: string, { business, vehicle, office }: Asked, { questionId, attempts }: Series, today: string,
): Promise<Told> => {
  const told = await ask(platform, { area, id: questionId, ...vehicle, business, date: today, office }, attempts)
  return told.result === 'denied' && takesNoCompulsoryInsurance(vehicle.vehicleType) ? { ...told, reasonCode: 'takes-none', insurer: null, askAgainAt: null } : told
}

/**
 * Keeps an answer: the check, the end of the earlier one, tickets to the insurer or their settlement (M11.3). `series`: of the check that it
 * follows, if any.
 */
export const keepCheck = async (context: Context, wish: Wish, told: Told, { questionId, seriesId }: Series): Promise<Checked> => {
  const { db, platform, today } = context
  const { area, vehicle, office, business, caseId } = wish
  const id = newId(platform.clock)
  const askedAt = context.recorded()
  const remarks = told.result === 'confirmed' ? told.remarks : []
  const reasonCode = told.result === 'confirmed' ? null : told.reasonCode
  const insurer = told.result === 'confirmed' ? told.policy.insurer : told.result === 'denied' ? told.insurer : null
  const serial = 'serial' in told ? told.serial : null
  const began = seriesId === null ? null : civilDateInChina((await checks.seriesBegan(db, area, seriesId)).getTime())
  const wanted = told.result === 'confirmed' ? remarkAgainAt(platform, remarks) : told.askAgainAt
  const isLate = began !== null && addDays(began, askedAgainForDays) < today
  const askAgainAt = isLate ? null : wanted
  const shownAgainAt = askAgainAt && platform.clock.onRecord(askAgainAt)
  const index = vinIndex(platform, vehicle.vin)
  await checks.insert(db, {
    area, id, question_id: questionId, series_id: seriesId ?? id, case_id: caseId, business,
    vehicle: platform.box.seal(JSON.stringify({ vehicle, office }), sealed(area, id, 'vehicle')), vin_index: index, result: told.result, reason_code: reasonCode,
    remarks, serial, insurer_code: insurer?.code ?? null, insurer_name: insurer?.name ?? null,
    policy_number: told.result === 'confirmed' ? platform.box.seal(told.policy.policyNumber, sealed(area, id, 'policy')) : null,
    on_day: today, asked_at: askedAt, ask_again_at: askAgainAt,
  })
  if (seriesId !== null) await checks.supersede(db, area, seriesId, id)
  const reasons = reasonCode === null ? remarks : [reasonCode]
  await feedBack(context, { area, checkId: id, index, vehicle, office, serial, insurer, reasons, isAnswered: told.result !== 'unknown' })
  return {
    result: told.result, reasonCode, serial, insurer: insurer?.name ?? null, askedAt, askAgainAt: shownAgainAt,
    says: explain({
      vin: vehicle.vin, askedAt, askAgainAt: shownAgainAt, serial, insurer: insurer?.name ?? null, reasonCode, remarks,
      because: told.result === 'unknown' ? told.because : null, takesNone: takesNoCompulsoryInsurance(vehicle.vehicleType),
    }),
  }
}

const notAsked = (context: Context, says: Words): Checked => ({
  result: 'not-asked', reasonCode: null, serial: null, insurer: null, askedAt: context.recorded(), askAgainAt: null, says,
})

/**
 * Whether a vehicle is insured today, asked online and kept (M11.1). Three types of vehicle, and days before the measure, are not asked about: they
 * bring paper. Trailers are none of the three: they are asked about, and that nothing is found asks for no policy. What is not found or not known is asked again by a job, and told to the insurer where the insurer can mend it (M11.3).
 */
export const checkInsurance = async (context: Context, wish: Wish): Promise<Checked> => {
  const { db, platform, today } = context
  if (isExceptedFromInsuranceCheck(wish.vehicle.vehicleType)) {
    return notAsked(context, { zh: '摩托车、低速载货汽车、三轮汽车不联网核查，请带交强险和车船税凭证', en: 'Motorcycles, low-speed trucks and three-wheelers are not checked online: please bring the papers of insurance and tax' })
  }
  if (!(insuranceCheckedOnline.find(today)?.value ?? false)) {
    return notAsked(context, { zh: '2021年6月1日起才全国联网核查，请带交强险和车船税凭证', en: 'Checked online only from 2021-06-01: please bring the papers of insurance and tax' })
  }
  const series = await seriesOf(platform, db, await checks.latest(db, wish.area, vinIndex(platform, wish.vehicle.vin), wish.caseId), today)
  const told = await putQuestion(platform, wish.area, wish, series, today)
  await wish.hold?.()
  return keepCheck(context, wish, told, series)
}

/** A check that is due goes on in its series. */
export const nextOf = (platform: Platform, row: checks.CheckRow, today: string): Promise<Series> => seriesOf(platform, platform.database.single, row, today)

/**
 * The applicant has handed in paper where the insurers say that there is no policy: they are told now (M11.3), the insurer whose policy was seen
 * or, where none was, the one that the paper names; without either their platform. Nothing happens where the check found a policy, was not made, or
 * has told them already.
 */
export const tellOfPaper = async (context: Context, { area, office, caseId, vehicle, named }: Omit<Wish, 'business'> & { readonly named: string }): Promise<void> => {
  const index = vinIndex(context.platform, vehicle.vin)
  const latest = await checks.latest(context.db, area, index, caseId)
  const reason = latest?.reason_code as InsuranceReason | null | undefined
  if (!latest || !reason || insuranceReasons[reason].ticket !== 'with-paper') return
  const { id: checkId, serial, insurer_code: code, insurer_name: name } = latest
  const onPaper = named === '' ? null : { code: (await checks.codeOfInsurer(context.db, area, named)) ?? null, name: named }
  await tellInsurers(context, { area, checkId, index, vehicle, office, serial, insurer: code === null ? onPaper : { code, name: name ?? code } }, reason)
}
