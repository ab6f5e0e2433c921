-- Warnings of the legal days of a licence, each sent once.
create table licences.life_warnings (
  area text not null,
  licence_id uuid not null,
  kind text not null,
  due_on date not null,
  days int not null check (days in (90, 30, 7)),
  told_at timestamptz not null,
  primary key (area, licence_id, kind, due_on, days),
  foreign key (area, licence_id) references licences.licences (area, id)
);
comment on table licences.life_warnings is 'Of which legal day of a licence its holder was warned, 90, 30 and 7 days before; append-only';
comment on column licences.life_warnings.area is 'personal: no';
comment on column licences.life_warnings.licence_id is 'personal: no';
comment on column licences.life_warnings.kind is 'personal: no. Which legal day';
comment on column licences.life_warnings.due_on is 'personal: yes';
comment on column licences.life_warnings.days is 'personal: no';
comment on column licences.life_warnings.told_at is 'personal: no';
grant select, insert on licences.life_warnings to changxing_app;
