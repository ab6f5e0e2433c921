import type { Client } from 'pg'

export type Column = { readonly name: string; readonly type: string; readonly required: boolean; readonly default: string | null; readonly comment: string | null }

/** A primary key, unique key, foreign key or check. `columns` are in the order of the key. */
export type Constraint = { readonly kind: 'p' | 'u' | 'f' | 'c' | 'n' | 'x' | 't'; readonly name: string; readonly columns: readonly string[]; readonly definition: string }

export type Index = { readonly name: string; readonly unique: boolean; readonly columns: readonly string[]; readonly definition: string }

export type Table = {
  readonly schema: string
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  /** Those that no constraint has made. */
  readonly indexes: readonly Index[]
  /** Grants to anybody but the owner, "role: privilege, privilege". */
  readonly grants: readonly string[]
  readonly triggers: readonly string[]
}

// The job queue's tables are its library's; PostgreSQL's own are no business of ours.
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')`

/** Reads every table of ours from the catalogue, in the order of their names. Views and functions, if ever, must be added here. */
export async function readSchema(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
          'default', case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end,
          'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', k.contype, 'name', k.conname, 'definition', pg_get_constraintdef(k.oid),
          'columns', (select coalesce(jsonb_agg(a.attname order by o.at), '[]') from unnest(k.conkey) with ordinality o (num, at)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num)) order by k.contype <> 'p', k.contype, k.conname), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
      (select coalesce(jsonb_agg(jsonb_build_object('name', i.relname, 'unique', x.indisunique, 'definition', pg_get_indexdef(i.oid),
          'columns', (select coalesce(jsonb_agg(a.attname order by o.at), '[]') from unnest(x.indkey::int2[]) with ordinality o (num, at)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = o.num)) order by i.relname), '[]')
        from pg_index x join pg_class i on i.oid = x.indexrelid
        where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))) as indexes,
      (select coalesce(jsonb_agg(g.line order by g.line), '[]') from (
          select coalesce(r.rolname, 'public') || ': ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as line
          from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee where a.grantee <> c.relowner group by r.rolname
          union all
          select coalesce(r.rolname, 'public') || ': ' || lower(a.privilege_type) || ' (' || string_agg(t.attname, ', ' order by t.attnum) || ')'
          from pg_attribute t, aclexplode(t.attacl) a left join pg_roles r on r.oid = a.grantee
          where t.attrelid = c.oid and a.grantee <> c.relowner group by r.rolname, a.privilege_type) g) as grants,
      (select coalesce(jsonb_agg(t.tgname order by t.tgname), '[]') from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours}
    order by 1, 2`)
  return rows
}
