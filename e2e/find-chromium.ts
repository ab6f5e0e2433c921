import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../run/files.ts'

export type Chromium = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> }

const places = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const require = createRequire(import.meta.url)
const home = join(root, '.data', 'browser')

/**
 * The browser of the journeys: on Linux (x64) the one from npm, which brings its own libraries and needs nothing installed, so that everybody
 * walks with the same; elsewhere a Chromium of the system. CHROMIUM: the path of another one, or `system`. Chinese is always drawn with the
 * same open font. Errors: there is none.
 */
export async function findChromium(wish = process.env.CHROMIUM): Promise<Chromium> {
  const env = { FONTCONFIG_FILE: writeFontsConf() }
  if (!wish && process.platform === 'linux' && process.arch === 'x64') {
    const directory = await unpackFromNpm()
    const libraries = [join(directory, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
    return { executablePath: join(directory, 'chromium'), env: { ...env, LD_LIBRARY_PATH: libraries } }
  }
  const executablePath = wish && wish !== 'system' ? wish : places.find((place) => existsSync(place))
  if (!executablePath) throw new Error(`No Chromium was found in ${places.join(', ')}. Install one, or give its path: CHROMIUM=…`)
  return { executablePath, env }
}

// The package always unpacks into the directory for temporary files, and skips what it finds there: each version gets a directory of its own.
const unpack = `
  const [library, ...archives] = process.argv.slice(1)
  const { inflate } = await import(library)
  await Promise.all(archives.map((archive) => inflate(archive)))`

/** Unpacks the packed browser once for each version of its package; two processes at a time do no harm. */
async function unpackFromNpm(): Promise<string> {
  const library = require.resolve('@sparticuz/chromium')
  const top = dirname(dirname(library))
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }
  const directory = join(home, version)
  if (existsSync(directory)) return directory
  const half = `${directory}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const archives = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => join(top, 'bin', name))
  const child = spawn(process.execPath, ['--input-type=module', '-e', unpack, pathToFileURL(library).href, ...archives], {
    env: { ...process.env, TMPDIR: half }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The browser from npm could not be unpacked into ${half}.`)
  try {
    renameSync(half, directory)
  } catch (problem) {
    rmSync(half, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(directory)) throw problem
  }
  return directory
}

function writeFontsConf(): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folders = ['400Regular', '600SemiBold', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`)
  const families = ['sans-serif', 'system-ui', 'serif'].map((family) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>Noto Sans SC</string></edit></match>`)
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${folders.join('\n  ')}
  ${families.join('\n  ')}
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`
  const path = join(home, 'fonts.conf')
  mkdirSync(home, { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, text)
  renameSync(half, path)
  return path
}
