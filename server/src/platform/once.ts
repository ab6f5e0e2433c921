/** Makes a value when it is first asked for, and keeps it. One that could not be made is tried anew the next time. */
export const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
