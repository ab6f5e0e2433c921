import { because, decided, type Reason } from '../decision.ts'
import { inForce } from '../rollout/decide-in-force.ts'
import { rule } from '../rule.ts'
import { photoRejectionLimit } from './parameters.ts'
import { licenceStates, stateLetters, statesFact } from './states.ts'

/**
 * Whether a driver may apply for an e-licence online: the measure is in force where the licence was issued (M1.1.2), no state of the licence
 * stands against its issue (M1.3.2), and the review has not failed too often (M1.3.1). Every unmet reason is listed at once.
 */
export const eLicenceApplication = rule({
  id: 'licences.e-licence-application',
  version: '1',
  title: { zh: '能否申领电子驾驶证', en: 'May an e-licence be applied for' },
  clauses: ['M1.1.2', 'M1.3.1', 'M1.3.2'],
  facts: {
    area: { type: 'string', format: 'area', says: { zh: '发证地', en: 'Place of issue' } },
    states: statesFact,
    photoRejections: { type: 'integer', minimum: 0, says: { zh: '照片审核未通过次数', en: 'Times the photo was rejected' } },
  },
  decide({ area, states, photoRejections }, on) {
    const reasons = [
      ...inForce.decide({ measure: 'M1', area }, on).reasons,
      ...reasonsOfStates(states),
      ...reasonsOfRejections(photoRejections, photoRejectionLimit.find(on)?.value),
    ]
    return decided({ allowed: reasons.every((reason) => reason.holds) }, reasons)
  },
})

function reasonsOfStates(states: string): readonly Reason[] {
  const blocking = stateLetters(states).filter((letter) => !licenceStates[letter].mayApply)
  if (blocking.length === 0)
    return [because('M1.3.2', true, { zh: '驾驶证状态不影响申领', en: "The licence's state does not stand in the way" }, { states })]
  return blocking.map((letter) => {
    const { name } = licenceStates[letter]
    return because(
      'M1.3.2',
      false,
      { zh: `驾驶证状态为“${name.zh}”，不能申领；请先到发证地处理`, en: `Licence state "${name.en}": settle it with the issuing office first` },
      { state: letter },
    )
  })
}

function reasonsOfRejections(photoRejections: number, limit: number | undefined): readonly Reason[] {
  if (limit === undefined) return []
  const left = limit - photoRejections
  const says =
    left > 0
      ? { zh: `照片审核还有${left}次机会`, en: `The photo may still be reviewed ${left === 1 ? 'once' : `${left} times`}` }
      : { zh: `照片${photoRejections}次未通过，请到窗口办理`, en: `The photo was rejected ${photoRejections} times: please come to the counter` }
  return [because('M1.3.1', left > 0, says, { photoRejections, limit })]
}
