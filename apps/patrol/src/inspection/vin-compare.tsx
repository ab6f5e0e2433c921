import { Failed, type Client } from '@changxing/contract/client.ts'
import { vinRubbing } from '@changxing/contract/inspections.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { photoOf, type Work } from './inspection-store.ts'

const Picture = ({ bytes, alt, says }: { readonly bytes: ArrayBuffer | null | undefined; readonly alt: Words; readonly says: Words }) => {
  const say = useSay()
  const show = useCallback((element: HTMLImageElement | null) => {
    if (!element || !bytes) return undefined
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    element.src = url
    return () => URL.revokeObjectURL(url)
  }, [bytes])
  return (
    <figure className="in-photo">
      {bytes ? <img ref={show} alt={say(alt)} /> : <span className="in-photo-none" aria-hidden="true">–</span>}
      <figcaption>{say(says)}</figcaption>
    </figure>
  )
}

/** The latest rubbing in the file as it lies here; null while there is none. */
const rubbingOf = async (client: Client, { area, inspectionId }: Work, signal: AbortSignal): Promise<ArrayBuffer | null> => {
  const bytes = await client.call(vinRubbing, { params: { area, inspectionId }, signal }).catch((cause: unknown) => {
    if (cause instanceof Failed && cause.status === 404) return null
    throw cause
  })
  return bytes && (bytes as Uint8Array<ArrayBuffer>).slice().buffer
}

/** Whether the file may still come: it is sent from another city while the car is looked at. */
const isAwaited = ({ transferId, place }: Work): boolean => transferId !== null && place !== 'out'

const askAgainMs = 20_000

/** The archived rubbing of the latest registration. Each look is recorded by the server: it is asked for again only until a file that is on its way is here. */
const useRubbing = (work: Work) => {
  const client = useClient()
  return useQuery({
    queryKey: ['vin-rubbing', work.area, work.inspectionId], staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => rubbingOf(client, work, signal),
    refetchInterval: ({ state }) => ((isAwaited(work) && state.data === null) || state.status === 'error' ? askAgainMs : false),
  })
}

/** Why there is no rubbing to compare with. */
const noRubbing = (work: Work): Words => {
  if (isAwaited(work)) return { zh: '电子档案未到，到后在这里比对拓印膜', en: 'The file is not here yet; its rubbing shows here when it is' }
  return work.car.plateNumber ? { zh: '本地档案里没有拓印膜', en: 'There is no rubbing in the file' } : { zh: '新车没有拓印膜，看原厂打刻', en: 'A new car has none: look at how the maker stamped it' }
}

/** The VIN as the file has it, and as it was photographed on the car: to compare side by side (M2.3.3). */
export const VinCompare = ({ work }: { readonly work: Work }) => {
  const say = useSay()
  const [photo, setPhoto] = useState<ArrayBuffer>()
  const rubbing = useRubbing(work)
  const [large, setLarge] = useState(false)
  useEffect(() => {
    let gone = false
    void photoOf(work.inspectionId).then((bytes) => { if (!gone) setPhoto(bytes) })
    return () => { gone = true }
  }, [work.inspectionId, work.photo])
  return (
    <div className="in-vins" data-large={large}>
      <Picture bytes={rubbing.data} alt={{ zh: '档案里的车辆识别代号拓印膜', en: 'Rubbing of the VIN from the file' }} says={rubbing.data
        ? { zh: '档案拓印膜', en: 'Rubbing in the file' }
        : rubbing.isPending ? { zh: '正在取档案拓印膜…', en: 'Fetching the rubbing…' }
          : rubbing.isError ? { zh: '档案拓印膜取不到，联网后比对', en: 'The rubbing cannot be had; compare with network' }
            : noRubbing(work)} />
      <Picture bytes={photo} alt={{ zh: '车辆识别代号照片', en: 'Photograph of the VIN' }} says={
        work.photo === 'none' ? { zh: '还没有照片', en: 'No photograph yet' }
          : work.photo === 'sent' ? { zh: '照片已上传', en: 'The photograph has arrived' } : { zh: '照片在本机，等待上传', en: 'The photograph is here and waits to be sent' }} />
      {(rubbing.data || photo) && (
        <button type="button" className="cx-button cx-button--quiet pt-big" aria-pressed={large} onClick={() => setLarge(!large)}>
          {say(large ? { zh: '收起', en: 'Make them small' } : { zh: '放大比对', en: 'Compare them large' })}
        </button>
      )}
    </div>
  )
}
