import type { Alarm } from '@changxing/contract/movements.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'

export const investigationWords: Readonly<Record<Alarm['investigation']['state'], { readonly tone: Tone; readonly says: Words }>> = {
  open: { tone: 'care', says: { zh: '调查中', en: 'Under investigation' } }, explained: { tone: 'good', says: { zh: '已查明，无违规', en: 'Explained' } },
  violation: { tone: 'bad', says: { zh: '违规，已追责', en: 'Violation, held to account' } },
}

const readable = 0.0001

/** A chance as it can be read in a table; what was rounded away is small, not nothing. */
export const chanceText = (chance: number): string => (chance === 0 ? '< 10⁻⁹' : chance >= readable ? chance.toFixed(4) : chance.toExponential(1))
