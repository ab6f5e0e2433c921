export type StartOptions = { readonly date: string | undefined }

/** Reads the command line of `npm start`. Errors: an unknown word, or a date that no calendar has. */
export function readStartOptions(args: readonly string[]): StartOptions {
  let date: string | undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [name, inline] = arg.split('=', 2)
    if (name !== '--date') throw new Error(`"${arg}" is not known. Usage: npm start -- [--date YYYY-MM-DD]`)
    date = inline ?? args[++index]
    if (date === undefined || !isDate(date)) throw new Error(`--date ${date ?? ''} is not a date. Write it as YYYY-MM-DD, for example: npm start -- --date 2021-06-15`)
  }
  return { date }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
