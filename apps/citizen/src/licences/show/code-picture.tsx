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
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 0 })
    return { path: modulesPath(rows), size: rows.length }
  }, [text])
  const whole = size + 2 * quietModules
  return (
    <svg className="lic-code" viewBox={`${-quietModules} ${-quietModules} ${whole} ${whole}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-quietModules} y={-quietModules} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
