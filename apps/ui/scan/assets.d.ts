/** Vite: the address of a file that is put beside the app, hashed and served by ourselves. */
declare module '*.wasm?url' {
  const url: string
  export default url
}

declare module '*.css'
