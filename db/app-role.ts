import { createHmac } from 'node:crypto'
import type { Client } from 'pg'

/** The role that the server works as. It owns nothing; migrations grant it what it may do, table by table. */
export const appRole = 'changxing_app'

const clashes = new Set(['42710', '23505', 'XX000'])

/**
 * Makes the server's role, or gives it the password that is passed. Roles belong to the whole PostgreSQL, so processes that migrate
 * different databases may meet here: the loser of such a race repeats. Errors: the role is missing and no password was passed.
 */
export async function ensureAppRole(owner: Client, password: string | undefined) {
  for (let attempt = 1; ; attempt++) {
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [appRole])
    if (!password && rowCount) return
    if (!password) throw new Error(`The database has no role ${appRole}. Create it, or pass a password for it.`)
    try {
      // A role's password cannot be a query parameter.
      const quoted = owner.escapeLiteral(password)
      await owner.query(rowCount ? `alter role ${appRole} login password ${quoted}` : `create role ${appRole} login password ${quoted}`)
      return
    } catch (problem) {
      if (!clashes.has((problem as { code?: string }).code ?? '') || attempt === 20) throw problem
    }
  }
}

/** The password of the server's role in a PostgreSQL of our own, derived from the owner's, so that nothing more must be kept. */
export const derivedAppPassword = (ownerUrl: string) => createHmac('sha256', new URL(ownerUrl).password).update(appRole).digest('hex')

/** The same address with another role or database. */
export function address(url: string, change: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url)
  if (change.database !== undefined) changed.pathname = `/${change.database}`
  if (change.user !== undefined) changed.username = change.user
  if (change.password !== undefined) changed.password = change.password
  return changed.href
}

/** The address by which the server reaches a database of our own PostgreSQL. */
export const appAddress = (ownerUrl: string) => address(ownerUrl, { user: appRole, password: derivedAppPassword(ownerUrl) })
