import type { ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

/** Without a clause it is the office's own promise. */
type Promised = { readonly says: Words; readonly clause: string | null }

const span = ({ days, kind }: Pick<ServiceView['within'], 'days' | 'kind'>): Words => kind === 'working'
  ? { zh: `${days} 个工作日`, en: `${days} working ${days === 1 ? 'day' : 'days'}` }
  : { zh: `${days} 日`, en: `${days} ${days === 1 ? 'day' : 'days'}` }

/** What is promised before anybody applies: when the office answers, then each later step, counted from the submission too or from the step before. */
export const promisesOf = ({ within, stages }: Pick<ServiceView, 'within' | 'stages'>): readonly Promised[] => {
  const answer = span(within)
  return [
    { says: { zh: `提交后 ${answer.zh}内答复`, en: `Answered within ${answer.en} of submission` }, clause: within.clause },
    ...stages.map(({ label, within: later, from }) => {
      const days = span(later)
      const own = later.clause === null ? { zh: '（车管所承诺）', en: ' (promised by the office)' } : { zh: '', en: '' }
      return {
        clause: later.clause, says: from === 'submission'
          ? { zh: `${label.zh}：提交后 ${days.zh}内${own.zh}`, en: `${label.en}: within ${days.en} of submission${own.en}` }
          : { zh: `${label.zh}：上一步之后 ${days.zh}内${own.zh}`, en: `${label.en}: within ${days.en} of the step before${own.en}` },
      }
    }),
  ]
}
