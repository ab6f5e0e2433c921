/** What makes one invented face differ from the next. Lengths are pixels of the 520 × 756 template. */
export type Look = {
  readonly name: string
  readonly skin: string
  readonly shade: string
  readonly lip: string
  readonly hair: string
  readonly clothes: string
  readonly collar: string
  readonly style: 'short' | 'side' | 'receding' | 'tied' | 'bob' | 'long'
  /** Half of the face's width at the cheeks. */
  readonly cheek: number
  /** Half of the jaw's width. */
  readonly jaw: number
  readonly browThickness: number
  readonly eyeOpening: number
  readonly noseWidth: number
  readonly mouthWidth: number
  /** 0 young … 1 old: lines and paler brows. */
  readonly age: number
}

const width = 520
const height = 756
const middle = width / 2
const eyeLine = 372
const chin = 598

/** Both sides at once: the right half is the left half seen in a mirror. */
const mirrored = (left: string) => `${left}<g transform="translate(${width} 0) scale(-1 1)">${left}</g>`

const facePath = ({ cheek, jaw }: Look) =>
  `M${middle} 150 C${middle - cheek * 0.75} 150 ${middle - cheek - 4} 230 ${middle - cheek} 345
   C${middle - cheek + 2} 430 ${middle - jaw - 18} 490 ${middle - jaw * 0.72} 548 C${middle - jaw * 0.42} 588 ${middle - 24} ${chin} ${middle} ${chin}
   C${middle + 24} ${chin} ${middle + jaw * 0.42} 588 ${middle + jaw * 0.72} 548 C${middle + jaw + 18} 490 ${middle + cheek - 2} 430 ${middle + cheek} 345
   C${middle + cheek + 4} 230 ${middle + cheek * 0.75} 150 ${middle} 150 Z`

const hairBehind = ({ style, hair, cheek }: Look) => {
  const edge = cheek + 22
  if (style === 'long')
    return `<path fill="${hair}" d="M${middle} 108 C${middle - 150} 104 ${middle - edge} 210 ${middle - edge} 340 C${middle - edge - 4} 470 ${middle - edge + 4} 560 ${middle - 128} 690 L${middle + 128} 690 C${middle + edge - 4} 560 ${middle + edge + 4} 470 ${middle + edge} 340 C${middle + edge} 210 ${middle + 150} 104 ${middle} 108 Z"/>`
  if (style === 'bob')
    return `<path fill="${hair}" d="M${middle} 108 C${middle - 150} 104 ${middle - edge} 200 ${middle - edge} 330 C${middle - edge} 440 ${middle - edge + 4} 500 ${middle - 130} 560 L${middle + 130} 560 C${middle + edge - 4} 500 ${middle + edge} 440 ${middle + edge} 330 C${middle + edge} 200 ${middle + 150} 104 ${middle} 108 Z"/>`
  return `<path fill="${hair}" d="M${middle} 112 C${middle - 130} 110 ${middle - cheek - 10} 190 ${middle - cheek - 4} 330 L${middle + cheek + 4} 330 C${middle + cheek + 10} 190 ${middle + 130} 110 ${middle} 112 Z"/>`
}

const hairInFront = ({ style, hair, cheek }: Look) => {
  const left = middle - cheek - 8
  const right = middle + cheek + 8
  const cap = `M${left} 322 C${left - 8} 190 ${middle - 118} 106 ${middle} 106 C${middle + 118} 106 ${right + 8} 190 ${right} 322`
  if (style === 'short')
    return `<path fill="${hair}" d="${cap} C${right - 14} 290 ${right - 20} 262 ${right - 34} 236 C${middle + 60} 206 ${middle - 60} 206 ${left + 34} 236 C${left + 20} 262 ${left + 14} 290 ${left} 322 Z"/>`
  if (style === 'side')
    return `<path fill="${hair}" d="${cap} C${right - 12} 286 ${right - 18} 256 ${right - 34} 232 C${middle + 80} 220 ${middle - 10} 214 ${middle - 62} 186 C${middle - 84} 222 ${left + 32} 236 ${left + 24} 258 C${left + 14} 280 ${left + 12} 300 ${left} 322 Z"/>`
  if (style === 'receding')
    return `<path fill="${hair}" d="${cap} C${right - 10} 292 ${right - 18} 262 ${right - 26} 236 C${middle + 100} 176 ${middle + 50} 160 ${middle} 168 C${middle - 50} 160 ${middle - 100} 176 ${left + 26} 236 C${left + 18} 262 ${left + 10} 292 ${left} 322 Z"/>`
  if (style === 'tied')
    return `<path fill="${hair}" d="${cap} C${right - 12} 280 ${right - 30} 226 ${middle} 190 C${left + 30} 226 ${left + 12} 280 ${left} 322 Z"/>`
  if (style === 'bob')
    return `<path fill="${hair}" d="${cap} C${right + 6} 420 ${right + 6} 470 ${right - 18} 540 C${right - 20} 470 ${right - 14} 330 ${right - 36} 250 C${middle + 70} 206 ${middle - 70} 206 ${left + 36} 250 C${left + 14} 330 ${left + 20} 470 ${left + 18} 540 C${left - 6} 470 ${left - 6} 420 ${left} 322 Z"/>`
  return `<path fill="${hair}" d="${cap} C${right + 4} 420 ${right + 6} 520 ${right - 16} 620 C${right - 20} 480 ${right - 12} 330 ${right - 40} 244 C${middle + 80} 222 ${middle + 10} 206 ${middle - 34} 184 C${middle - 70} 226 ${left + 36} 236 ${left + 24} 290 C${left + 14} 400 ${left + 22} 500 ${left + 16} 620 C${left - 6} 520 ${left - 4} 420 ${left} 322 Z"/>`
}

const eye = (look: Look) => {
  const x = middle - 68
  const open = look.eyeOpening
  const lid = `M${x - 36} ${eyeLine + 2} C${x - 20} ${eyeLine - open - 6} ${x + 16} ${eyeLine - open - 5} ${x + 34} ${eyeLine + 5}`
  return `<path fill="#f4eeea" d="${lid} C${x + 14} ${eyeLine + open} ${x - 18} ${eyeLine + open + 1} ${x - 36} ${eyeLine + 2} Z"/>
    <g clip-path="url(#eye)"><circle cx="${x - 1}" cy="${eyeLine - 1}" r="15" fill="#3b2417"/><circle cx="${x - 1}" cy="${eyeLine - 1}" r="7.5" fill="#0c0706"/>
    <circle cx="${x + 4}" cy="${eyeLine - 6}" r="3.6" fill="#ffffff" opacity=".9"/><rect x="${x - 40}" y="${eyeLine - 22}" width="80" height="14" fill="#000" opacity=".22" filter="url(#soft3)"/></g>
    <path d="${lid}" fill="none" stroke="#1c110c" stroke-width="4.6" stroke-linecap="round"/>
    <path d="M${x - 32} ${eyeLine - 8} C${x - 18} ${eyeLine - open - 15} ${x + 14} ${eyeLine - open - 14} ${x + 33} ${eyeLine - 4}" fill="none" stroke="${look.shade}" stroke-width="3" opacity=".75" filter="url(#soft1)"/>
    <path d="M${x - 30} ${eyeLine + 8} C${x - 14} ${eyeLine + open + 5} ${x + 14} ${eyeLine + open + 4} ${x + 31} ${eyeLine + 9}" fill="none" stroke="${look.shade}" stroke-width="2.4" opacity=".8" filter="url(#soft1)"/>
    <path d="M${x - 30} ${eyeLine + 25} C${x - 10} ${eyeLine + 36} ${x + 16} ${eyeLine + 34} ${x + 34} ${eyeLine + 20}" fill="none" stroke="${look.shade}" stroke-width="4" opacity="${0.25 + look.age * 0.55}" filter="url(#soft3)"/>`
}

const brow = (look: Look) => {
  const x = middle - 68
  const thick = look.browThickness
  return `<path d="M${x - 46} ${eyeLine - 34} C${x - 30} ${eyeLine - 50 - thick / 2} ${x + 10} ${eyeLine - 50} ${x + 40} ${eyeLine - 38} L${x + 40} ${eyeLine - 38 + thick} C${x + 12} ${eyeLine - 46 + thick} ${x - 20} ${eyeLine - 46 + thick} ${x - 46} ${eyeLine - 34} Z" fill="${look.hair}" opacity="${0.92 - look.age * 0.25}" filter="url(#soft2)"/>`
}

const nose = ({ shade, noseWidth }: Look) => `
  <path d="M${middle - 18} 350 C${middle - 22} 400 ${middle - 20} 440 ${middle - noseWidth} 462" fill="none" stroke="${shade}" stroke-width="13" opacity=".55" filter="url(#soft6)"/>
  <path d="M${middle + 18} 350 C${middle + 22} 400 ${middle + 20} 440 ${middle + noseWidth} 462" fill="none" stroke="${shade}" stroke-width="9" opacity=".4" filter="url(#soft6)"/>
  <path d="M${middle - 5} 352 L${middle - 4} 450 Q${middle} 462 ${middle + 5} 450 L${middle + 5} 352 Z" fill="#fff" opacity=".34" filter="url(#soft6)"/>
  <ellipse cx="${middle}" cy="455" rx="20" ry="15" fill="#fff" opacity=".2" filter="url(#soft6)"/>
  <path d="M${middle - noseWidth - 2} 466 C${middle - noseWidth - 6} 446 ${middle - noseWidth + 8} 440 ${middle - noseWidth + 10} 446" fill="none" stroke="${shade}" stroke-width="4" opacity=".8" filter="url(#soft2)"/>
  <path d="M${middle + noseWidth + 2} 466 C${middle + noseWidth + 6} 446 ${middle + noseWidth - 8} 440 ${middle + noseWidth - 10} 446" fill="none" stroke="${shade}" stroke-width="4" opacity=".8" filter="url(#soft2)"/>
  <path d="M${middle - noseWidth} 469 C${middle - 26} 482 ${middle - 12} 471 ${middle} 481 C${middle + 12} 471 ${middle + 26} 482 ${middle + noseWidth} 469" fill="none" stroke="${shade}" stroke-width="6" opacity=".9" filter="url(#soft2)"/>
  <ellipse cx="${middle - 17}" cy="471" rx="9" ry="5" fill="#3a1c14" opacity=".85" filter="url(#soft2)"/>
  <ellipse cx="${middle + 17}" cy="471" rx="9" ry="5" fill="#3a1c14" opacity=".85" filter="url(#soft2)"/>`

const mouth = ({ lip, shade, mouthWidth }: Look) => `
  <path d="M${middle - mouthWidth} 524 C${middle - 30} 506 ${middle - 14} 506 ${middle} 512 C${middle + 14} 506 ${middle + 30} 506 ${middle + mouthWidth} 524 C${middle + 20} 527 ${middle - 20} 527 ${middle - mouthWidth} 524 Z" fill="${lip}" filter="url(#soft1)"/>
  <path d="M${middle - mouthWidth} 524 C${middle - 26} 552 ${middle + 26} 552 ${middle + mouthWidth} 524 C${middle + 20} 529 ${middle - 20} 529 ${middle - mouthWidth} 524 Z" fill="${lip}" opacity=".86" filter="url(#soft1)"/>
  <ellipse cx="${middle + 2}" cy="537" rx="24" ry="4" fill="#fff" opacity=".3" filter="url(#soft3)"/>
  <path d="M${middle - mouthWidth - 2} 523 C${middle - 24} 529 ${middle - 12} 525 ${middle} 528 C${middle + 12} 525 ${middle + 24} 529 ${middle + mouthWidth + 2} 523" fill="none" stroke="#5a2620" stroke-width="3" stroke-linecap="round" filter="url(#soft1)"/>
  <path d="M${middle - 30} 562 Q${middle} 554 ${middle + 30} 562" fill="none" stroke="${shade}" stroke-width="9" opacity=".55" filter="url(#soft6)"/>
  <path d="M${middle - 6} 486 L${middle - 8} 506 M${middle + 6} 486 L${middle + 8} 506" stroke="${shade}" stroke-width="4" opacity=".4" filter="url(#soft3)"/>`

const ageLines = ({ age, shade }: Look) =>
  age < 0.4
    ? ''
    : `<g fill="none" stroke="${shade}" stroke-width="4" opacity="${age * 0.6}" filter="url(#soft2)">
  ${mirrored(`<path d="M${middle - 46} 462 C${middle - 66} 486 ${middle - 74} 510 ${middle - 72} 534"/><path d="M${middle - 120} 362 L${middle - 138} 352 M${middle - 121} 374 L${middle - 141} 374"/>`)}
  <path d="M${middle - 70} 262 Q${middle} 250 ${middle + 70} 262 M${middle - 62} 284 Q${middle} 274 ${middle + 62} 284"/></g>`

const blurs = [1, 2, 3, 6, 14, 26]
  .map((size) => `<filter id="soft${size}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${size}"/></filter>`)
  .join('')

/**
 * An invented face, front view on white, as SVG of 520 × 756: head 331–378 px wide and 449–520 px long, eyes near the middle.
 * Nobody's photograph: drawn from a few numbers, shaded enough that a face detector takes it for a face.
 */
export function drawPortrait(look: Look): string {
  const x = middle - 68
  const face = facePath(look)
  const shoulders = `M-10 756 C0 690 60 664 150 640 C190 628 204 616 206 590 L314 590 C316 616 330 628 370 640 C460 664 520 690 530 756 Z`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs>${blurs}
    <clipPath id="eye"><path d="M${x - 36} ${eyeLine + 2} C${x - 20} ${eyeLine - look.eyeOpening - 6} ${x + 16} ${eyeLine - look.eyeOpening - 5} ${x + 34} ${eyeLine + 5} C${x + 14} ${eyeLine + look.eyeOpening} ${x - 18} ${eyeLine + look.eyeOpening + 1} ${x - 36} ${eyeLine + 2} Z"/></clipPath>
    <clipPath id="face"><path d="${face}"/></clipPath>
    <radialGradient id="light" cx=".45" cy=".4" r=".62"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="${look.shade}" stop-opacity=".75"/></radialGradient>
  </defs>
  <rect width="${width}" height="${height}" fill="#fdfdfd"/>
  ${hairBehind(look)}
  <path d="M196 540 L196 640 Q${middle} 700 324 640 L324 540 Z" fill="${look.skin}"/>
  <path d="M196 560 Q${middle} 640 324 560 L324 616 Q${middle} 650 196 616 Z" fill="${look.shade}" opacity=".75" filter="url(#soft14)"/>
  <path d="${shoulders}" fill="${look.clothes}"/>
  <path d="M206 606 Q${middle} 690 314 606 L330 634 Q${middle} 740 190 634 Z" fill="${look.collar}"/>
  <path d="M212 612 Q${middle} 686 308 612 L302 580 L218 580 Z" fill="${look.skin}"/>
  <path d="M206 590 Q${middle} 650 314 590 L314 606 Q${middle} 660 206 606 Z" fill="${look.shade}" opacity=".6" filter="url(#soft6)"/>
  ${look.style === 'bob' || look.style === 'long' ? '' : mirrored(`<path d="M${middle - look.cheek + 6} 352 C${middle - look.cheek - 22} 338 ${middle - look.cheek - 24} 380 ${middle - look.cheek - 12} 420 C${middle - look.cheek - 4} 442 ${middle - look.cheek + 8} 440 ${middle - look.cheek + 12} 420 Z" fill="${look.skin}"/><path d="M${middle - look.cheek - 4} 366 Q${middle - look.cheek - 14} 392 ${middle - look.cheek} 420" fill="none" stroke="${look.shade}" stroke-width="5" filter="url(#soft2)"/>`)}
  <path d="${face}" fill="${look.skin}"/>
  <g clip-path="url(#face)">
    <path d="${face}" fill="url(#light)"/>
    ${mirrored(`<ellipse cx="${x + 4}" cy="${eyeLine - 10}" rx="50" ry="26" fill="${look.shade}" opacity=".5" filter="url(#soft14)"/>
    <ellipse cx="${middle - look.cheek + 46}" cy="462" rx="40" ry="26" fill="#d9705c" opacity=".2" filter="url(#soft14)"/>
    <ellipse cx="${middle - look.cheek + 12}" cy="500" rx="34" ry="90" fill="${look.shade}" opacity=".55" filter="url(#soft26)"/>`)}
    <ellipse cx="${middle}" cy="190" rx="170" ry="44" fill="${look.hair}" opacity=".4" filter="url(#soft26)"/>
    <ellipse cx="${middle}" cy="578" rx="34" ry="14" fill="#fff" opacity=".22" filter="url(#soft14)"/>
  </g>
  ${mirrored(brow(look))}${mirrored(eye(look))}${nose(look)}${mouth(look)}${ageLines(look)}
  ${hairInFront(look)}
  <path d="M${middle - 90} 150 C${middle - 50} 122 ${middle + 30} 122 ${middle + 80} 148" fill="none" stroke="#fff" stroke-width="16" opacity=".16" filter="url(#soft14)"/>
</svg>`
}
