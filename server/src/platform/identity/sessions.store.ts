import type { SignedIn } from '../actor.ts'
import type { Tx } from '../database.ts'

type SessionRow = { readonly actor: SignedIn; readonly identity_token: string | null; readonly seen_at: Date }

export const insert = (db: Tx, row: { idHash: Buffer; app: string; actor: SignedIn; identityToken: string | null; at: string; expiresAt: string }) =>
  db.run('sessions.insert',
    `insert into platform.sessions (id_hash, app, actor, identity_token, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`,
    [row.idHash, row.app, JSON.stringify(row.actor), row.identityToken, row.at, row.expiresAt])

export const find = (db: Tx, idHash: Buffer, app: string, now: string) =>
  db.maybe<SessionRow>('sessions.find',
    `select actor, identity_token, seen_at from platform.sessions where id_hash = $1 and app = $2 and expires_at > $3`, [idHash, app, now])

export const touch = (db: Tx, idHash: Buffer, now: string) =>
  db.run('sessions.touch', `update platform.sessions set seen_at = $2 where id_hash = $1 and seen_at < $2::timestamptz - interval '1 minute'`, [idHash, now])

export const remove = (db: Tx, idHash: Buffer) => db.run('sessions.remove', `delete from platform.sessions where id_hash = $1`, [idHash])

export const removeExpired = (db: Tx, now: string) => db.run('sessions.remove-expired', `delete from platform.sessions where expires_at <= $1`, [now])

type SignInRow = { readonly app: string; readonly verifier: string; readonly nonce: string; readonly return_to: string }

export const beginSignIn = (db: Tx, row: { state: string; app: string; verifier: string; nonce: string; returnTo: string; expiresAt: string }) =>
  db.run('sign-ins.begin',
    `insert into platform.sign_ins (state, app, verifier, nonce, return_to, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [row.state, row.app, row.verifier, row.nonce, row.returnTo, row.expiresAt])

/** Takes a sign-in out, so that its state works once. */
export const takeSignIn = (db: Tx, state: string, now: string) =>
  db.maybe<SignInRow>('sign-ins.take',
    `delete from platform.sign_ins where state = $1 and expires_at > $2 returning app, verifier, nonce, return_to`, [state, now])

export const removeExpiredSignIns = (db: Tx, now: string) => db.run('sign-ins.remove-expired', `delete from platform.sign_ins where expires_at <= $1`, [now])
