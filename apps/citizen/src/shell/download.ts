/** Hands a document to the browser's own saving: the answer of the API needs this app's header, so that a plain link would not do. */
export const saveDocument = (bytes: Uint8Array, type: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
