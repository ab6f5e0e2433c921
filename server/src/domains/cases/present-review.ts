import type { ReviewView } from '@changxing/contract/review.ts'
import { isClosed } from '@changxing/rules/cases/states.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { subjectKey, type Case } from './case.ts'
import { agenciesNeeded, checksNeeded, labelOfDocument, resultOf } from './checks.ts'
import { decideCase, unmet } from './decide-for.ts'
import { didItThemselves } from './awaited.ts'
import { acceptedBy, changesOf } from './four-eyes.ts'
import { helpedReview } from './helped-review.ts'
import { findingWords } from './photo-findings.ts'
import { mandateWarnings } from './mandate.ts'
import * as parts from './parts.store.ts'
import * as pictures from './pictures.store.ts'
import { presentCase } from './present-case.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { toldOfSuspicion, topicsOf } from './suspected-of.ts'
import { suspicionWords } from './words.ts'

const checkWarnings = (service: Service, one: Case): Words[] =>
  [...checksNeeded(service, one).filter(({ untilPassed }) => !untilPassed), ...agenciesNeeded(service, one.answers)].filter(({ name }) => resultOf(one, name) === 'unknown').map(({ label }) => ({
    zh: `${label.zh}没有结果；不得因此作出不利决定，请人工核对`, en: `${label.en} gave no answer; it must not count against the applicant: compare by eye`,
  }))

/** Other cases about the same thing that were held as suspect and not cleared: who reviews this one looks at them first. */
const suspectedBefore = async ({ db }: Context, one: Case): Promise<Words[]> =>
  one.subject === null ? [] : (await store.suspectedAbout(db, one.area, subjectKey(one.subject), one.id)).map(({ number, suspicion }) => {
    const says = suspicionWords[suspicion]
    return { zh: `同一对象的办件 ${number}：${says.zh}。请先核对`, en: `Case ${number} about the same thing: ${says.en}. Look at it first` }
  })

/** What the rule would object today, though it did not at submission: the facts of the record may have changed since. */
const changedSince = async (context: Context, service: Service, one: Case): Promise<Words[]> =>
  // Approved, the case has itself changed what the rule would ask about.
  isClosed(one.state) || one.state === 'approved' ? [] : unmet((await decideCase(context, service, one)).decision).map(({ says }) => says)

/** A case as the desk sees it: what to compare, what the machine found, what the first officer said, the fixed reasons. */
export const presentReview = async (context: Context, one: Case): Promise<z.infer<typeof ReviewView>> => {
  const service = serviceOf(one.service)
  const { applicantDetail = [], compare: ofPage = [], findings = [], warnings = [] } = (await service.review?.(context, one)) ?? {}
  const helped = await helpedReview(context, one)
  const compare = [...ofPage, ...helped.compare]
  const shown = compare.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  // Whoever reviews this case may look at what lies beside it, and at no other kept picture.
  if (shown.length > 0) await pictures.layBeside(context.db, one.area, one.id, shown)
  const { actor } = context
  const presented = await presentCase(context, one)
  const events = await parts.events(context.db, one.area, one.id)
  // Told before, not after: who did what was awaited sees that another decides.
  const own = isClosed(one.state) ? undefined : await didItThemselves(context, service, one)
  return {
    case: own ? { ...presented, allowed: presented.allowed.filter((action) => action !== 'approve') } : presented,
    applicantDetail: applicantDetail.map((detail) => ({ ...detail })),
    compare: compare.map((picture) => ({ ...picture })),
    findings: [
      ...one.documents.flatMap(({ kind, page, findings: kept }) =>
        kept.map(({ rule, holds }) => ({ documentKind: kind, page, rule, holds, says: findingWords(rule) })),
      ),
      ...findings.map((finding) => ({ ...finding })),
    ],
    warnings: [...(own?.reasons ?? []).map(({ says }) => says), ...(await suspectedBefore(context, one)), ...(await mandateWarnings(context, one)), ...checkWarnings(service, one), ...(await changedSince(context, service, one)), ...helped.warnings, ...warnings],
    accepted: acceptedBy(presented.timeline),
    earlierPages: (await parts.earlierPages(context.db, one.area, one.id)).map((row) => ({
      documentKind: row.kind, label: labelOfDocument(service, one, row.kind), page: row.page, fileId: row.file_id, givenAt: instantText(row.given_at), endedAt: instantText(row.ended_at),
      by: row.ended_by_number === null ? 'applicant' as const : 'officer' as const, officerNumber: row.ended_by_number, because: row.ended_because,
    })),
    changes: changesOf(service, one, events),
    suspicion: one.suspicion && {
      state: one.suspicion, says: suspicionWords[one.suspicion], told: toldOfSuspicion(service, one) !== undefined,
      of: topicsOf(service, one.suspectedOf).map(({ name, label, grounds }) => ({ name, label, grounds: grounds.filter(({ code }) => one.suspectedOf.includes(code)).map((ground) => ({ ...ground })) })),
    },
    suspicionTopics: (service.suspicions ?? []).map(({ name, label, follows, grounds }) => ({ name, label, follows: follows ?? null, grounds: grounds.map((ground) => ({ ...ground })) })),
    agencyFacts: agenciesNeeded(service, one.answers).flatMap(({ name, label }) => {
      const check = one.checks.find((made) => made.name === name)
      return check ? [{ name, label, facts: { ...check.facts } }] : []
    }),
    claimedBy: one.claimedBy && {
      officerNumber: one.claimedBy.number,
      name: one.claimedBy.name,
      mine: actor.kind === 'officer' && actor.officerId === one.claimedBy.officerId,
    },
    reasons: service.reasons.map((reason) => ({ ...reason })),
  }
}
