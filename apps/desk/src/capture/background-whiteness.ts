type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** A channel at least this bright, and channels at most this far apart, is white to an officer's eye under office light. */
const darkestWhite = 200
const mostTint = 26

/** Share of white, 0–1, in what surely is background: the upper corners and the strips beside the head. */
export function backgroundWhiteness({ width, height, data }: Pixels): number {
  const side = Math.max(1, Math.floor(width * 0.09))
  const top = Math.max(1, Math.floor(height * 0.05))
  const until = Math.floor(height * 0.55)
  let white = 0
  let seen = 0
  for (let y = 0; y < until; y += 2) {
    for (let x = 0; x < width; x += 2) {
      if (y >= top && x >= side && x < width - side) continue
      const at = (y * width + x) * 4
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!]
      const least = Math.min(red, green, blue)
      seen += 1
      if (least >= darkestWhite && Math.max(red, green, blue) - least <= mostTint) white += 1
    }
  }
  return seen === 0 ? 0 : white / seen
}
