import { because, decided, type Decision } from '../decision.ts'
import { stateLetters, statesFact } from '../licences/states.ts'
import { rule } from '../rule.ts'

type Outcome = { readonly allowed: boolean }

/**
 * Whether subject one may be booked to have a cancelled licence restored (M8.2.3): the licence is fully cancelled (注销); one that is
 * 注销可恢复 needs no test; and no other candidate file is open anywhere (M3.3.1).
 */
export const restoreTest = rule({
  id: 'exams.restore-test',
  version: '1',
  title: { zh: '能否报考恢复驾驶资格的科目一', en: 'May subject one be booked to restore a licence' },
  clauses: ['M8.2.3', 'M3.3.1'],
  facts: { states: statesFact, otherFileOpen: { type: 'boolean', says: { zh: '是否已有考生档案', en: 'A candidate file is open already' } } },
  decide({ states, otherFileOpen }): Decision<Outcome> {
    const letters = stateLetters(states)
    const cancelled = letters.includes('G')
    const direct = letters.includes('R')
    const reasons = [
      because('M8.2.3', cancelled, cancelled
        ? { zh: '驾驶证已注销：科目一合格后恢复', en: 'The licence is cancelled: it is restored after subject one' }
        : direct
          ? { zh: '状态是注销可恢复，不用考试，直接申请恢复', en: 'It is cancelled but restorable: no test, ask for it to be restored' }
          : { zh: '驾驶证没有被注销，不用考试', en: 'The licence is not cancelled: no test is needed' }, { states }),
      because('M3.3.1', !otherFileOpen, otherFileOpen
        ? { zh: '已有一份有效的考生档案：在那份档案里预约科目一', en: 'A candidate file is open already: book subject one there' }
        : { zh: '没有其他有效的考生档案', en: 'No other candidate file is open' }, { otherFileOpen }),
    ]
    return decided({ allowed: reasons.every(({ holds }) => holds) }, reasons)
  },
})
