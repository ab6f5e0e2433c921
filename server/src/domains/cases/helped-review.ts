import type { Words } from '@changxing/rules/decision.ts'
import { backFrom } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf, unknownSubject } from '../people/index.ts'
import { applicantOf, type Case } from './case.ts'
import { elderCheckName, elderIdentity, resultOf } from './checks.ts'
import * as parties from './parties.store.ts'
import type { Applicant, Review } from './service.ts'
import { serviceOf } from './services.ts'

/** More than a relative or friend usually does in a year. */
const usual = 5
const yearMillis = 365 * 86_400_000

/** The portrait of a person that an office of this area keeps, or null. */
export type KeptPortrait = (context: Context, area: string, person: Applicant) => Promise<string | null>

const portraits: KeptPortrait[] = []

/** A later domain says which portrait it keeps of a person, to compare an uploaded document with. */
export const offerPortrait = (find: KeptPortrait): void => {
  portraits.push(find)
}

const portraitOf = async (context: Context, one: Case): Promise<string | null> => {
  for (const find of portraits) {
    const fileId = await find(context, one.area, applicantOf(one))
    if (fileId !== null) return fileId
  }
  return null
}

const compareAll = { zh: '代办件：请将上传的证件与老人的姓名、号码（领取后按 V 查看）、留存照片逐一核对', en: 'A helper acts: compare the uploaded document with the name, the number (once claimed, V shows it) and the kept photo' }
const compareWithout = {
  zh: '代办件：请将上传的证件与老人的姓名、号码（领取后按 V 查看）逐一核对；没有留存照片，人像以实人认证为准',
  en: 'A helper acts: compare the uploaded document with the name and the number (once claimed, V shows it). No photo is kept: for the face, the real-person check counts',
}

const neverSeen = {
  zh: '老人没有登录过，电话由代办人填写：证件要看仔细，有疑问请老人到窗口', en: 'The older person has never signed in, and the helper gave the phone: look closely at the document, and ask them to the counter where in doubt',
}

const notChecked = {
  zh: '代办件：老人本人没有通过实人认证，不能通过。请用补正让老人补做，或请老人到窗口', en: 'A helper acts: the older person has not passed the real-person check, so this cannot be approved. Ask for it by a correction, or ask them to the counter',
}

/**
 * What the reviewer of a helped case compares by eye (M6.1.1): the identity image beside the kept portrait. Somebody who helps many is no
 * relative, which is said too, and so is that nobody but the helper says who the older person is. Nothing for other cases.
 */
export const helpedReview = async (context: Context, one: Case): Promise<{ readonly compare: NonNullable<Review['compare']>; readonly warnings: readonly Words[] }> => {
  if (one.acting?.as !== 'helper') return { compare: [], warnings: [] }
  const { area, personId } = one.acting.actor!
  const count = await parties.countHelped(context.db, area, personId, backFrom(context.platform.clock.recorded(), yearMillis))
  const fileId = await portraitOf(context, one)
  const { subject } = await personOf(context.platform, context.db, one.personArea, one.personId)
  return {
    compare: [{ documentKind: elderIdentity.kind, label: { zh: '留存照片', en: 'Kept photo' }, fileId }],
    warnings: [
      ...(resultOf(one, elderCheckName(serviceOf(one.service))) === 'confirmed' ? [] : [notChecked]),
      fileId === null ? compareWithout : compareAll,
      ...(subject === unknownSubject ? [neverSeen] : []),
      ...(count > usual ? [{ zh: `该代办人一年内已代办 ${count} 件，请留意是否为中介`, en: `This helper has acted in ${count} pieces of business within a year: is it an agency?` }] : []),
    ],
  }
}
