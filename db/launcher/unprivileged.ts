import { execFileSync, spawnSync } from 'node:child_process'

/** The user that PostgreSQL runs as. `undefined` means: the present user, who is not root. */
export type Identity = { readonly uid: number; readonly gid: number; readonly name: string }

/** The user to drop to when started as root, because PostgreSQL refuses root: `postgres` where it exists, otherwise `nobody`. */
export function unprivileged(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const found = numberOf(name)
    if (found) return { ...found, name }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody" to drop to.')
}

function numberOf(name: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

/** Whether that user can enter a directory: asked of the kernel, which knows of access lists and mounts too. */
export function canEnter(identity: Identity | undefined, directory: string): boolean {
  const as = identity ? { uid: identity.uid, gid: identity.gid } : {}
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { stdio: 'ignore', ...as }).status === 0
}

/**
 * How to start a program as that user, so that the kernel interrupts it when its parent dies.
 * Without a `setpriv` that knows `--pdeathsig`, Node drops the rights; then only the supervisor ends the program.
 */
export function asUser(identity: Identity | undefined, program: string, args: readonly string[]) {
  if (setprivServes()) {
    const drop = identity ? ['--reuid', String(identity.uid), '--regid', String(identity.gid), '--clear-groups'] : []
    return { command: 'setpriv', args: [...drop, '--pdeathsig', 'INT', '--', program, ...args], as: {} }
  }
  return { command: program, args: [...args], as: identity ? { uid: identity.uid, gid: identity.gid } : {} }
}

const setprivServes = () => spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { stdio: 'ignore' }).status === 0
