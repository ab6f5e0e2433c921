import { because, decided, type Reason } from '../decision.ts'
import type { Words } from '../words.ts'
import { rule } from '../rule.ts'
import { displayOf, licenceStates, stateLetters, statesFact, type LicenceDisplay, type LicenceStateLetter } from './states.ts'

const meanings: { readonly [Display in LicenceDisplay]: Words } = {
  normal: { zh: '正常显示', en: 'shown as usual' },
  warning: { zh: '显示并警示', en: 'shown with a warning' },
  none: { zh: '不再显示，请联系发证地', en: 'not shown; ask the issuing office' },
}

function reasonOf(letter: LicenceStateLetter): Reason {
  const { name, display, mayDrive } = licenceStates[letter]
  const meaning = meanings[display]
  const says = { zh: `${name.zh}：${meaning.zh}`, en: `${name.en}: ${meaning.en}` }
  return because('M1.5.1', display === 'normal', says, { state: letter, mayDrive })
}

/**
 * How an issued e-licence appears, the worst of its states deciding. Revoked or cancelled (E F G R): no longer shown. Stopped or locked (J L):
 * the official app answers "abnormal, ask the issuing office" instead of the licence, so that it is not shown either. Whatever else forbids
 * driving, or has to be looked up, is shown with a warning: the licence must not vanish while a right to drive may remain.
 */
export const eLicenceDisplay = rule({
  id: 'licences.e-licence-display',
  version: '1',
  title: { zh: '电子驾驶证怎样显示', en: 'How the e-licence is shown' },
  clauses: ['M1.5.1'],
  facts: { states: statesFact },
  decide({ states }) {
    return decided({ display: displayOf(states) }, stateLetters(states).map(reasonOf))
  },
})
