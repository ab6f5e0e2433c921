/** Line drawings on a 24 grid, drawn for this family; decoration beside words, hence hidden from screen readers. */
const drawings = {
  home: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  services: 'M4 5h6v6H4zM14 5h6v6h-6zM4 15h6v5H4zM14 15h6v5h-6z',
  licence: 'M3 6h18v12H3zM6.5 9.5h4v5h-4zM13 10h5M13 13h5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c1-4 4-5.5 7.5-5.5s6.500 1.500 7.500 5.500',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2v6h-4v-2h2z',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15ZM10 20.500h4',
  progress: 'M6 5v14M6 6h.01M6 12h.01M6 18h.01M10 6h10M10 12h10M10 18h6',
  sound: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500ZM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  forward: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  help: 'M8 12a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20c.5-3.500 2.500-5 5.500-5s5 1.500 5.500 5M17 8v6M14 11h6',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  copy: 'M8 8h12v12H8zM4 16V4h12',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  letters: 'M3 19 8 5l5 14M5 14.500h6M14.500 19l3-8 3 8M15.500 16.500h4',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.500 12h17M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9S9 6 12 3Z',
  shield: 'M12 3 4.500 6v6c0 4.500 3 7.500 7.500 9 4.500-1.500 7.500-4.500 7.500-9V6ZM8.500 12l2.500 2.500 4.500-5',
  document: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6',
  camera: 'M3 8h4l1.500-2.500h7L17 8h4v11H3ZM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  check: 'M5 12.500l4.500 4.500L19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.500 2',
  business: 'M4 20V8l8-4 8 4v12M9 20v-5h6v5M8 10.500h.01M12 10.500h.01M16 10.500h.01',
  download: 'M12 4v11M7.500 11 12 15.500 16.500 11M4 20h16',
  car: 'M4 16v-4l2-5.500h12L20 12v4ZM4 12h16M7 16v2M17 16v2M7.500 14h.01M16.500 14h.01',
  letter: 'M3.500 6h17v12h-17ZM3.500 7l8.500 6.500L20.500 7',
  ticket: 'M4 7h16v3.500a1.500 1.500 0 0 0 0 3V17H4v-3.500a1.500 1.500 0 0 0 0-3ZM14 7.500v9',
  swap: 'M5 8h13M14.500 4.500 18 8l-3.500 3.500M19 16H6M9.500 12.500 6 16l3.500 3.500',
  wheel: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM3.300 10.500l6.300.8M20.700 10.500l-6.300.8M12 14.500V21',
  star: 'M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1.100 5.900L12 16.900l-5.300 2.800 1.100-5.900L3.500 9.700l5.900-.8Z',
} as const

export type IconName = keyof typeof drawings

export const Icon = ({ name, size = '1.5em' }: { readonly name: IconName; readonly size?: string }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7"
    strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
    <path d={drawings[name]} />
  </svg>
)
