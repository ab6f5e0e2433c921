-- A new car has no record and no plate: its case is found by the VIN that its form says (M2.3.3).
alter table cases.cases add column known_by bytea;
comment on column cases.cases.known_by is 'personal: encrypted. Keyed blind index of what people call its thing while that has no record: the VIN of a new car; null where there is none';
create index cases_known_by on cases.cases (area, known_by) where known_by is not null;

-- What goes ahead of a car that moves out has a signed list, as the file of a transfer has: the new place compares each page with it.
alter table vehicles.arrivals add column package bytea, add column sent_at timestamptz, add constraint arrivals_sent check ((package is null) = (sent_at is null));
comment on column vehicles.arrivals.package is 'personal: yes. Signed list of the file as it left: VIN, plate, hash of each page (COSE_Sign1); null for a car that left before such lists were signed';
comment on column vehicles.arrivals.sent_at is 'personal: no. When the list was signed and the pages went ahead';
create index arrival_pages_file on vehicles.arrival_pages (area, file_id);

-- A page that another replaced, or that was taken away after the case was sent, is kept beside it: who reviews sees what was there before.
create table cases.earlier_pages (
  area text not null,
  case_id uuid not null,
  kind text not null,
  file_id uuid not null,
  page int not null check (page between 1 and 99),
  given_by text not null,
  given_at timestamptz not null,
  ended_at timestamptz not null,
  ended_by text not null,
  ended_by_number text,
  ended_because text not null check (ended_because in ('replaced', 'removed')),
  primary key (area, case_id, kind, file_id, ended_at),
  foreign key (area, case_id) references cases.cases (area, id) on delete cascade
);
create index earlier_pages_file on cases.earlier_pages (area, file_id);
comment on table cases.earlier_pages is 'Pages of a sent case that others took the place of, or that were taken away; append-only, kept as long as the case';
comment on column cases.earlier_pages.area is 'personal: no. City code of the office that answers the case';
comment on column cases.earlier_pages.case_id is 'personal: no';
comment on column cases.earlier_pages.kind is 'personal: no. Document of the service''s page';
comment on column cases.earlier_pages.file_id is 'personal: no. File in platform.files of the same area';
comment on column cases.earlier_pages.page is 'personal: no. Page that it was';
comment on column cases.earlier_pages.given_by is 'personal: no. Kind and id of who gave it';
comment on column cases.earlier_pages.given_at is 'personal: no';
comment on column cases.earlier_pages.ended_at is 'personal: no. Since when it counts no more';
comment on column cases.earlier_pages.ended_by is 'personal: no. Kind and id of who replaced it or took it away';
comment on column cases.earlier_pages.ended_by_number is 'personal: no. Number of that officer; null for a person';
comment on column cases.earlier_pages.ended_because is 'personal: no. Replaced by another picture, or removed';
grant select, insert on cases.earlier_pages to changxing_app;
