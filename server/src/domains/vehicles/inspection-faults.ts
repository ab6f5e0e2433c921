import type { Words } from '@changxing/rules/decision.ts'
import { shortItemName } from '@changxing/rules/vehicles/inspection-items.ts'
import type { InspectionRow } from './inspections.store.ts'

/** What was not in order, each line by its name and with what is wrong. */
export const faultsOf = ({ items }: Pick<InspectionRow, 'items'>): Words => {
  const found = items.filter(({ result }) => result !== 'pass').map(({ id, note }) => ({ name: shortItemName(id), note }))
  return { zh: found.map(({ name, note }) => `${name.zh}（${note}）`).join('；'), en: found.map(({ name, note }) => `${name.en} (${note})`).join('; ') }
}

/** A number that seems to be altered: the ground of an investigation, and what was seen; undefined where there is none (M2.3.3). */
export const suspicionIn = ({ items }: Pick<InspectionRow, 'items'>): { readonly ground: string; readonly words: string } | undefined => {
  const suspect = items.filter(({ result }) => result === 'suspect')
  return suspect[0] && { ground: suspect[0].id, words: suspect.map(({ id, note }) => `${shortItemName(id).zh}：${note}`).join('；') }
}
