/**
 * Every number this project has to choose for itself, in one place. COSE and CWT have no registered ids for SM2,
 * so private-use integers (RFC 9052 section 16, RFC 8392 section 9.1: below -65536) are used and published here.
 */

/** Which family of algorithms a key belongs to. SM2 is the national profile, ES256 the international one. */
export type Profile = 'SM2' | 'ES256'

export const profiles: readonly Profile[] = ['SM2', 'ES256']

/** COSE algorithm: ES256 as registered, SM2 with SM3 and the default user id as private use. */
export const coseAlgorithm = { SM2: -70101, ES256: -7 } as const satisfies Record<Profile, number>

/** COSE elliptic curve: P-256 as registered, sm2p256v1 as private use. */
export const coseCurve = { SM2: -70201, ES256: 1 } as const satisfies Record<Profile, number>

/** COSE header labels (RFC 9052 section 3.1, RFC 9596 for `typ`). */
export const header = { alg: 1, crit: 2, contentType: 3, kid: 4, typ: 16 } as const

/** CWT claim keys (RFC 8392, RFC 8747, Token Status List), then our private ones. */
export const claim = {
  iss: 1, sub: 2, exp: 4, nbf: 5, iat: 6, cti: 7, cnf: 8,
  statusList: 65533, ttl: 65534, status: 65535,
  licence: -70001, pass: -70002, delegation: -70003, vehicle: -70004,
  listSequence: -70010,
} as const

/** The user id of GB/T 32918.2 when no other is agreed (GM/T 0009). */
export const defaultUserId = '1234567812345678'

/** Text in front of every signed code. No URL scheme: a camera application opens nothing. */
export const codePrefix = 'J1:'

/** The largest signed code a verifier looks at, in bytes after base45. */
export const maxCodeBytes = 1024

/** Entries of one status shard; an index is never reused while its document is valid. */
export const shardSize = 2 ** 20

/** The profile of a COSE algorithm number, or undefined for one we do not speak. */
export const profileOfAlgorithm = (alg: unknown): Profile | undefined => profiles.find((profile) => coseAlgorithm[profile] === alg)
