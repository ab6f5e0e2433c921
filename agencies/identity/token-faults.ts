import type { ServerResponse } from 'node:http'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { JWTPayload } from 'jose'
import { captureAnswer } from '../capture-answer.ts'
import { clockOffMs } from '../faults.ts'
import type { Faults } from '../faults.ts'
import type { IdentityKeys } from './signing-keys.ts'

type TokenAnswer = Record<string, unknown>

/** A compact JWS whose signature no longer fits. */
export function spoilSignature(token: string): string {
  const dot = token.lastIndexOf('.')
  const signature = Buffer.from(token.slice(dot + 1), 'base64url')
  signature[0]! ^= 0xff
  return `${token.slice(0, dot)}.${signature.toString('base64url')}`
}

/** The same claims, as a provider whose clock is wrong would have dated them. */
export function shiftClock<Claims extends JWTPayload>(claims: Claims): Claims {
  const shifted: JWTPayload = { ...claims }
  for (const name of ['iat', 'nbf', 'exp', 'auth_time']) {
    if (typeof shifted[name] === 'number') shifted[name] += clockOffMs / 1000
  }
  return shifted as Claims
}

/** Plays faults of signature, age and repetition on the token endpoint's answers. */
export function makeTokenFaults(faults: Faults, keys: IdentityKeys) {
  const earlier = new Map<boolean, Buffer>()

  const changeTokens = async (answer: TokenAnswer, change: (token: string) => string | Promise<string>): Promise<TokenAnswer> => {
    const changed = { ...answer }
    for (const name of ['id_token', 'access_token']) {
      const token = answer[name]
      if (typeof token === 'string' && token.split('.').length === 3) changed[name] = await change(token)
    }
    return changed
  }
  const misdate = (token: string): Promise<string> =>
    keys.sign(shiftClock(decodeJwt(token)), decodeProtectedHeader(token).typ ?? 'JWT')

  return async function around(path: string, res: ServerResponse, handle: () => void): Promise<void> {
    const captured = captureAnswer(res)
    handle()
    const body = await captured.body
    if (res.statusCode !== 200) return captured.send(body)

    const answer = JSON.parse(body.toString()) as TokenAnswer
    const forPerson = 'id_token' in answer
    const before = earlier.get(forPerson)
    earlier.set(forPerson, body)
    const fault = faults.takeSigned('identity', path, before ? undefined : ['wrong-signature', 'clock-off'])
    switch (fault) {
      case undefined: return captured.send(body)
      case 'replay': return captured.send(before!)
      case 'wrong-signature': return captured.send(Buffer.from(JSON.stringify(await changeTokens(answer, spoilSignature))))
      case 'clock-off': return captured.send(Buffer.from(JSON.stringify(await changeTokens(answer, misdate))))
    }
  }
}
