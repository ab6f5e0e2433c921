import { because, decided } from '../decision.ts'
import { rule } from '../rule.ts'
import { eLicenceCounts } from './parameters.ts'

/** Whether the paper licence may still be asked for once the e-licence was presented: only where the licence has to be detained (M1.5.1). */
export const paperNeeded = rule({
  id: 'licences.paper-needed',
  version: '1',
  title: { zh: '是否还要纸质驾驶证', en: 'Is the paper licence needed' },
  clauses: ['M1.5.1', 'M1.5.2'],
  facts: {
    business: { type: 'string', enum: ['roadside-check', 'counter', 'violation', 'accident'], says: { zh: '业务', en: 'Business' } },
    licenceToBeDetained: { type: 'boolean', says: { zh: '是否要扣留驾驶证', en: 'Must the licence be detained' } },
  },
  decide({ business, licenceToBeDetained }, on) {
    const counts = eLicenceCounts.find(on)?.value ?? false
    return decided({ paperNeeded: licenceToBeDetained || !counts }, [
      because(
        'M1.5.2',
        counts,
        counts
          ? { zh: '电子驾驶证全国有效', en: 'The e-licence is valid throughout the country' }
          : { zh: '电子驾驶证2021年6月1日起才有效', en: 'E-licences are valid only from 2021-06-01' },
        {},
      ),
      because(
        'M1.5.1',
        !licenceToBeDetained,
        licenceToBeDetained
          ? { zh: '要扣留驾驶证，须交纸质证', en: 'The licence has to be detained: the paper one is required' }
          : { zh: '已出示电子证，不再要纸质证', en: 'The e-licence was presented: no paper may be asked for' },
        { business, licenceToBeDetained },
      ),
    ])
  },
})
