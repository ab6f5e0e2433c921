import { handedOverWithin, platesMadeWithin } from '@changxing/rules/vehicles/business-limits.ts'
import { required, service } from '../../cases/index.ts'
import { overtaken } from '../overtaken.ts'
import { orderPlates, recordPlatesMade } from '../replace-papers.ts'
import { choice, delivery, identity, madeAndDelivered, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

/** 补换领号牌 (M9.1, M6.1.2): the number stays; until the new plates are promised temporary plates are carried. */
export const replacePlates = service({
  ...pageAboutVehicle('plates', ['reason']),
  id: 'vehicles.replace-plates',
  title: { zh: '补换领号牌', en: 'Replace number plates' },
  summary: {
    zh: '号牌遗失、损毁后补领换领，号码不变。制作期间发临时号牌，每张 15 日，一张接一张，用到承诺做好的那天。',
    en: 'For lost or damaged plates; the number stays. While they are made you get temporary plates for 15 days each, one after another, until the promised day.',
  },
  clauses: ['M9.1', 'M6.1.2'],
  form: [
    choice('reason', { zh: '原因', en: 'Reason' }, { lost: { zh: '遗失', en: 'Lost' }, damaged: { zh: '损毁', en: 'Damaged' } }),
    delivery,
  ],
  documents: [
    identity,
    required('plate-returned', {
      clause: 'M9.1', label: { zh: '交回的旧号牌（照片）', en: 'The old plates handed in (photo)' }, when: { field: 'reason', is: ['damaged'] },
    }),
  ],
  steps: [
    { zh: '说明原因', en: 'Say why' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '审核通过，旧号牌作废，领临时号牌', en: 'Approved: the old plates are void, you get a temporary one' },
    { zh: '领取新号牌', en: 'Get the new plates' },
  ],
  reasons: usualReasons,
  onApproved: orderPlates,
  overtaken: overtaken('plates'),
  completesLater: madeAndDelivered({ zh: '号牌', en: 'number plates' }, platesMadeWithin, handedOverWithin, recordPlatesMade),
})
