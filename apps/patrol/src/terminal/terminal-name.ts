import { keep, kept } from './database.ts'

/** No letters or digits that look alike. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** How this terminal calls itself: made once, the same for every officer at it, new where the browser has lost its data. */
export async function terminalName(): Promise<string> {
  const known = await kept('terminalName')
  if (known) return known
  const name = `PT-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => letters[byte % letters.length]).join('')}`
  await keep('terminalName', name)
  return name
}
