-- Maintenance windows are placed and ended by people, each named; nothing is deleted.
alter table exchange.windows
  add column id uuid not null default gen_random_uuid(),
  add column placed_at timestamptz,
  add column placed_by text,
  add column ended_at timestamptz,
  add column ended_by text,
  add constraint windows_ended check ((ended_at is null) = (ended_by is null)),
  drop constraint windows_pkey,
  add primary key (id);
-- Of windows that begin at the same instant one stands; those that were ended stay as what was.
create unique index windows_standing on exchange.windows (agency, first_day, starts) where ended_at is null;
comment on table exchange.windows is 'When an agency is closed for maintenance; placed and ended by supervision, or by the operator. Within, it is not asked';
comment on column exchange.windows.id is 'personal: no. UUIDv7; random where the operator placed it';
comment on column exchange.windows.ends is 'personal: no. Civil time of China, not included; not after starts: on the next day; 24:00 for a whole day';
comment on column exchange.windows.placed_at is 'personal: no. Null: placed by the operator';
comment on column exchange.windows.placed_by is 'personal: no. Officer number';
comment on column exchange.windows.ended_at is 'personal: no. Not null: holds no more, whatever its days say';
comment on column exchange.windows.ended_by is 'personal: no. Officer number';
grant insert, update (ended_at, ended_by) on exchange.windows to changxing_app;
