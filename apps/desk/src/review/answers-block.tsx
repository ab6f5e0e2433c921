import type { CaseView } from '@changxing/contract/cases.ts'
import type { ReviewView } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { answerWords } from '@changxing/ui/form/answer-words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useServices } from '../shell/queries.ts'
import { MaskedAnswer } from './masked-answer.tsx'

type Change = ReviewView['changes'][number]

const changeWords = ({ by, officerNumber, sinceAccepted, sinceAsked }: Change): Words | null => {
  const who: Words = by === 'officer' ? { zh: `${officerNumber ?? '窗口'} 填写`, en: `by officer ${officerNumber ?? ''}` } : { zh: '申请人', en: 'by the applicant' }
  if (sinceAccepted) return { zh: `受理后改动 · ${who.zh}`, en: `changed since accepted · ${who.en}` }
  if (sinceAsked) return { zh: `补正后 · ${who.zh}`, en: `since it was asked · ${who.en}` }
  return by === 'officer' ? who : null
}

/** Whether the counter gave everything: then it is said once, and not beside each answer. */
const allByCounter = (changes: readonly Change[]) => changes.length > 0 && changes.every(({ by, sinceAccepted, sinceAsked }) => by === 'officer' && !sinceAccepted && !sinceAsked)

/**
 * Says of these changes that something was given or changed since the first officer accepted or the applicant was asked, or by an officer; nothing of
 * what is usual.
 */
export const ChangeMark = ({ changes, of }: { readonly changes: readonly Change[]; readonly of: (change: Change) => boolean }) => {
  const say = useSay()
  const found = changes.filter(of)
  const change = found.find(({ sinceAccepted }) => sinceAccepted) ?? found.find(({ sinceAsked }) => sinceAsked) ?? found[0]
  const words = change && changeWords(change)
  if (!change || !words || allByCounter(changes)) return null
  return <span className="change-mark" data-since={change.sinceAccepted}>{change.sinceAccepted && <Shape tone="care" />}{say(words)}</span>
}

/** What was filled in, each answer with who changed it when that matters. */
export const AnswersBlock = ({ one, changes }: { readonly one: CaseView; readonly changes: readonly Change[] }) => {
  const say = useSay()
  const service = useServices().data?.services.find(({ id }) => id === one.service)
  const answers = Object.entries(one.answers)
  if (answers.length === 0) return null
  return (
    <section className="case-block">
      <h2>
        {say({ zh: '填写内容', en: 'Answers' })}
        {allByCounter(changes) && <span className="cx-soft cx-small">{say({ zh: `${changes[0]!.officerNumber} 在窗口填写`, en: `filled in at the counter by ${changes[0]!.officerNumber}` })}</span>}
      </h2>
      <dl className="cx-facts">
        {answers.map(([name, value]) => {
          const field = service?.form.find((known) => known.name === name)
          const words = field ? say(answerWords(field, value)) : String(value)
          const isMasked = field?.kind === 'identity-number' && words.includes('*')
          return (
            <div key={name} className="desk-contents">
              <dt>{field ? say(field.label) : name}</dt>
              <dd>{isMasked ? <MaskedAnswer key={one.id} one={one} name={name} masked={words} /> : words} <ChangeMark changes={changes} of={(change) => change.kind === 'answer' && change.name === name} /></dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
