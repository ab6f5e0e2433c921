/** The keys of the fixed reasons, in their order: the digits first, then the row below them. */
const keyRow = [...'1234567890qwertyuiop']

/** The key that ticks the reason at this place of the list; none beyond the twentieth. */
export const reasonKey = (index: number): string | undefined => keyRow[index]
