declare module 'sm-crypto' {
  type Options = { hash?: boolean; der?: boolean; userId?: string }
  export const sm2: {
    doSignature(message: string | number[], privateKey: string, options: Options): string
    doVerifySignature(message: string | number[], signature: string, publicKey: string, options: Options): boolean
  }
  export const sm3: (message: string | number[]) => string
}
