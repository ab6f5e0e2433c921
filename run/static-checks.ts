import { spawn } from 'node:child_process'
import { root } from './files.ts'

/** What is checked without running the program. */
export const staticChecks = [
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings'] },
] as const

/** Runs one check, its words going straight to the terminal; says whether all was well. */
export function checkPasses({ command, args }: { command: string; args: readonly string[] }): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(`${root}/node_modules/.bin/${command}`, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (problem) => {
      process.stdout.write(`${command} could not be started: ${problem.message}\n`)
      resolve(false)
    })
    child.on('exit', (code) => resolve(code === 0))
  })
}
