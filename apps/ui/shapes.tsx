/** What a state means to people; each tone has its own shape, so that nobody depends on colour. */
export type Tone = 'good' | 'care' | 'bad' | 'blue' | 'grey'

const path: Record<Tone, string> = {
  good: 'M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Z',
  care: 'M8 .5 16 15H0Z',
  bad: 'M1 1h14v14H1Z',
  blue: 'M8 0 16 8 8 16 0 8Z',
  grey: 'M8 0 16 8 8 16 0 8Z',
}
const sign: Record<Tone, string> = {
  good: 'M4.6 8.2 7 10.6l4.5-5',
  care: 'M8 5.6v4.2M8 12v.6',
  bad: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  blue: 'M8 4.8V8l2 1.6',
  grey: 'M6.4 6.6A1.6 1.6 0 1 1 8 8.3V9.2M8 11v.5',
}

/** ● good, ▲ care, ■ bad, ◆ waiting or unknown. Always beside a word, hence hidden from screen readers. */
export const Shape = ({ tone }: { readonly tone: Tone }) => (
  <svg className="cx-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={path[tone]} fill="currentColor" />
    <path d={sign[tone]} fill="none" stroke="#fff" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
