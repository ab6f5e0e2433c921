/** Hands bytes to the browser as a file of this name. */
export const saveFile = (bytes: Uint8Array, name: string): void => {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
