import { failedPhotoRules, type PhotoFacts, type PhotoFailure } from '@changxing/rules/licences/photo.ts'
import { useEffect, useState } from 'react'
import { fitCrop, fittedSize, type FitCrop } from './fit-crop.ts'
import { warmUpFaces } from './find-faces.ts'
import { measurePhoto } from './measure-photo.ts'
import { drawPart, readPicture, toJpeg, type Picture, type PictureTrouble } from './read-picture.ts'

/** Where the check of a chosen picture stands. `unjudged`: the face library did not come; the picture may be sent, an officer looks at it. */
export type PhotoCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'unusable'; readonly trouble: PictureTrouble }
  | { readonly kind: 'unjudged'; readonly picture: Picture; readonly url: string }
  | {
      readonly kind: 'judged'
      readonly picture: Picture
      readonly url: string
      readonly facts: PhotoFacts
      readonly failures: readonly PhotoFailure[]
      readonly fit: FitCrop | null
    }

/** Judges pictures on this device by the rules of a day; nothing is sent. */
export function usePhotoCheck(today: string) {
  const [check, setCheck] = useState<PhotoCheck>({ kind: 'none' })
  const url = 'url' in check ? check.url : null
  useEffect(
    () => () => {
      if (url) URL.revokeObjectURL(url)
    },
    [url],
  )
  useEffect(() => void warmUpFaces().catch(() => undefined), [])

  const choose = async (file: Blob): Promise<void> => {
    setCheck({ kind: 'working' })
    const picture = await readPicture(file)
    if (typeof picture === 'string') return setCheck({ kind: 'unusable', trouble: picture })
    const shown = URL.createObjectURL(picture.file)
    const facts = await measurePhoto(picture).catch(() => null)
    if (!facts) return setCheck({ kind: 'unjudged', picture, url: shown })
    const fit = facts.head ? fitCrop(facts.widthPx, facts.heightPx, facts.head) : null
    setCheck({ kind: 'judged', picture, url: shown, facts, failures: failedPhotoRules(facts, today), fit })
  }

  /** Cuts the picture to the template and judges the result. Nothing is retouched. */
  const fitToTemplate = async (): Promise<void> => {
    if (check.kind !== 'judged' || check.fit?.kind !== 'crop') return
    const { picture, fit } = check
    setCheck({ kind: 'working' })
    await choose(await toJpeg(drawPart(picture.bitmap, fit.from, fittedSize.widthPx, fittedSize.heightPx)))
  }

  return { check, choose, fitToTemplate, clear: () => setCheck({ kind: 'none' }) }
}
