import { useEffect, useState } from 'react'

/** An address for the kept portrait, valid while the component is on screen; null when there is none. */
export function usePortrait(jpeg: Uint8Array | null | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!jpeg) return setUrl(null)
    const made = URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [jpeg])
  return url
}
