import { picture } from '@changxing/contract/files.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'

/** A picture of ours, fetched with this app's session. */
export const Picture = ({ area, fileId, alt }: { readonly area: string; readonly fileId: string; readonly alt: string }) => {
  const client = useClient()
  const { data } = useQuery({ queryKey: ['picture', area, fileId], queryFn: () => client.call(picture, { params: { area, fileId } }), staleTime: Infinity })
  const url = useMemo(() => data && URL.createObjectURL(new Blob([new Uint8Array(data)], { type: 'image/jpeg' })), [data])
  useEffect(() => () => {
    if (url) URL.revokeObjectURL(url)
  }, [url])
  return url ? <img src={url} alt={alt} /> : null
}
