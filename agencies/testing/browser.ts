/** The part of a browser that sign-in needs: it keeps cookies by path and follows redirects when told to. */
export type Browser = ReturnType<typeof makeBrowser>

type Cookie = { readonly name: string; readonly value: string; readonly path: string }

export function makeBrowser() {
  let jar: Cookie[] = []

  const keep = (line: string): void => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const attribute = (name: string): string | undefined =>
      attributes.find((each) => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
    const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path: attribute('path') ?? '/' }
    jar = jar.filter((each) => each.name !== cookie.name || each.path !== cookie.path)
    if (cookie.value !== '' && Date.parse(attribute('expires') ?? '9999-01-01') > Date.now()) jar.push(cookie)
  }
  const fits = (path: string, cookie: Cookie): boolean => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/'))

  /** One request; redirects are not followed. */
  const visit = async (url: URL | string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url)
    const cookie = jar.filter((each) => fits(pathname, each)).map((each) => `${each.name}=${each.value}`).join('; ')
    const headers = { accept: 'text/html', 'accept-language': 'en', cookie, ...init.headers }
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    for (const line of response.headers.getSetCookie()) keep(line)
    return response
  }

  /** Follows redirects as long as they stay on this origin; answers where it ended. */
  const follow = async (start: URL | string, init?: RequestInit): Promise<{ readonly url: URL; readonly response?: Response }> => {
    let url = new URL(start)
    const { origin } = url
    for (let hops = 0; hops < 10; hops++) {
      const response = await visit(url, hops === 0 ? init : undefined)
      const location = response.headers.get('location')
      if (!location) return { url, response }
      url = new URL(location, url)
      if (url.origin !== origin) return { url }
    }
    throw new Error('too many redirects')
  }

  /** Presses a button of the form on a page. */
  const press = (page: URL, fields: Record<string, string>) => follow(page, { method: 'POST', body: new URLSearchParams(fields) })

  return { visit, follow, press, cookies: (): readonly Cookie[] => jar }
}
