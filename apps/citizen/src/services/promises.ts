import type { ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

type Promised = { readonly says: Words; readonly clause: string }

const span = ({ days, kind }: ServiceView['within']): Words => kind === 'working'
  ? { zh: `${days} 个工作日`, en: `${days} working ${days === 1 ? 'day' : 'days'}` }
  : { zh: `${days} 日`, en: `${days} ${days === 1 ? 'day' : 'days'}` }

/** What is promised before anybody applies: when the office answers, then each later step, counted from the one before it. */
export const promisesOf = ({ within, stages }: Pick<ServiceView, 'within' | 'stages'>): readonly Promised[] => {
  const answer = span(within)
  return [
    { says: { zh: `提交后 ${answer.zh}内答复`, en: `Answered within ${answer.en} of submission` }, clause: within.clause },
    ...stages.map(({ label, within: later }) => {
      const days = span(later)
      return { says: { zh: `${label.zh}：上一步之后 ${days.zh}内`, en: `${label.en}: within ${days.en} of the step before` }, clause: later.clause }
    }),
  ]
}
