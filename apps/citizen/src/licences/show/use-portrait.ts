import { useEffect, useMemo } from 'react'

/** An address for the kept portrait, valid while the component is on screen; null when there is none. */
export function usePortrait(jpeg: Uint8Array | null | undefined): string | null {
  const url = useMemo(() => (jpeg ? URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' })) : null), [jpeg])
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])
  return url
}
