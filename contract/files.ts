import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Id } from './shapes.ts'

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export const maxPictureBytes = 10 * 1024 * 1024

export const uploadPicture = endpoint({
  method: 'POST', path: '/api/my/pictures', who: ['citizen', 'officer:photo-capture', 'officer:registration', 'officer:review-head'],
  summary: { zh: '上传图片：按内容识别、限制大小、重新编码后加密保存', en: 'Upload a picture: sniffed, bounded, re-encoded, stored encrypted' },
  upload: { types: [...pictureTypes], maxBytes: maxPictureBytes },
  output: z.object({ area: Area, fileId: Id, widthPx: z.int(), heightPx: z.int(), bytes: z.int() }),
  errors: ['too-large', 'not-a-picture', 'picture-too-many-pixels'],
})

export const picture = endpoint({
  method: 'GET', path: '/api/areas/:area/pictures/:fileId', who: ['citizen', 'officer'], anyArea: true,
  summary: { zh: '查看图片（仅本人与经办人员；查看留痕）', en: 'See a picture (its owner and the officer in charge; recorded)' },
  output: { binary: 'image/jpeg' },
})
