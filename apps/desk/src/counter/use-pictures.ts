import { maxPictureBytes, pictureTypes, uploadPicture } from '@changxing/contract/files.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { useState } from 'react'

/** Uploads a picture; what cannot be sent is said before a byte leaves the desk. */
export const useUpload = () => {
  const upload = useAction(uploadPicture)
  const [problem, setProblem] = useState<Words>()
  const send = async (picture: Blob): Promise<string | undefined> => {
    const wrong = !(pictureTypes as readonly string[]).includes(picture.type)
      ? { zh: '请选择 JPEG、PNG 或 WebP 图片', en: 'Choose a JPEG, PNG or WebP picture' }
      : picture.size > maxPictureBytes ? { zh: '图片超过 10 MB，请降低清晰度', en: 'The picture is over 10 MB; make it smaller' } : undefined
    setProblem(wrong)
    return wrong ? undefined : (await upload.run({ body: picture }))?.fileId
  }
  return { send, pending: upload.pending, failure: upload.failure, problem }
}
