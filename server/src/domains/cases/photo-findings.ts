import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { failedPhotoRules, type PhotoRuleId } from '@changxing/rules/licences/photo.ts'

type Finding = { readonly rule: string; readonly holds: boolean }

const names: Readonly<Record<PhotoRuleId, Words>> = {
  'file-size': { zh: '文件大小', en: 'File size' },
  width: { zh: '照片宽度', en: 'Width in pixels' },
  ratio: { zh: '宽高比', en: 'Width to height' },
  background: { zh: '白色背景', en: 'White background' },
  'one-face': { zh: '只有一张正脸', en: 'Exactly one face' },
  'head-width': { zh: '头部宽度', en: 'Width of the head' },
  'head-height': { zh: '头部高度', en: 'Height of the head' },
  'head-inside': { zh: '头部完整', en: 'Head inside the picture' },
  'head-centred': { zh: '头部居中', en: 'Head in the middle' },
  'eyes-level': { zh: '双眼水平', en: 'Eyes level' },
}

const isRule = (id: string): id is PhotoRuleId => Object.hasOwn(names, id)

/** What a rule of the photo is called. */
export const findingWords = (rule: string): Words => (isRule(rule) ? names[rule] : { zh: rule, en: rule })

/** Findings about rules that do not exist, as wrong fields. */
export const unknownFindings = (findings: readonly Finding[]) =>
  findings.flatMap(({ rule }, index) =>
    isRule(rule) ? [] : [{ field: `findings.${index}.rule`, says: { zh: '没有这条照片规则', en: 'There is no such photo rule' } }],
  )

const measurable: readonly PhotoRuleId[] = ['file-size', 'width', 'ratio']

/**
 * The rules that a kept picture breaks as measured here, whatever the sender says. Face and background need a model and are judged
 * elsewhere.
 */
export const measuredFailures = (
  file: { readonly width_px: number | null; readonly height_px: number | null; readonly bytes: number },
  today: string,
): readonly Reason[] => {
  const facts = { widthPx: file.width_px ?? 0, heightPx: file.height_px ?? 0, bytes: file.bytes }
  return failedPhotoRules({ ...facts, backgroundWhiteness: 1, faces: 1 }, today)
    .filter(({ id }) => measurable.includes(id))
    .map(({ id, clause, says }) => because(clause, false, says, { rule: id, ...facts }))
}
