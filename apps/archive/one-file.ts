import type { Plugin } from 'vite'

/** A script inside a page ends at the first `</script`, wherever that stands. */
const insidePage = (code: string) => code.replaceAll('</script', '<\\/script')

/** Puts script and style into the page: one file that also works from a disk, where a browser loads no other script. */
export const oneFile = (): Plugin => ({
  name: 'one-file',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const page = bundle['index.html']
    if (page?.type !== 'asset') throw new Error('the build has no page')
    let html = String(page.source)
    for (const [name, part] of Object.entries(bundle)) {
      if (part === page) continue
      if (part.type === 'chunk') {
        if (part.dynamicImports.length > 0 || part.imports.length > 0) throw new Error(`${name} loads other files`)
        html = html.replace(new RegExp(`\\s*<script[^>]*src="[^"]*${name}"[^>]*></script>`), '')
        html = html.replace('</body>', () => `<script type="module">${insidePage(part.code)}</script>\n  </body>`)
      } else if (name.endsWith('.css')) {
        html = html.replace(new RegExp(`<link[^>]*href="[^"]*${name}"[^>]*>`), () => `<style>${String(part.source)}</style>`)
      } else throw new Error(`${name} would lie beside the page`)
      delete bundle[name]
    }
    page.source = html
  },
})
