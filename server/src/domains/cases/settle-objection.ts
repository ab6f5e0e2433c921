import { settleCaseObjection as endpoint } from '@changxing/contract/consents.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { tell } from '../notices/index.ts'
import { awaitedNews } from './awaited.ts'
import * as consents from './consents.store.ts'
import { isOpenObjection, settledPlace, tookPart } from './objections.ts'
import { caseToReview } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase } from './record-event.ts'
import { serviceOf } from './services.ts'

const outcomes = {
  founded: { zh: '您的异议成立，这件申请不会通过', en: 'Your objection stands: the application is not approved' },
  unfounded: { zh: '您的异议经核实不成立，申请继续办理', en: 'Your objection was found not to stand, and the application goes on' },
} as const satisfies Readonly<Record<string, Words>>

/**
 * An officer who neither took the application in nor accepted it settles whether an objection stands: it goes on, or the office rejects it. Who objected is
 * told, with the officer's words and their rights. Refusals: not-in-this-state, when none is open; four-eyes.
 */
export const settleCaseObjection = operation(endpoint, async (context, { area, consentId, founded, words }) => {
  const { db, platform, recorded } = context
  const { officerId } = asOfficer(context)
  const one = await caseToReview(context, area, (await consents.find(db, area, consentId)).case_id, 'lock')
  // Read again: who held the case may have settled it.
  const row = await consents.find(db, area, consentId)
  const rule = serviceOf(one.service).awaits.find(({ name, consent }) => name === row.name && consent?.mayObject)
  if (!rule?.consent) throw new NoSuchRow('consents.objection')
  context.concerns(area, `consent:${consentId}`)
  if (!isOpenObjection(row)) return refused('not-in-this-state', [because(rule.clause, false, { zh: '没有待核实的异议', en: 'No objection waits here' })])
  if (tookPart(one, officerId)) {
    return refused('four-eyes', [because(rule.clause, false, { zh: '申请由您受理，异议须由另一名同事核实', en: 'You took this application in: a colleague settles the objection' })])
  }
  const outcome = founded ? 'founded' : 'unfounded'
  await consents.settle(db, row, { outcome, at: recorded(), officerId, words: platform.box.seal(words, settledPlace(row)) })
  const { zh, en } = outcomes[outcome]
  await tell(context, { area: row.person_area, personId: row.person_id }, {
    title: { zh: '异议已核实', en: 'Your objection is settled' },
    body: {
      zh: `业务 ${one.number}：${zh}。${words}。对结论不服的，可以申请行政复议或者提起行政诉讼。`,
      en: `Application ${one.number}. ${en}. ${words}. You may apply for administrative review or go to court.`,
    },
    link: `/consents/${area}/${consentId}`, sms: true,
  })
  await awaitedNews(context, area, one.id)
  return presentCase(context, await loadCase(context, area, one.id, 'read'))
})
