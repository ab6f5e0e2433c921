/** Longest pause, in ms, between two keys of a barcode gun. */
const burstGapMs = 60
/** A hand presses fewer keys than this without such a pause. */
const longestByHand = 5

type Timer = { readonly set: (run: () => void, ms: number) => unknown; readonly clear: (timer: unknown) => void }

/**
 * Keeps a barcode gun from pressing the desk's letter and digit keys: keys are handed on, in order, once no other key followed for a
 * moment; a longer run is a gun's, and is dropped. The delay is below what a hand notices.
 */
export function handKeys(handOn: (key: string) => void, timer: Timer): (key: string) => void {
  let run: string[] = []
  let waiting: unknown
  const flush = () => {
    const pressed = run
    run = []
    if (pressed.length <= longestByHand) pressed.forEach(handOn)
  }
  return (key) => {
    timer.clear(waiting)
    run.push(key)
    waiting = timer.set(flush, burstGapMs)
  }
}
