import { failedPhotoRules, type PhotoRuleId } from '@changxing/rules/licences/photo.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What the counter's camera program can measure without a face library; the head is judged by the officer's eye. */
const measuredRules = {
  'file-size': { zh: '文件大小', en: 'File size' },
  width: { zh: '像素', en: 'Pixels' },
  ratio: { zh: '宽高比', en: 'Width to height' },
  background: { zh: '背景白色', en: 'White background' },
} as const satisfies Partial<Record<PhotoRuleId, Words>>
type MeasuredRule = keyof typeof measuredRules

export type Measured = { readonly rule: MeasuredRule; readonly holds: boolean; readonly says: Words }
type Facts = { readonly widthPx: number; readonly heightPx: number; readonly bytes: number; readonly backgroundWhiteness: number }

/** Each measurable rule with whether the picture meets it; a failing one says why in the rule's own words. */
export function measuredFindings(facts: Facts, on: string): readonly Measured[] {
  const failed = new Map<string, Words>(failedPhotoRules({ ...facts, faces: 1 }, on).map(({ id, says }) => [id, says]))
  return (Object.keys(measuredRules) as MeasuredRule[]).map((rule) => ({ rule, holds: !failed.has(rule), says: failed.get(rule) ?? measuredRules[rule] }))
}
