/** Every knot of things that need one another in a circle, each as "a → b → a". */
export function findCycles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const found: string[] = []
  const visit = (node: string) => {
    const at = path.indexOf(node)
    if (at >= 0) return void found.push([...path.slice(at), node].join(' → '))
    if (done.has(node)) return
    path.push(node)
    for (const next of graph.get(node) ?? []) visit(next)
    path.pop()
    done.add(node)
  }
  for (const node of graph.keys()) visit(node)
  return found
}
