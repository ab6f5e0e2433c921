import { picture } from '@changxing/contract/files.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCallback, type CSSProperties } from 'react'

/** A stored picture; no blob without a file or until it came, `failed` when it cannot be had. Each look is recorded by the server. */
export const usePicture = (area: string, fileId: string | null) => {
  const client = useClient()
  const query = useQuery({
    queryKey: ['picture', area, fileId],
    queryFn: async ({ signal }) => new Blob([(await client.call(picture, { params: { area, fileId: fileId! }, signal })) as Uint8Array<ArrayBuffer>]),
    enabled: fileId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  return { blob: query.data, failed: query.isError, retry: () => void query.refetch() }
}

/** Draws a picture held in memory; its address is given back as soon as the element leaves. */
export const BlobImage = ({ blob, alt, style }: { readonly blob: Blob; readonly alt: string; readonly style?: CSSProperties }) => {
  const show = useCallback((element: HTMLImageElement | null) => {
    if (!element) return undefined
    const url = URL.createObjectURL(blob)
    element.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return <img ref={show} alt={alt} style={style} draggable={false} />
}
