import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { casesToInspect } from '@changxing/contract/inspections.ts'
import type { transferQueue } from '@changxing/contract/transfers.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'
import type { Of } from './what-is-inspected.ts'

type Queued = OutputOf<typeof transferQueue>['transfers'][number]
type Listed = OutputOf<typeof casesToInspect>['cases'][number]

/** A car that waits for an inspection. `vinEnd` is known of cases only. */
export type Waiting = {
  readonly of: Of; readonly number: string; readonly plateKind: string | null; readonly plateNumber: string | null; readonly title: string | Words
  readonly vinEnd: string; readonly tone: Tone; readonly line: Words
}

/** Where it leaves, only a car that both places inspect waits here (M2.1.5). */
export const waitsHere = ({ side, path, inspected }: Queued): boolean => !inspected && (side === 'in' || path === 'C')

const placeOf = ({ side, state, inArea, outArea }: Queued): Words => {
  const other = cityOf(side === 'in' ? outArea : inArea)?.name ?? { zh: '', en: '' }
  if (side === 'out') return { zh: `转往${other.zh}，先在本地查验`, en: `Leaves for ${other.en}: inspected here first` }
  return state === 'archive-received'
    ? { zh: `来自${other.zh}，档案已到`, en: `From ${other.en}; its file has arrived` }
    : { zh: `来自${other.zh}，档案未到，可先查验`, en: `From ${other.en}; file not here yet, may be looked at first` }
}

export const ofTransfer = (queued: Queued): Waiting => ({
  of: { transfer: queued.transferId }, number: queued.number, plateKind: queued.car.plateKind, plateNumber: queued.car.plateNumber, title: queued.car.brandModel, vinEnd: '',
  tone: queued.state === 'archive-received' ? 'good' : 'grey', line: placeOf(queued),
})

export const ofCase = ({ caseId, number, plateKind, plateNumber, title, vinEnd, state, inspectedBy }: Listed): Waiting => ({
  of: { case: caseId }, number, plateKind, plateNumber, title, vinEnd,
  ...(inspectedBy
    ? { tone: 'blue' as const, line: { zh: `警号 ${inspectedBy} 正在查验`, en: `Officer ${inspectedBy} is inspecting it` } }
    : state === 'draft'
      ? { tone: 'grey' as const, line: { zh: '还没提交，可先查验', en: 'Not sent yet, may be looked at first' } }
      : { tone: 'good' as const, line: plateNumber ? { zh: '已提交', en: 'Sent' } : { zh: `已提交，尾号 ${vinEnd}`, en: `Sent; VIN ends in ${vinEnd}` } }),
})

const plain = (text: string): string => text.replace(/[\s·-]/g, '').toUpperCase()

/** Whether this is the car that was typed: part of its plate or number, or the end of its VIN. */
export const isMeant = ({ plateNumber, number, vinEnd, title }: Waiting, wanted: string): boolean => {
  const text = plain(wanted)
  const [end, words] = [text.slice(-6), typeof title === 'string' ? title : title.zh]
  return text === '' || plain(`${plateNumber ?? ''} ${number} ${words}`).includes(text) || (text.length >= 4 && vinEnd !== '' && vinEnd.endsWith(end))
}

const whole = [/^\p{Script=Han}[A-Z][A-Z0-9]{4,6}\p{Script=Han}?$/u, /^[A-Z0-9]{17}$/]

/** Whether it is worth asking for what is in no list: a whole plate, VIN or case number. Each question is recorded, so that none is asked of a part. */
export const mayBeFound = (wanted: string): boolean => {
  const text = plain(wanted)
  return (text.length >= 7 && whole.some((form) => form.test(text))) || /^\d{6}-\d{8}-\d{4,}$/.test(wanted.trim())
}
