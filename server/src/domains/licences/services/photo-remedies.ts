import type { PhotoRejectionCode } from '@changxing/rules/licences/photo.ts'
import type { Words } from '@changxing/rules/decision.ts'

/** What the applicant can do about each fixed ground of rejection. */
export const photoRemedies: Readonly<Record<PhotoRejectionCode, Words>> = {
  background: { zh: '请站在平整的白墙前重拍，避免阴影', en: 'Stand in front of an even white wall, without shadows' },
  'head-size': { zh: '请按取景框调整与镜头的距离', en: 'Move until the head fills the outline' },
  'head-place': { zh: '请正对镜头，头部放在取景框中间', en: 'Face the camera with the head in the middle of the outline' },
  'not-front': { zh: '请脱帽，平视镜头重拍', en: 'Take off any hat and look straight at the camera' },
  'face-covered': { zh: '请露出双耳和眉毛，摘下口罩、围巾', en: 'Show ears and eyebrows; take off mask and scarf' },
  glasses: { zh: '请摘下眼镜或换角度避免反光', en: 'Take the glasses off, or turn so that they do not reflect' },
  light: { zh: '请在均匀的光线下重拍', en: 'Use even light' },
  blurred: { zh: '请擦净镜头，拿稳后重拍', en: 'Clean the lens and hold still' },
  clothes: { zh: '请穿深色便服重拍', en: 'Wear dark everyday clothes' },
  retouched: { zh: '请关闭美颜后重拍', en: 'Switch off beauty filters' },
  'not-recent': { zh: '请使用六个月内的新照片', en: 'Use a photo taken within the last six months' },
  'not-original': { zh: '请直接拍摄本人，不要翻拍', en: 'Photograph yourself, not a print or a screen' },
  selfie: { zh: '请由他人在一米外拍摄', en: 'Let somebody else take it from a metre away' },
  'several-people': { zh: '请单独拍摄', en: 'Be alone in the photo' },
  'other-person': { zh: '请用本人照片；确为本人的，可到窗口办理', en: 'Use your own photo; if it is you, come to the counter' },
}
