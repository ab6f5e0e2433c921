import { useQuery } from '@tanstack/react-query'
import { picture } from '@changxing/contract/files.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useRef } from 'react'

/** The portrait the back office keeps, to compare with the face in the window. Not kept on this terminal. */
export function Portrait({ photo, name }: { readonly photo: { readonly area: string; readonly fileId: string } | null; readonly name: string | null }) {
  const say = useSay()
  const client = useClient()
  const { data, isLoading } = useQuery({
    queryKey: ['portrait', photo?.fileId],
    queryFn: async ({ signal }) => {
      const bytes = (await client.call(picture, { params: photo!, signal })) as Uint8Array<ArrayBuffer>
      return new Blob([bytes], { type: 'image/jpeg' })
    },
    enabled: photo !== null,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!data || !image.current) return
    const url = URL.createObjectURL(data)
    image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [data])
  if (data) return <img ref={image} className="pt-portrait" alt={say({
    zh: `${name ?? '持证人'}的照片`,
    en: `Portrait of ${name ?? 'the holder'}`,
  })} />
  return (
    <p className="pt-portrait pt-portrait--none">
      {isLoading
        ? say({ zh: '取照片…', en: 'Portrait…' })
        : say({ zh: '无照片：请与身份证比对', en: 'No portrait: compare with the identity card' })}
    </p>
  )
}
