import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

export type Stage = {
  readonly name: Words
  /** done · now · ahead · asked (waits for the applicant) · stopped (rejected or withdrawn) */
  readonly state: 'done' | 'now' | 'ahead' | 'asked' | 'stopped'
  readonly says?: Words
  readonly at?: string
  /** The last day of the step that runs. */
  readonly dueOn?: string
}

/** Who reads: the applicant is told “you”, an officer is told about the applicant. */
export type CaseReader = 'applicant' | 'officer'

type Told = Pick<CaseView, 'state' | 'timeline' | 'stages'>

const firstAt = (told: Told, kind: string) => told.timeline.find((event) => event.kind === kind)?.at
const lastAt = (told: Pick<CaseView, 'timeline'>, ...kinds: string[]) => told.timeline.findLast((event) => kinds.includes(event.kind))?.at

const waits = { you: { zh: '等您答复', en: 'Waiting for your answer' }, applicant: { zh: '等申请人答复', en: 'Waiting for the applicant’s answer' } }
const gone = { you: { zh: '您已撤回', en: 'You withdrew it' }, applicant: { zh: '申请人已撤回', en: 'The applicant withdrew it' } }
const refused = { zh: '未通过', en: 'Not approved' }

/** What the office does after the approval, in the place of the last stage: 已制作 → 已送达, each with its last day. */
const stationsAfter = (told: Told, finished: Stage): readonly Stage[] =>
  told.stages.length === 0
    ? [finished]
    : told.stages.map(({ name, label, state, dueOn }): Stage => ({
        name: label, at: lastAt(told, `stage-${name}`), state: state === 'done' ? 'done' : state === 'next' && told.state === 'approved' ? 'now' : 'ahead', ...(dueOn && { dueOn }),
      }))

/** Not made any more: what was done before that stands, and it ends there. */
export const endedEarly: Words = { zh: '不再制作、送达', en: 'Not made any more' }

/** When the office ended it before it was made or handed over. */
export const endedEarlyAt = (told: Pick<CaseView, 'timeline'>): string | undefined => lastAt(told, 'making-ended')

/** The stages people know: 提交 → 受理 → 审核 → 办结 (or what the office still makes and delivers), with where the case stands and when each was reached. */
export function stagesOf(told: Told, reader: CaseReader): readonly Stage[] {
  const own = reader === 'applicant'
  const submitted: Stage = { name: { zh: '提交', en: 'Sent' }, state: 'done', at: firstAt(told, 'submitted') }
  const accepted: Stage = { name: { zh: '受理', en: 'Accepted' }, state: 'done', at: firstAt(told, 'claimed') ?? firstAt(told, 'submitted') }
  const review: Stage = { name: { zh: '审核', en: 'Reviewed' }, state: 'done', at: lastAt(told, 'approved', 'completed') }
  const finished: Stage = { name: { zh: '办结', en: 'Finished' }, state: 'done', at: lastAt(told, 'completed') }
  const ahead = (stage: Stage): Stage => ({ name: stage.name, state: 'ahead' })
  const now = (stage: Stage, says?: Words): Stage => ({ name: stage.name, state: 'now', says })
  const after = told.stages.length === 0 ? [ahead(finished)] : stationsAfter(told, finished)
  switch (told.state) {
    case 'draft': return [now(submitted, { zh: '尚未提交', en: 'Not sent yet' }), ahead(accepted), ahead(review), ...after]
    case 'submitted': return [submitted, now(accepted, { zh: '等待受理', en: 'Waiting for an officer' }), ahead(review), ...after]
    case 'in-review': return [submitted, accepted, now(review, { zh: '正在审核', en: 'Being reviewed' }), ...after]
    case 'question-asked': {
      const asked: Stage = { name: review.name, state: 'asked', says: own ? waits.you : waits.applicant, at: lastAt(told, 'asked') }
      return [submitted, accepted, asked, ...after]
    }
    case 'approved': return [submitted, accepted, review, ...(told.stages.length === 0 ? [now(finished, { zh: '正在办结', en: 'Being finished' })] : after)]
    case 'completed': {
      const over = endedEarlyAt(told)
      if (!over) return [submitted, accepted, review, ...stationsAfter(told, finished)]
      return [submitted, accepted, review, ...(told.stages.length === 0 ? [] : stationsAfter(told, finished)), { name: endedEarly, state: 'stopped', at: over }]
    }
    case 'rejected':
      return [submitted, accepted, { name: review.name, state: 'stopped', says: refused, at: lastAt(told, 'rejected') }, ...after]
    case 'withdrawn':
      return [
        ...(submitted.at ? [submitted] : []),
        { name: { zh: '撤回', en: 'Withdrawn' }, state: 'stopped', says: own ? gone.you : gone.applicant, at: lastAt(told, 'withdrawn') },
      ]
  }
}
