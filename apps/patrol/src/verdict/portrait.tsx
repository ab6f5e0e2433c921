import { useQuery } from '@tanstack/react-query'
import { picture } from '@changxing/contract/files.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useState } from 'react'

/** The portrait the back office keeps, to compare with the face in the window. Not kept on this terminal. */
export function Portrait({ photo, name }: { readonly photo: { readonly area: string; readonly fileId: string } | null; readonly name: string | null }) {
  const say = useSay()
  const client = useClient()
  const { data, isLoading } = useQuery({
    queryKey: ['portrait', photo?.fileId],
    queryFn: async ({ signal }) => new Blob([(await client.call(picture, { params: photo!, signal })) as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }),
    enabled: photo !== null,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (url) return <img className="pt-portrait" src={url} alt={say({ zh: `${name ?? '持证人'}的照片`, en: `Portrait of ${name ?? 'the holder'}` })} />
  return (
    <p className="pt-portrait pt-portrait--none">
      {isLoading
        ? say({ zh: '取照片…', en: 'Portrait…' })
        : say({ zh: '无照片：请与身份证比对', en: 'No portrait: compare with the identity card' })}
    </p>
  )
}
