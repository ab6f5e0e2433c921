import type { Profile } from '../profile.ts'
import type { Curve } from './curve-machine.ts'
import { curveVerifier } from './curve-verifier.ts'
import type { CurveVerifier } from './curve-verifier.ts'

export const curves: Readonly<Record<Profile, Curve>> = {
  // sm2p256v1, GB/T 32918.5-2017
  SM2: {
    prime: { terms: [[256, 1], [224, -1], [96, -1], [64, 1]] },
    order: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
    b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
    x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
    y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
  },
  // P-256, FIPS 186-4 D.1.2.3
  ES256: {
    prime: { terms: [[256, 1], [224, -1], [192, 1], [96, 1]] },
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  },
}

const made = new Map<Profile, CurveVerifier | undefined>()

/** The verifier of a profile's curve, made on first use. Undefined where there is no WebAssembly. */
export function verifierOf(profile: Profile): CurveVerifier | undefined {
  if (!made.has(profile)) made.set(profile, curveVerifier(curves[profile]))
  return made.get(profile)
}
