import { type Facts } from '@changxing/rules/decision.ts'
import { organisationCodeProblem } from '@changxing/rules/people/organisation-code.ts'
import { readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { lienBusinesses, type LienBusiness } from '@changxing/rules/vehicles/decide-lien.ts'
import { realPerson, required, service, workingDays, type About, type Applicant, type RejectionReason, type Service } from '../../cases/index.ts'
import { NoSuchRow } from '../../../platform/database.ts'
import type { Context } from '../../../platform/operation.ts'
import { isLeaving, lockedVehicleOf, ownerIdentity, suspectable, vehicleOf, vehicleSubject, type VehicleFile } from '../../vehicles/index.ts'
import * as mortgages from '../mortgages.store.ts'

/** Noted with each kind of business. */
export const certificate = required('registration-certificate', { clause: 'M10.2', label: { zh: '机动车登记证书', en: 'Registration certificate' } })

/** The registered vehicle that a case is about. */
export const fileOf = ({ db, platform }: Context, { subject }: Pick<About, 'subject'>): Promise<VehicleFile> => {
  if (subject?.kind !== 'vehicle') throw new NoSuchRow('mortgages.subject')
  return vehicleOf(platform, db, subject.area, subject.id)
}

/** A credit code, or the identity number of a person; nothing given yet is in order. */
const codeInOrder = (kind: unknown, number: unknown, today: string): boolean => {
  if (typeof number !== 'string' || number.trim() === '') return true
  return kind === 'person' ? readIdentityNumber(number, today).valid : organisationCodeProblem(number) === undefined
}

const factsFor = (business: LienBusiness) => async (context: Context, _applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const { row } = await fileOf(context, about)
  const underWay = await mortgages.standing(context.db, row.area, row.id, 'mortgage')
  return {
    business, states: row.states, mortgaged: row.mortgaged || (business === 'mortgage' && underWay !== undefined), pledged: row.pledged,
    leaving: await isLeaving(context.db, row),
    codeInOrder: codeInOrder(answers['mortgageeKind'], answers['mortgageeNumber'], context.today),
  }
}

const reasons: readonly RejectionReason[] = [
  { code: 'papers-do-not-fit', clause: 'M10.2', says: { zh: '资料与填写内容不符', en: 'The papers do not agree with what was filled in' }, remedy: { zh: '请按合同和证件更正后重新提交', en: 'Correct it by the contract and the documents, and send it again' } },
  { code: 'mortgagee-absent', clause: 'M10.2', says: { zh: '抵押权人没有共同申请', en: 'The mortgagee has not applied together with the owner' }, remedy: { zh: '请抵押权人签章，或由抵押权人一并到场', en: 'Have the mortgagee sign and seal it, or come along' } },
  { code: 'vehicle-not-free', clause: 'M9.1', says: { zh: '车辆状态不允许办理', en: 'The state of the vehicle does not allow it' }, remedy: { zh: '处理完毕后再申请', en: 'Have it settled first, then apply again' } },
]

type Page = Pick<Service, 'id' | 'title' | 'summary' | 'clauses' | 'form' | 'documents' | 'review' | 'onApproved'>

/**
 * A page of one of the four kinds of business between an owner and who lends on the vehicle (M9.1, M10.2). The owner applies online, by a delegate
 * or at the counter; the mortgagee's part are its papers. Both show who they are (facts 3.1): the owner by the real-person check.
 */
export const lienPage = (business: LienBusiness, page: Page): Service => service({
  ...suspectable, ...page, businessName: lienBusinesses[business].zh, applicants: ['self', 'delegate'], post: 'registration', rule: 'vehicles.lien', factsFor: factsFor(business), reasons, asksAgain: true,
  hold: async ({ platform, db }, { subject }) => { await lockedVehicleOf(platform, db, subject!.area, subject!.id) },
  subject: vehicleSubject,
  documents: [ownerIdentity, ...page.documents],
  checks: [realPerson({ purpose: 'case', clause: 'M9.1', label: { zh: '实人认证', en: 'Real-person check' } })],
  within: workingDays(1, 'M10.1'),
  steps: [
    { zh: '选车、填写', en: 'Choose the vehicle, fill in' }, { zh: '拍照提交资料，能免交的免交', en: 'Give pictures of the papers; what can be waived is waived' },
    { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '车管所审核，1 个工作日', en: 'The vehicle office reviews it within one working day' },
  ],
})
