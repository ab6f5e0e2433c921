import { maxPictureBytes, pictureTypes } from '@changxing/contract/files.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What cannot be sent is said before a byte leaves the phone. */
export const problemOfFile = (file: File): Words | undefined => {
  if (!(pictureTypes as readonly string[]).includes(file.type)) return { zh: '请选择 JPEG、PNG 或 WebP 图片', en: 'Choose a JPEG, PNG or WebP picture' }
  if (file.size > maxPictureBytes) return { zh: '图片超过 10 MB，请换一张或降低清晰度后再拍', en: 'The picture is over 10 MB; take it again at a lower quality' }
  return undefined
}
