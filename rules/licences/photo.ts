import type { CivilDate } from '../civil-date.ts'
import type { ClauseId } from '../clauses.ts'
import { dated } from '../dated.ts'
import type { Words } from '../words.ts'

/** A rectangle on the picture, in its pixels; x and y of the upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What was measured on a picture. */
export type PhotoFacts = {
  readonly widthPx: number
  readonly heightPx: number
  readonly bytes: number
  /** Share of the background that is white, 0–1. */
  readonly backgroundWhiteness: number
  readonly faces: number
  /** The head from crown to chin, ear to ear. Missing when no face was found. */
  readonly head?: Box
  /** Slope of the line between the eyes, degrees; 0 is level. */
  readonly eyesTiltDegrees?: number
}

type Range = { readonly min: number; readonly max: number }
type PhotoTemplate = {
  /** The picture the head's size is measured against; other sizes are compared by share of width and of height. */
  readonly widthPx: number
  readonly heightPx: number
  readonly headWidthPx: Range
  readonly headHeightPx: Range
  /** Width over height. */
  readonly ratio: Range
  readonly maxBytes: number
  readonly minWhiteness: number
  /** Largest distance of the head's middle from the picture's middle, as a share of its width. */
  readonly maxOffCentre: number
  readonly maxTiltDegrees: number
}

/**
 * GA 482 (a print of 22 × 32 mm, head 14–16 × 19–22 mm) in the pixels of the national app. The last four values are not in the standard:
 * they are what a machine needs to call a background white, a head centred and eyes level, and stay below what an officer would refuse.
 */
export const photoTemplate = dated<PhotoTemplate>([
  {
    from: '2021-06-01',
    clause: 'M1.3.1',
    source: 'GA 482; template of the national app',
    value: {
      widthPx: 520,
      heightPx: 756,
      headWidthPx: { min: 331, max: 378 },
      headHeightPx: { min: 449, max: 520 },
      ratio: { min: 2 / 3, max: 3 / 4 },
      maxBytes: 10_000_000,
      minWhiteness: 0.9,
      maxOffCentre: 0.08,
      maxTiltDegrees: 5,
    },
  },
])

const templateOn = (on: CivilDate): PhotoTemplate => (photoTemplate.find(on) ?? photoTemplate.values[0]!).value

export type PhotoRuleId =
  | 'file-size' | 'width' | 'ratio' | 'background' | 'one-face' | 'head-width' | 'head-height' | 'head-inside' | 'head-centred' | 'eyes-level'

/** A rule the picture does not meet; `box` is the part of the picture it is about. */
export type PhotoFailure = { readonly id: PhotoRuleId; readonly clause: ClauseId; readonly says: Words; readonly box?: Box }

const outside = (value: number, { min, max }: Range) => value < min || value > max

/** Every rule the picture fails, empty when it may be sent. The template is that of the day, the first one for days before it. */
export function failedPhotoRules(facts: PhotoFacts, on: CivilDate): readonly PhotoFailure[] {
  const template = templateOn(on)
  return [...failuresOfPicture(facts, template), ...failuresOfHead(facts, template)]
}

const failure = (id: PhotoRuleId, fails: boolean, zh: string, en: string, box?: Box): readonly PhotoFailure[] =>
  fails ? [{ id, clause: 'M1.3.1', says: { zh, en }, ...(box && { box }) }] : []

function failuresOfPicture({ widthPx, heightPx, bytes, backgroundWhiteness, faces }: PhotoFacts, template: PhotoTemplate): readonly PhotoFailure[] {
  const megabytes = template.maxBytes / 1_000_000
  // Whole pixels: a picture counts as 2:3 or 3:4 when one more or less pixel of width would make it so.
  const ratio = { min: template.ratio.min - 1 / heightPx, max: template.ratio.max + 1 / heightPx }
  return [
    ...failure('file-size', bytes > template.maxBytes, `照片文件不能超过${megabytes}兆字节`, `The file must not exceed ${megabytes} MB`),
    ...failure('width', widthPx < template.widthPx, `照片宽度至少${template.widthPx}像素`, `The photo must be at least ${template.widthPx} pixels wide`),
    ...failure('ratio', outside(widthPx / heightPx, ratio), '照片宽高比应在2:3和3:4之间', 'Width to height must be between 2:3 and 3:4'),
    ...failure('background', backgroundWhiteness < template.minWhiteness, '背景要是纯白色，没有阴影', 'The background must be plain white, without shadows'),
    ...failure(
      'one-face',
      faces !== 1,
      faces === 0 ? '没有看到正面的脸' : `照片里只能有一个人，现在有${faces}个`,
      faces === 0 ? 'No face looking straight at the camera was found' : `Only one person may be in the photo; ${faces} were found`,
    ),
  ]
}

function failuresOfHead({ widthPx, heightPx, head, eyesTiltDegrees }: PhotoFacts, template: PhotoTemplate): readonly PhotoFailure[] {
  const tilt = failure('eyes-level', Math.abs(eyesTiltDegrees ?? 0) > template.maxTiltDegrees, '头歪了，请摆正', 'The head is tilted: hold it straight', head)
  if (!head) return tilt
  const headWidth = (head.width * template.widthPx) / widthPx
  const headHeight = (head.height * template.heightPx) / heightPx
  const offCentre = Math.abs(head.x + head.width / 2 - widthPx / 2) / widthPx
  const leaves = head.x < 0 || head.y < 0 || head.x + head.width > widthPx || head.y + head.height > heightPx
  const wide = headWidth > template.headWidthPx.max
  const high = headHeight > template.headHeightPx.max
  return [
    ...failure(
      'head-width', outside(headWidth, template.headWidthPx),
      wide ? '头部太宽，请离镜头远一点' : '头部太窄，请离镜头近一点',
      wide ? 'The head is too wide: move away from the camera' : 'The head is too narrow: move closer to the camera', head,
    ),
    ...failure(
      'head-height', outside(headHeight, template.headHeightPx),
      high ? '头部太高，请离镜头远一点' : '头部太矮，请离镜头近一点',
      high ? 'The head is too tall: move away from the camera' : 'The head is too short: move closer to the camera', head,
    ),
    ...failure('head-inside', leaves, '头部超出了照片', 'Part of the head is outside the photo', head),
    ...failure('head-centred', offCentre > template.maxOffCentre, '头部要在照片左右正中', 'The head must be in the middle from left to right', head),
    ...tilt,
  ]
}

/** Where the template wants the head on a picture of that size: the largest allowed head, centred. For drawing a guide. */
export function headGuide(widthPx: number, heightPx: number, on: CivilDate): Box {
  const template = templateOn(on)
  const width = (template.headWidthPx.max / template.widthPx) * widthPx
  const height = (template.headHeightPx.max / template.heightPx) * heightPx
  return { x: (widthPx - width) / 2, y: (heightPx - height) / 2, width, height }
}

const reason = (zh: string, en: string): { readonly clause: ClauseId; readonly says: Words } => ({ clause: 'M1.3.1', says: { zh, en } })

/** The fixed grounds on which a review may refuse a photo. An officer ticks every one that applies; there is no free text. */
export const photoRejectionReasons = {
  background: reason('背景不是纯白色', 'The background is not plain white'),
  'head-size': reason('头部大小不合要求', 'The head is too large or too small'),
  'head-place': reason('头部没有居中或没有摆正', 'The head is off centre or tilted'),
  'not-front': reason('没有正面免冠平视镜头', 'The face does not look straight at the camera, or the head is covered'),
  'face-covered': reason('头发、口罩、围巾等遮住了脸、耳或眉', 'Hair, mask or scarf hides part of the face, ears or brows'),
  glasses: reason('眼镜反光或有色', 'The glasses are tinted or reflect light'),
  light: reason('太暗、过曝或有阴影', 'Too dark, too bright or with shadows'),
  blurred: reason('模糊不清', 'The photo is blurred'),
  clothes: reason('衣服是白色或制服', 'White clothes or a uniform'),
  retouched: reason('经过美颜或修图', 'The photo was retouched'),
  'not-recent': reason('不是六个月内的照片', 'The photo is older than six months'),
  'not-original': reason('翻拍的证件、打印件或屏幕', 'A photo of a document, a print or a screen'),
  selfie: reason('自拍，脸部变形', 'A selfie: the face is distorted'),
  'several-people': reason('照片里不止一个人', 'More than one person is in the photo'),
  'other-person': reason('与留存照片不是同一人', 'Not the person in the kept photo'),
} as const
export type PhotoRejectionCode = keyof typeof photoRejectionReasons

/** Whether the text is one of the fixed grounds. */
export const isPhotoRejectionCode = (code: unknown): code is PhotoRejectionCode =>
  typeof code === 'string' && Object.hasOwn(photoRejectionReasons, code)
