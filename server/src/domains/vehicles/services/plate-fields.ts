import type { FormField } from '@changxing/contract/cases.ts'
import { choice } from './vehicle-page.ts'

/** A number is drawn, or one's own is asked for. */
export const plateFields: readonly FormField[] = [
  choice('plateChoice', { zh: '怎么选号', en: 'How to get a number' }, {
    drawn: { zh: '系统随机选号', en: 'Have one drawn' }, own: { zh: '自编号码', en: 'Choose one' },
  }),
  {
    name: 'plateNumber', kind: 'text', required: true, maxLength: 9, label: { zh: '想要的号牌号码', en: 'The number you want' }, when: { field: 'plateChoice', is: ['own'] },
    hint: { zh: '如 川A12345；新能源 8 位。不用 I、O', en: 'Like 川A12345; eight characters for new energy. No I, no O' },
  },
]
