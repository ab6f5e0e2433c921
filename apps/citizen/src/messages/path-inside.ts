/** The path of a message's link inside this app, with or without the app's prefix; anything that leads elsewhere is no link. */
export function pathInside(link: string | null): string | undefined {
  if (!link || !/^\/(?![/\\])[^\\]*$/.test(link)) return undefined
  return link.replace(/^\/citizen(?=\/|$)/, '') || '/'
}
