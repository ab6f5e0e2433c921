import { plateKinds, normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from './language.tsx'
import './plate.css'

type Colour = 'blue' | 'yellow' | 'green' | 'yellow-green' | 'white' | 'black'

const colours: Readonly<Record<string, Colour>> = {
  '01': 'yellow', '07': 'yellow', '13': 'yellow', '15': 'yellow', '16': 'yellow', '17': 'yellow', '52': 'green', '51': 'yellow-green',
  '03': 'black', '04': 'black', '05': 'black', '06': 'black', '09': 'black', '10': 'black', '11': 'black', '12': 'black', '26': 'black', '27': 'black',
  '18': 'white', '19': 'white', '20': 'white', '21': 'white', '22': 'white', '23': 'white', '24': 'white', '31': 'white', '32': 'white',
}
const names: Readonly<Record<Colour, Words>> = {
  blue: { zh: '蓝牌', en: 'blue plate' }, yellow: { zh: '黄牌', en: 'yellow plate' }, green: { zh: '绿牌', en: 'green plate' },
  'yellow-green': { zh: '黄绿牌', en: 'yellow and green plate' }, white: { zh: '白牌', en: 'white plate' }, black: { zh: '黑牌', en: 'black plate' },
}

/** The colour in which plates of this kind are painted. */
const plateColour = (kind: string): Colour => colours[kind] ?? 'blue'

/** The kind of a plate in words, colour first: people know their plate by its colour. */
export const plateWords = (kind: string): Words => {
  const colour = names[plateColour(kind)]
  const name = (plateKinds as Readonly<Record<string, { readonly name: Words }>>)[kind]?.name ?? { zh: kind, en: kind }
  return { zh: `${colour.zh} · ${name.zh}`, en: `${name.en}, ${colour.en}` }
}

/** A number plate drawn as it hangs on the car; a screen reader hears number and kind. */
export const Plate = ({ kind, number, large }: { readonly kind: string; readonly number: string; readonly large?: boolean }) => {
  const say = useSay()
  const text = normalPlateNumber(number)
  return (
    <span className={large ? 'cx-plate cx-plate--large' : 'cx-plate'} data-colour={plateColour(kind)} lang="zh-CN" role="img" aria-label={`${text} ${say(plateWords(kind))}`}>
      <span aria-hidden="true">{text.slice(0, 2)}·{text.slice(2)}</span>
    </span>
  )
}
