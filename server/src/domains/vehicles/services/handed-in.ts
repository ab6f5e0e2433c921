import type { FormField } from '@changxing/contract/cases.ts'
import { earlierProcedure } from '@changxing/rules/vehicles/transfer-limits.ts'
import { calendarDays, required, sheets, stage, type DocumentRule, type Stage } from '../../cases/index.ts'
import { takePlatesBack } from '../move-out.ts'
import { choice } from './vehicle-page.ts'

/** What a car that moves out leaves behind, and until when its temporary plate may count. */
export const handedInFields: readonly FormField[] = [
  choice('platesBack', { zh: '交回几块号牌', en: 'How many plates you hand in' }, {
    all: { zh: '全部交回', en: 'All of them' }, one: { zh: '少一块，已遗失', en: 'One is lost' }, none: { zh: '都遗失了', en: 'They are lost' },
  }),
  choice('licenceBack', { zh: '行驶证', en: 'Vehicle licence' }, { yes: { zh: '交回', en: 'I hand it in' }, lost: { zh: '遗失了', en: 'It is lost' } }),
  {
    name: 'insuranceUntil', kind: 'date', required: false, label: { zh: '交强险保险期间止', en: 'Compulsory insurance ends on' },
    hint: { zh: '照保单填写；临时号牌不超过这一天。没有投保的留空，不发临时号牌，车要拖走', en: 'As on the policy; the temporary plate counts no longer than this. Left out where there is none: no temporary plate, and the car is carried' },
  },
]

export const handedInPapers: readonly DocumentRule[] = [
  required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, when: { field: 'licenceBack', is: ['yes'] }, sides: sheets }),
  required('plate-returned', { clause: 'M9.1', label: { zh: '交回的号牌（照片）', en: 'The plates handed in (photo)' }, when: { field: 'platesBack', is: ['all', 'one'] } }),
]

/** Nothing is handed out before plates and licence are taken back, or declared lost. */
export const handedIn: Stage = stage('handed-in', {
  done: { zh: '号牌、行驶证已收回或登记遗失，临时号牌（有的）、档案已交出', en: 'Plates and licence taken back or recorded as lost, file and temporary plate (if any) handed over' },
  next: { zh: '等待到窗口交回号牌、行驶证', en: 'Waiting for plates and licence to be handed in at the counter' },
  within: calendarDays(earlierProcedure.ownerDays, 'M2.2.1'), records: ['platesBack', 'licenceBack'], onDone: takePlatesBack,
})
