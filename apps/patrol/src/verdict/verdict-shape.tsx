import type { Colour } from './final-verdict.ts'

const outline: Record<Colour, string> = {
  green: 'M32 2a30 30 0 1 1 0 60 30 30 0 0 1 0-60Z',
  yellow: 'M32 3 63 60H1Z',
  red: 'M4 4h56v56H4Z',
  grey: 'M32 1 63 32 32 63 1 32Z',
}
const sign: Record<Colour, string> = {
  green: 'M18 33l10 10 19-21',
  yellow: 'M32 24v17M32 50v1',
  red: 'M21 21l22 22M43 21 21 43',
  grey: 'M26 26a6.500 6.500 0 1 1 6.500 7.500V37M32 44v1',
}

/** ● ▲ ■ ◆, large enough for sun and distance; beside a word, hence hidden from screen readers. */
export const VerdictShape = ({ colour }: { readonly colour: Colour }) => (
  <svg className="pt-shape" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <path d={outline[colour]} fill="currentColor" />
    <path className="pt-shape-sign" d={sign[colour]} fill="none" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
