const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256, hexadecimal. */
export const sha256 = async (bytes: BufferSource): Promise<string> => hex(await crypto.subtle.digest('SHA-256', bytes))

/** SHA-256 over the hashes of the pieces in order, as the server computes it (M2.3.3). */
export const hashOfPieces = (hashes: readonly string[]): Promise<string> =>
  sha256(Uint8Array.from(hashes.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
