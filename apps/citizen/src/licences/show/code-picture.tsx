import encodeQR from 'qr'
import { useMemo } from 'react'

const quietModules = 4

/** One path over all dark modules, runs of a row joined. */
function modulesPath(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let end = x + 1
      while (row[end]) end++
      path += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = end
    }
  })
  return path
}

/**
 * A QR code as sharp vector: always black on white, whatever the licence's state (red modules vanish under red-light scanners), with the
 * quiet zone of four modules that readers need.
 */
export const CodePicture = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { path, size } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietModules })
    return { path: modulesPath(rows), size: rows.length }
  }, [text])
  return (
    <svg className="lic-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
